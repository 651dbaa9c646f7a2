"""The checker: a plan against the rulebook, without a solver. Nothing leaves the service unchecked.

It asks the same rules and goals as the model does, but shares no other code with it: sums are made here from the
placements themselves.
"""
