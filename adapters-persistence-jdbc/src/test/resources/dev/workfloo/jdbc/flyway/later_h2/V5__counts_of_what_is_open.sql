-- What is open is counted in this index alone.
create index workfloo_execution_waiting on workfloo_execution (status, environment, waiting_for, modified_at);

drop index workfloo_execution_open;

-- The kind of work is the second part of its name; the first one has 24 characters.
alter table workfloo_work add column kind varchar(20) generated always as
    (substring(task_instance, 26, locate('/', task_instance, 26) - 26));

create index workfloo_work_kind on workfloo_work (kind, execution_time);
