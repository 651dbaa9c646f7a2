-- The review of a proposal, and limits that hold for a while: who sees them, and that they never change.

grant select on public.beoordeling, public.grensuitspraak to uitstroommatch_gebruiker;
-- Without nummer: its gaps would tell how many others were proposed.
grant select (id, dossier_id, niveau, code, grens, motief, einddatum, corporatie, gemeente, voorgesteld_door,
    voorgesteld_op)
    on public.tijdelijke_grens to uitstroommatch_gebruiker;

do $$
declare
    tabel text;
begin
    foreach tabel in array array['beoordeling', 'tijdelijke_grens', 'grensuitspraak'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('create trigger vast before update or delete on public.%I'
                       ' for each row execute function public.um_weiger()', tabel);
        execute format('alter table public.%I enable always trigger vast', tabel);
        execute format('create trigger vast_geheel before truncate on public.%I'
                       ' for each statement execute function public.um_weiger()', tabel);
        execute format('alter table public.%I enable always trigger vast_geheel', tabel);
    end loop;
    foreach tabel in array array['tijdelijke_grens', 'grensuitspraak'] loop
        execute format('create policy lezen on public.%I for select to uitstroommatch_gebruiker using ('
                       ' (select public.um_hele_regio())'
                       ' or gemeente = any((select public.um_gemeenten())::text[])'
                       ' or corporatie = (select public.um_corporatie()))', tabel);
    end loop;
end
$$;

create policy lezen on public.beoordeling for select to uitstroommatch_gebruiker
    using ((select public.um_hele_regio()) or corporatie = (select public.um_corporatie()));

-- Which limits a proposal followed is part of what it was asked for.
create or replace function public.um_voorstel_vast() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    if (old.id, old.versie_id, old.beleid_id, old.vorig_id, old.besluiten, old.tijdelijke_grenzen, old.peildatum,
            old.zaad, old.tijd, old.rekenwerk, old.aangevraagd_door, old.aangevraagd_op)
        is distinct from (new.id, new.versie_id, new.beleid_id, new.vorig_id, new.besluiten, new.tijdelijke_grenzen,
            new.peildatum, new.zaad, new.tijd, new.rekenwerk, new.aangevraagd_door, new.aangevraagd_op) then
        raise restrict_violation using message = 'wat een voorstel is gevraagd wordt nooit gewijzigd';
    end if;
    if old.resultaat is not null and new.resultaat is distinct from old.resultaat then
        raise restrict_violation using message = 'het resultaat van een voorstel wordt nooit gewijzigd';
    end if;
    return new;
end
$$;
