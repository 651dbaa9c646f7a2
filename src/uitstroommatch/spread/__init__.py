"""How placements spread, and what of it is told to whom (no map, no database).

``blik`` is who looks; ``beeld`` is everything that this asker may get of a proposal, and nothing else; ``told`` decides
which numbers are told. Who draws or lists a proposal for anybody gets a ``Beeld``, so that what is not in there can
never be shown. ``figures`` and ``quarters`` measure the spread.
"""
