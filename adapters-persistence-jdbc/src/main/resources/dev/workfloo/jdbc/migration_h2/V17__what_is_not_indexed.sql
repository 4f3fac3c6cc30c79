-- What the index of terms does not know as it stands; a row goes in the transaction that indexes its execution. Whoever leaves the
-- index behind adds it: an index of all executions would cost each write, for hardly any of them.
create table workfloo_unindexed (
    execution_id varchar(24) not null,
    created_at timestamp with time zone not null,
    number bigint not null
);

create index workfloo_unindexed_execution on workfloo_unindexed (execution_id);

create index workfloo_unindexed_newest on workfloo_unindexed (number desc);

insert into workfloo_unindexed (execution_id, created_at, number)
select id, created_at, number from workfloo_execution where unsearched = 1;

-- An origin other than the API is a term from now on.
insert into workfloo_unindexed (execution_id, created_at, number)
select id, created_at, number from workfloo_execution where origin is not null and unsearched is null;

drop index if exists workfloo_execution_listed_by_origin;

drop index if exists workfloo_execution_unsearched;

alter table workfloo_execution drop column if exists unsearched;
