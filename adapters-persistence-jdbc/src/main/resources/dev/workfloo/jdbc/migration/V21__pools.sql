-- Which version of a pool chooses for new executions. Starting one from it relies on this row.
create table workfloo_pool (
    workspace varchar(63) not null,
    id varchar(24) not null,
    current_version integer not null,
    primary key (workspace, id)
);

-- Rows of this table never change.
create table workfloo_pool_version (
    workspace varchar(63) not null,
    id varchar(24) not null,
    version integer not null,
    document ${long_text} not null,
    published_at timestamp with time zone not null,
    primary key (workspace, id, version)
);
