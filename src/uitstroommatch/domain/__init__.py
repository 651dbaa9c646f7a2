"""The words of the trade as frozen types: no solver, no file, no map, no web.

``units`` holds the kinds of value (amount, hours, date, code), the row modules hold what stands in one row of a file,
``dossier`` joins all rows and checks every cross-reference once, ``voorstel`` is what comes out and ``outcome`` says
how it ended.
"""
