-- Who is told of what happens, in process. Nothing is told of an execution behind caught_up_to before it was added; null once all are.
-- One process tells at a time: the teller, until told_until, unless it says so again.
create table workfloo_subscription (
    name varchar(100) primary key,
    number integer not null unique,
    since timestamp with time zone not null,
    caught_up_to varchar(24),
    teller varchar(24),
    told_until timestamp with time zone
);

-- Which transitions a subscription is still to be told: what they were is read where they are kept.
create table workfloo_event (
    subscription integer not null,
    execution_id varchar(24) not null,
    revision integer not null,
    primary key (subscription, execution_id, revision)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- Events whose listener threw, one of an execution at most; cause is the class of what was thrown.
create table workfloo_held_event (
    subscription integer not null,
    execution_id varchar(24) not null,
    revision integer not null,
    since timestamp with time zone not null,
    tries integer not null,
    again_at timestamp with time zone not null,
    cause varchar(500) not null,
    primary key (subscription, execution_id)
);

-- With its owner's rights: processes of earlier releases may have another role, and know nothing of these tables. What they write is
-- noted as well. A row is seen once its transaction is committed, however late, and those of an execution in their order.
create function workfloo_note_event() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into workfloo_event (subscription, execution_id, revision)
    values (tg_argv[0]::integer, new.id, new.revision) on conflict do nothing;
    return null;
end
$$;

revoke execute on function workfloo_note_event() from public;

-- Each subscription has a trigger, so that a step costs nothing where there is none, and each transaction that begins to write behind
-- it is noted, whatever it saw before. One that is over has its trigger still, which is off and costs nothing: to take it away would
-- wait for all who read. Names are put together, since whoever reads this file puts the schema before each of ours.
create function workfloo_watch_executions() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
declare
    watching text := 'workfloo' || '_event_';
begin
    if tg_op = 'DELETE' then
        execute format('alter table %I.workfloo_execution disable trigger %I', tg_table_schema, watching || old.number);
        return null;
    end if;
    watching := watching || new.number;
    if exists (select from pg_trigger where tgname = watching
            and tgrelid = format('%I.workfloo_execution', tg_table_schema)::regclass) then
        execute format('alter table %I.workfloo_execution enable trigger %I', tg_table_schema, watching);
    else
        execute format('create trigger %I after insert or update of revision on %I.workfloo_execution'
            || ' for each row execute function %I.workfloo_note_event(%s)',
            watching, tg_table_schema, tg_table_schema, new.number);
    end if;
    return null;
end
$$;

revoke execute on function workfloo_watch_executions() from public;

create trigger workfloo_subscription_watches after insert or delete on workfloo_subscription
    for each row execute function workfloo_watch_executions();
