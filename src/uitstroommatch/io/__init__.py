"""Files in, files out; the only room with pandas.

``folder`` finds the files of a dossier, a member of ``formats/`` makes tables of them (``format`` is the contract),
``privacy`` refuses personal data on sight, ``normalise`` makes rows of cells, ``dossier_reader`` joins everything to
one :class:`~uitstroommatch.domain.dossier.Dossier`. ``borders`` and ``proposal_reader`` read the JSON files, ``export``
writes. Everything that is wrong is a :class:`~uitstroommatch.errors.Fout`, and all of them come at once.
"""
