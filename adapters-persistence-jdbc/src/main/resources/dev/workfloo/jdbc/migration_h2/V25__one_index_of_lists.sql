-- A start writes a page of each index, and the way up to it: that is most of what it costs here, so that one index is read for lists,
-- for what has ended and for what waits longest. Whoever asks for all asks for each status in turn. What lists are narrowed by, and
-- since when something waits, stands in it too, so that no row is read for what is left out.
create index if not exists workfloo_execution_standing on workfloo_execution
    (status, environment, workspace, created_at desc, number desc, definition_id, definition_version, origin,
     waiting_for, modified_at);

drop index if exists workfloo_execution_listed;

drop index if exists workfloo_execution_listed_by_status;

drop index if exists workfloo_execution_listed_by_definition;

drop index if exists workfloo_execution_waiting;
