"""The job engine behind a few verbs: work survives a crash, and is never done twice.

``engine`` queues work and ``worker`` does it; ``inputs`` is what a proposal is made of, ``orders`` what a child process
is asked and answers, ``calc`` what it does and ``child`` the process itself; ``work`` is the road of one job from
begin to end, with ``proposals``, ``parts`` and ``questions`` as its kinds; ``rescue`` brings back what a killed worker
left, at the ``tempo`` that is set. ``reproduce`` makes a stored proposal again.
"""
