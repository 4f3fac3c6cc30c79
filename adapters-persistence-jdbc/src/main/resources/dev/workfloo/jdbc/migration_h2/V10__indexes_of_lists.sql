-- Each kind of list is read in one of these; H2 reads an index in its own order alone.
create index workfloo_execution_listed
    on workfloo_execution (workspace, environment, created_at desc, number desc);

create index workfloo_execution_listed_by_status
    on workfloo_execution (workspace, environment, status, created_at desc, number desc);

create index workfloo_execution_listed_by_definition
    on workfloo_execution (workspace, environment, definition_id, created_at desc, number desc, definition_version);

create index workfloo_execution_listed_by_origin
    on workfloo_execution (workspace, environment, origin, created_at desc, number desc);

-- What is still to be indexed; all others stand in it too, under no value.
create index workfloo_execution_unsearched on workfloo_execution (unsearched, number desc);
