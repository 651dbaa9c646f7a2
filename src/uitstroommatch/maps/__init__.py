"""The map: one page in one file, that needs no network (the only room with folium, branca and shapely).

``page`` makes the page. A layer is one file in ``layers/`` with a ``LAYER`` (see ``layer``); it gets a ``Scene`` (all
facts, once) and draws. User data reaches the browser only as JSON, and is put on the page only as text.
"""

from uitstroommatch.maps.page import PDOK, maak_kaart

__all__ = ["PDOK", "maak_kaart"]
