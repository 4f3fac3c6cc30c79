-- Links by which persons come to one execution without a key: token is the SHA-256 of what opens one.
create table workfloo_person_link (
    id varchar(24) primary key,
    token varchar(64) not null,
    execution_id varchar(24) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);

create index workfloo_person_link_execution on workfloo_person_link (execution_id);

-- Browsers in which they were opened: secret is the SHA-256 of what such a one holds. Sessions go with their link.
create table workfloo_person_session (
    link_id varchar(24) not null references workfloo_person_link (id) on delete cascade,
    secret varchar(64) not null,
    seen_at timestamp with time zone not null,
    primary key (link_id, secret)
);

-- What a person has typed at a step that was not taken yet, encrypted. It counts while the execution stands at this revision.
create table workfloo_draft (
    execution_id varchar(24) primary key,
    revision integer not null,
    draft ${long_bytes} not null
);
