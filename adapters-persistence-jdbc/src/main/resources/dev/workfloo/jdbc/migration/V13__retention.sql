-- How long executions and callbacks are kept after the end of an execution: a period of ISO 8601, or 'forever'; for good where no
-- row says anything. environment and outcome are empty where a row is about all of them. changed_at tells operators who look.
create table workfloo_retention (
    workspace varchar(63) not null,
    environment varchar(10) not null,
    outcome varchar(10) not null,
    executions varchar(40),
    callbacks varchar(40),
    changed_at timestamp with time zone default current_timestamp not null,
    primary key (workspace, environment, outcome)
);

-- Callbacks of executions that ended before this are gone, where they were to go; whoever goes on holds the row.
create table workfloo_retention_progress (
    workspace varchar(63) not null,
    environment varchar(10) not null,
    outcome varchar(10) not null,
    callbacks_before timestamp with time zone not null,
    primary key (workspace, environment, outcome)
);

-- When a callback was taken, or wanted no more, and whether no more of it is kept then than its receiver and its body's SHA-256:
-- those are encrypted. Earlier releases leave both null.
alter table workfloo_callback add column settled_at timestamp with time zone;
alter table workfloo_callback add column is_short smallint;

-- The key of a consent whose execution is gone, encrypted under the master key; what is personal in the record is under it.
alter table workfloo_consent add column own_key ${long_bytes};
