"""The housing rules, one per file; the file name is the id in the policy.

Pair rules, in the order in which a reader thinks about a match:
what the home and the client are (beschikbaarheid, woonvorm, contractvorm), what the client can pay
(huurgrens_jongeren, passend_toewijzen, budget), how they fit (huishouden_past, toegankelijkheid, leeftijdslabel),
where (uitgesloten_gebied, begeleiding, herkomst_buiten_regio), and what people decided (besluit_afgewezen).

Group rules: een_woning_per_client, plaatsen, draagkracht, begeleidingsuren, omklap_capaciteit, afspraak_maximum,
besluit_vast.
"""
