-- What clients are to be told, in the order of the revisions of one execution. What is told, and to whom, is personal.
create table workfloo_callback (
    execution_id varchar(24) not null,
    revision integer not null,
    workspace varchar(63) not null,
    kind varchar(10) not null,
    at varchar(40) not null,
    personal ${long_bytes} not null,
    state varchar(10) not null,
    tries integer not null,
    given_up_at timestamp with time zone,
    primary key (execution_id, revision)
);

create index workfloo_callback_given_up on workfloo_callback (workspace, given_up_at)
    ${sparse} where given_up_at is not null
;

-- What callbacks are signed with, encrypted. The newest of a workspace counts, and those before it until they end.
create table workfloo_signing_secret (
    workspace varchar(63) not null,
    number integer not null,
    created_at timestamp with time zone not null,
    ends_at timestamp with time zone,
    secret ${long_bytes} not null,
    primary key (workspace, number)
);
