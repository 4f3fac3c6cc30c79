-- Who is told of what happens, in process. Nothing is told of an execution behind caught_up_to before it was added; null once all are.
-- One process tells at a time: the teller, until told_until, unless it says so again.
create table workfloo_subscription (
    name varchar(100) primary key,
    number integer not null unique,
    since timestamp with time zone not null,
    caught_up_to varchar(24),
    teller varchar(24),
    told_until timestamp with time zone
);

-- Which transitions a subscription is still to be told: what they were is read where they are kept.
create table workfloo_event (
    subscription integer not null,
    execution_id varchar(24) not null,
    revision integer not null,
    primary key (subscription, execution_id, revision)
);

-- Events whose listener threw, one of an execution at most; cause is the class of what was thrown.
create table workfloo_held_event (
    subscription integer not null,
    execution_id varchar(24) not null,
    revision integer not null,
    since timestamp with time zone not null,
    tries integer not null,
    again_at timestamp with time zone not null,
    cause varchar(500) not null,
    primary key (subscription, execution_id)
);
