-- outside a transaction
-- Each kind of list is read in one of these, from its end.
create index concurrently if not exists workfloo_execution_listed
    on workfloo_execution (workspace, environment, created_at, number);

create index concurrently if not exists workfloo_execution_listed_by_status
    on workfloo_execution (workspace, environment, status, created_at, number);

create index concurrently if not exists workfloo_execution_listed_by_definition
    on workfloo_execution (workspace, environment, definition_id, created_at, number, definition_version);

create index concurrently if not exists workfloo_execution_listed_by_origin
    on workfloo_execution (workspace, environment, origin, created_at, number) where origin is not null;

-- What is still to be indexed; empty but for what earlier releases wrote.
create index concurrently if not exists workfloo_execution_unsearched
    on workfloo_execution (number) where searched_revision is distinct from revision;
