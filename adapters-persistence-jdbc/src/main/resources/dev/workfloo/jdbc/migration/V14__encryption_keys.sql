-- Keys under which is written, or was, and something may be, in the order in which they came; none where there was only ever the
-- one of workfloo_encryption, under which is also what names no key. A new one is written under once all processes know it;
-- created_at is null for the first.
create table workfloo_encryption_key (
    number integer primary key,
    id varchar(8) not null unique,
    created_at timestamp with time zone
);

-- Each of them encrypted under each other one, so that who has one has all.
create table workfloo_sealed_key (
    id varchar(8) not null,
    under_id varchar(8) not null,
    sealed ${long_bytes} not null,
    primary key (id, under_id)
);

-- Those that were dropped: a process may still be given one, to read what came late under it, and never brings it in again.
create table workfloo_dropped_key (
    id varchar(8) primary key
);

-- How far what is encrypted in a column was brought under a key. A column is gone through until a whole pass has found nothing;
-- behind is the place in the pass, found what it has found so far, damaged what
-- could not be read, and due_at when it goes on.
create table workfloo_reencryption (
    sealed_column varchar(80) primary key,
    key_id varchar(8) not null,
    pass integer not null,
    behind varchar(500),
    found bigint not null,
    damaged bigint not null,
    due_at timestamp with time zone not null,
    finished_at timestamp with time zone
);

-- When a process last wrote that has others of an earlier release beside it, which know one key alone.
alter table workfloo_encryption add column rolling_seen_at timestamp with time zone;
