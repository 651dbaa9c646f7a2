"""Official borders: from PDOK or a file someone has, to ``gebieden.geojson``, with where they come from beside it.

``ogc`` asks a map service, ``geopackage`` and ``geojson`` read files; ``columns`` knows what makers call their columns.
``collect`` keeps the land of a region, ``simplify`` makes it small without gaps or overlaps, ``output`` writes.
``product`` is the way through all of them. Shapes are in RD metres between reading and writing.
"""
