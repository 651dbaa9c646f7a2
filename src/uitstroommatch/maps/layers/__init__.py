"""The layers of the map: one file each, found by name (see ``uitstroommatch.maps.layer``)."""
