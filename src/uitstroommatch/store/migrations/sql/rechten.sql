-- What an asker may see. One policy per table; an account with several roles sees what any of them may see, each role
-- by its own ground. A function stands in a select of its own, so that it is asked once per query and not per row.

revoke all on all tables in schema public from public;
revoke all on all functions in schema public from public;
revoke create on schema public from public;
grant usage on schema public to uitstroommatch_gebruiker;

grant select on public.dossier, public.bestand, public.client, public.woning, public.beleid, public.voortgang,
    public.toewijzing, public.uitleg, public.spoor to uitstroommatch_gebruiker;

-- Some columns are left out: secrets, the proposal as a whole, and what tells by a difference (a total minus one's own,
-- the gaps in numbers) what others have.
grant select (id, naam, rollen, gemeenten, aanbieder, corporatie, actief, gemaakt_op)
    on public.account to uitstroommatch_gebruiker;
grant select (id, account_id, omschrijving, gemaakt_op, geldig_tot, ingetrokken_op)
    on public.token to uitstroommatch_gebruiker;
grant select (id, dossier_id, nummer, beleid_id, gemaakt_door, gemaakt_op)
    on public.dossierversie to uitstroommatch_gebruiker;
grant select (id, versie_id, beleid_id, vorig_id, peildatum, zaad, tijd, rekenwerk, aangevraagd_door, aangevraagd_op,
    stand, poging, stoppen, begonnen_op, klaar_op, status, beleid_sha256)
    on public.voorstel to uitstroommatch_gebruiker;
grant select (id, dossier_id, voorstel_id, client_sleutel, woning_id, contractvorm, besluit, redencode, reden, trekt_in,
    aanbieder, corporatie, gemeente_herkomst, gemeente, genomen_door, genomen_op)
    on public.besluit to uitstroommatch_gebruiker;
grant execute on function public.um_wie(), public.um_bekend(), public.um_rol(text[]), public.um_hele_regio(),
    public.um_gemeenten(), public.um_aanbieder(), public.um_corporatie(), public.um_resultaat(uuid),
    public.um_noteer(text, text, text, jsonb) to uitstroommatch_gebruiker;

-- The tables that no asker has any right on have row-level security too: a right given by mistake shows nothing.
do $$
declare
    tabel text;
begin
    foreach tabel in array array['account', 'token', 'dossier', 'dossierversie', 'bestand', 'client', 'woning', 'beleid',
            'voorstel', 'voortgang', 'onderdeel', 'toewijzing', 'uitleg', 'besluit', 'spoor', 'herhaling', 'geheim'] loop
        execute format('alter table public.%I enable row level security', tabel);
    end loop;
    foreach tabel in array array['dossier', 'dossierversie', 'beleid', 'voorstel'] loop
        execute format('create policy lezen on public.%I for select to uitstroommatch_gebruiker'
                       ' using ((select public.um_bekend()))', tabel);
    end loop;
    foreach tabel in array array['toewijzing', 'besluit'] loop
        execute format('create policy lezen on public.%I for select to uitstroommatch_gebruiker using ('
                       ' (select public.um_hele_regio())'
                       ' or gemeente_herkomst = any((select public.um_gemeenten())::text[])'
                       ' or gemeente = any((select public.um_gemeenten())::text[])'
                       ' or aanbieder = (select public.um_aanbieder())'
                       ' or corporatie = (select public.um_corporatie()))', tabel);
    end loop;
end
$$;

create policy lezen on public.account for select to uitstroommatch_gebruiker
    using (id = (select public.um_wie()) or (select public.um_rol('beheerder')));

create policy lezen on public.token for select to uitstroommatch_gebruiker
    using (account_id = (select public.um_wie()) or (select public.um_rol('beheerder')));

create policy lezen on public.bestand for select to uitstroommatch_gebruiker using ((select public.um_hele_regio()));

create policy lezen on public.voortgang for select to uitstroommatch_gebruiker
    using ((select public.um_rol('regisseur')));

create policy lezen on public.spoor for select to uitstroommatch_gebruiker using ((select public.um_rol('auditor')));

create policy lezen on public.uitleg for select to uitstroommatch_gebruiker using (
    (select public.um_hele_regio())
    or (gevraagd_door = (select public.um_wie())
        and (select public.um_rol('regisseur', 'aanbieder', 'corporatie'))));

-- An officer of some municipalities also sees who comes to live there, and where his own clients come to live.
create policy lezen on public.client for select to uitstroommatch_gebruiker using (
    (select public.um_hele_regio())
    or gemeente_herkomst = any((select public.um_gemeenten())::text[])
    or aanbieder = (select public.um_aanbieder())
    or exists (
        select from public.toewijzing t join public.voorstel v on v.id = t.voorstel_id
        where t.client_sleutel = client.client_sleutel and v.versie_id = client.versie_id
            and (t.gemeente_herkomst = any((select public.um_gemeenten())::text[])
                or t.gemeente = any((select public.um_gemeenten())::text[]))));

create policy lezen on public.woning for select to uitstroommatch_gebruiker using (
    (select public.um_hele_regio())
    or gemeente = any((select public.um_gemeenten())::text[])
    or corporatie = (select public.um_corporatie())
    or exists (
        select from public.toewijzing t join public.voorstel v on v.id = t.voorstel_id
        where t.woning_id = woning.woning_id and v.versie_id = woning.versie_id
            and (t.gemeente_herkomst = any((select public.um_gemeenten())::text[])
                or t.gemeente = any((select public.um_gemeenten())::text[])
                or t.aanbieder = (select public.um_aanbieder()))));
