-- outside a transaction
-- Brings into the counts what was open before V5 counted changes: what is wanting is added. One statement sees one moment of both,
-- so that what moves meanwhile is counted once, and nobody waits.
insert into workfloo_open_count
select environment, waiting_for, sum(change) from (
  select environment, coalesce(waiting_for, 'UNKNOWN') waiting_for, count(*) change
  from workfloo_execution where status = 'PROGRESS' group by 1, 2
  union all select environment, waiting_for, -change from workfloo_open_count) wanting
group by environment, waiting_for having sum(change) <> 0;

-- Since when the one that waits longest has waited is the first entry of each kind.
create index concurrently if not exists workfloo_execution_waiting
    on workfloo_execution (environment, coalesce(waiting_for, 'UNKNOWN'), modified_at) where status = 'PROGRESS';

-- The index workfloo_execution_open stays until no process of an earlier release counts with it any more.

-- The kind of work is the second part of its name.
create index concurrently if not exists workfloo_work_kind
    on workfloo_work (split_part(task_instance, '/', 2), execution_time);
