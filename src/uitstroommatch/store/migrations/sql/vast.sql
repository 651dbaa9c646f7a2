-- What never changes. The triggers fire always, for the owner too, and in a session that says it is a replica.

create function public.um_weiger() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    raise restrict_violation using message = format('rijen van %s worden nooit gewijzigd of verwijderd', tg_table_name);
end
$$;

-- Of a policy only the approval may be added, once; a draft may be thrown away.
create function public.um_beleid_vast() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    if old.goedgekeurd_op is not null then
        raise restrict_violation using message = 'een goedgekeurd beleid wordt nooit gewijzigd of verwijderd';
    elsif tg_op = 'DELETE' then
        return old;
    elsif (to_jsonb(old) - '{goedgekeurd_door,goedgekeurd_op}'::text[])
            is distinct from (to_jsonb(new) - '{goedgekeurd_door,goedgekeurd_op}'::text[]) then
        raise restrict_violation using message = 'de inhoud van een beleid wordt nooit gewijzigd';
    end if;
    return new;
end
$$;

-- What a proposal was asked for stays, and what came out of it is written once.
create function public.um_voorstel_vast() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    if (old.id, old.versie_id, old.beleid_id, old.vorig_id, old.besluiten, old.peildatum, old.zaad, old.tijd,
            old.rekenwerk, old.aangevraagd_door, old.aangevraagd_op)
        is distinct from (new.id, new.versie_id, new.beleid_id, new.vorig_id, new.besluiten, new.peildatum, new.zaad,
            new.tijd, new.rekenwerk, new.aangevraagd_door, new.aangevraagd_op) then
        raise restrict_violation using message = 'wat een voorstel is gevraagd wordt nooit gewijzigd';
    end if;
    if old.resultaat is not null and new.resultaat is distinct from old.resultaat then
        raise restrict_violation using message = 'het resultaat van een voorstel wordt nooit gewijzigd';
    end if;
    return new;
end
$$;

do $$
declare
    tabel text;
begin
    foreach tabel in array array['spoor', 'besluit', 'bestand', 'dossierversie', 'client', 'woning', 'toewijzing'] loop
        execute format('create trigger vast before update or delete on public.%I'
                       ' for each row execute function public.um_weiger()', tabel);
        execute format('alter table public.%I enable always trigger vast', tabel);
    end loop;
    foreach tabel in array array['spoor', 'besluit', 'bestand', 'dossierversie', 'client', 'woning', 'toewijzing',
                                 'beleid', 'voorstel'] loop
        execute format('create trigger vast_geheel before truncate on public.%I'
                       ' for each statement execute function public.um_weiger()', tabel);
        execute format('alter table public.%I enable always trigger vast_geheel', tabel);
    end loop;
end
$$;

create trigger vast before update or delete on public.beleid for each row execute function public.um_beleid_vast();
alter table public.beleid enable always trigger vast;
create trigger vast before update on public.voorstel for each row execute function public.um_voorstel_vast();
alter table public.voorstel enable always trigger vast;
create trigger vast_rij before delete on public.voorstel for each row execute function public.um_weiger();
alter table public.voorstel enable always trigger vast_rij;
