-- ${sparse} keeps rows out of an index that its condition leaves out, where the database can do so.

-- When the execution is given up if it has not ended by then; null when there is no such time, or it has ended.
alter table workfloo_execution add column expires_at timestamp with time zone;

create index workfloo_execution_expires_at on workfloo_execution (expires_at)
    ${sparse} where expires_at is not null
;

-- Pending work, as db-scheduler's table: https://github.com/kagkarlsson/db-scheduler
-- We write rows with the transition that asks for the work; the scheduler picks and reschedules them.
create table workfloo_work (
    task_name varchar(100) not null,
    task_instance varchar(250) not null,
    task_data ${long_bytes},
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(250),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index workfloo_work_execution_time on workfloo_work (execution_time);

create index workfloo_work_last_heartbeat on workfloo_work (last_heartbeat)
    ${sparse} where last_heartbeat is not null
;

-- Consent records. Times stand as text, since their hash is over that text, down to the nanosecond.
-- waiting_since is when consent was given, and null once the record is in its workspace's chain.
create table workfloo_consent (
    execution_id varchar(24) not null,
    node varchar(100) not null,
    visit integer not null,
    workspace varchar(63) not null,
    environment varchar(10) not null,
    channel varchar(20) not null,
    terms_version ${text},
    notice_version ${text},
    sent_at varchar(40) not null,
    confirmed_at varchar(40) not null,
    authorised_at varchar(40) not null,
    personal ${long_bytes},
    waiting_since timestamp with time zone,
    sequence bigint,
    previous varchar(64),
    hash varchar(64),
    primary key (execution_id, node, visit),
    unique (workspace, sequence)
);

create index workfloo_consent_waiting_since on workfloo_consent (waiting_since)
    ${sparse} where waiting_since is not null
;

-- The end of each workspace's chain. Whoever chains records holds this row.
create table workfloo_consent_chain (
    workspace varchar(63) primary key,
    sequence bigint not null,
    hash varchar(64) not null
);
