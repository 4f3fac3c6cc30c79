-- What the index of terms does not know as it stands. PostgreSQL adds a row here, whoever leaves the index behind, so that what
-- processes of earlier releases write is known; a row goes in the transaction that indexes its execution. An index of these among
-- the executions themselves would cost each step, as it depends on the revision.
-- An execution may have two rows: nobody waits for another one here.
create table workfloo_unindexed (
    execution_id varchar(24) not null,
    created_at timestamp with time zone not null,
    number bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create index workfloo_unindexed_execution on workfloo_unindexed (execution_id);

create index workfloo_unindexed_newest on workfloo_unindexed (number);

-- With its owner's rights: processes of earlier releases may have another role, and know nothing of this table. A connection keeps the
-- plan that it made when the table was empty: that must be one for a full table.
create function workfloo_note_unindexed() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    insert into workfloo_unindexed (execution_id, created_at, number)
    select new.id, new.created_at, new.number
    where not exists (select from workfloo_unindexed where execution_id = new.id);
    return null;
end
$$;

revoke execute on function workfloo_note_unindexed() from public;

create trigger workfloo_execution_unindexed after insert or update on workfloo_execution for each row
    when (new.searched_revision is distinct from new.revision)
    execute function workfloo_note_unindexed();

-- What was left behind before is added by V18: there is much of it.
