-- Who asks. Every function here runs as the owner, with a search path of its own and full names: what an asker puts in
-- front of it changes nothing. Each answers nothing, rather than something, when it does not know who asks.

-- The account that the signed setting names, when the signature is ours and made for this connection, and the account
-- may still be used. HMAC-SHA256; the two padded keys are kept ready.
create function public.um_wie() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select a.id
    from (select current_setting('uitstroommatch.wie', true)) as s (waarde)
    join public.account a on a.id = left(s.waarde, -65) and a.actief
    join public.geheim binnen on binnen.naam = 'binnen'
    join public.geheim buiten on buiten.naam = 'buiten'
    where length(s.waarde) > 65
      and substr(right(s.waarde, 65), 1, 1) = ':'
      and right(s.waarde, 64) = encode(
          sha256(buiten.waarde || sha256(binnen.waarde || convert_to(a.id || chr(31) || pg_backend_pid(), 'UTF8'))), 'hex')
$$;

create function public.um_bekend() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select coalesce((select cardinality(rollen) > 0 from public.account where id = public.um_wie()), false) $$;

create function public.um_rol(variadic welke text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select coalesce((select rollen && welke from public.account where id = public.um_wie()), false) $$;

create function public.um_hele_regio() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(
        (select 'regisseur' = any(rollen) and gemeenten = '{}' from public.account where id = public.um_wie()), false)
$$;

-- The municipalities of an officer with some; empty for anyone else, and for an officer of the whole region.
create function public.um_gemeenten() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(
        (select gemeenten from public.account where id = public.um_wie() and 'regisseur' = any(rollen)), '{}')
$$;

create function public.um_aanbieder() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select aanbieder from public.account where id = public.um_wie() and 'aanbieder' = any(rollen) $$;

create function public.um_corporatie() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select corporatie from public.account where id = public.um_wie() and 'corporatie' = any(rollen) $$;

-- The proposal itself holds every client, so its column is not granted to anyone.
create function public.um_resultaat(voorstel uuid) returns bytea
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select resultaat from public.voorstel v where v.id = um_resultaat.voorstel and public.um_hele_regio() $$;
