-- outside a transaction
-- An origin other than the API is a term from now on.
update workfloo_execution set searched_revision = null where origin is not null and searched_revision is not null;

-- What was left behind before V17 took notice. What somebody leaves behind meanwhile may be added twice, and nobody waits for it.
insert into workfloo_unindexed (execution_id, created_at, number)
select id, created_at, number from workfloo_execution
where searched_revision is distinct from revision
  and not exists (select from workfloo_unindexed known where known.execution_id = workfloo_execution.id);

drop index concurrently if exists workfloo_execution_unsearched;

drop index concurrently if exists workfloo_execution_listed_by_origin;
