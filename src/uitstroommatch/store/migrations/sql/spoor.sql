-- The trail. The lock is held until the transaction ends, so whoever reads the last entry after it reads the last one.
-- It is on a row that askers cannot reach: with an advisory lock one of them could keep everyone waiting.

-- What the hash covers. Every text is preceded by its length in bytes: no two entries have the same text.
create function public.um_spoorhash(
    vorige text, nummer bigint, op timestamptz, wie text, handeling text, object text, gegevens jsonb
) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select encode(sha256(convert_to(string_agg(octet_length(deel) || ':' || deel, '' order by plaats), 'UTF8')), 'hex')
    from unnest(array[
        vorige, nummer::text, to_char(op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), wie, handeling, object,
        gegevens::text
    ]) with ordinality as delen (deel, plaats)
$$;

create function public.um_noteer(wie text, handeling text, object text, gegevens jsonb) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    laatste record;
    nieuw bigint;
    tijd timestamptz;
begin
    -- The owner writes for anyone; whoever cannot become the owner writes in his own name.
    if not pg_has_role(session_user, current_user, 'member') and wie is distinct from public.um_wie() then
        raise insufficient_privilege using message = 'een regel in het spoor is op naam van wie vraagt';
    end if;
    perform from public.geheim g where g.naam = 'binnen' for no key update;
    if not found then
        raise object_not_in_prerequisite_state using message = 'de database is nog niet ingericht';
    end if;
    select s.nummer, s.op, s.hash into laatste from public.spoor s order by s.nummer desc limit 1;
    nieuw := coalesce(laatste.nummer, 0) + 1;
    tijd := greatest(clock_timestamp(), laatste.op);
    laatste.hash := coalesce(laatste.hash, repeat('0', 64));
    insert into public.spoor (nummer, op, wie, handeling, object, gegevens, vorige, hash)
    values (nieuw, tijd, um_noteer.wie, um_noteer.handeling, um_noteer.object, um_noteer.gegevens, laatste.hash,
            public.um_spoorhash(laatste.hash, nieuw, tijd, um_noteer.wie, um_noteer.handeling, um_noteer.object,
                                um_noteer.gegevens));
    return nieuw;
end
$$;
