-- What is open is counted while it changes, and not by reading it: PostgreSQL adds a row here for each change, whoever makes
-- it, so that processes of earlier releases are counted too. How many there are is the sum; rows are folded by whoever reads.
-- Rows are only added and taken away, so that no transition waits for another one.
create table workfloo_open_count (
    environment varchar(10) not null,
    waiting_for varchar(20) not null,
    change bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- With its owner's rights: processes of earlier releases may have another role, and know nothing of this table.
create function workfloo_count_open() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' and old.status = 'PROGRESS' then
        insert into workfloo_open_count
        values (old.environment, coalesce(old.waiting_for, 'UNKNOWN'), -1);
    end if;
    if tg_op <> 'DELETE' and new.status = 'PROGRESS' then
        insert into workfloo_open_count
        values (new.environment, coalesce(new.waiting_for, 'UNKNOWN'), 1);
    end if;
    return null;
end
$$;

revoke execute on function workfloo_count_open() from public;

create trigger workfloo_execution_opened_or_gone after insert or delete on workfloo_execution
    for each row execute function workfloo_count_open();

create trigger workfloo_execution_moved after update on workfloo_execution for each row
    when (old.status is distinct from new.status or old.waiting_for is distinct from new.waiting_for)
    execute function workfloo_count_open();

-- What was open before is counted by V11, which also makes the indexes: there is much of it, and this holds up who writes.
-- Its checksum was -1508549731.
