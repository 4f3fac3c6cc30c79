-- What a key may do, in the words of this release, where this one gave it out. Earlier ones read the column rights alone, and know
-- fewer; there stands what such a key may do with them, so that they give it no more than it has.
alter table workfloo_key add column granted varchar(200);

-- What calls that moved an execution were answered, for 24 hours, by the hash of their idempotency key. What was sent stands there as
-- its fingerprint alone, encrypted with the answer, as it may be a code.
create table workfloo_answer (
    execution_id varchar(24) not null,
    call_key varchar(80) not null,
    at timestamp with time zone not null,
    answer ${long_bytes} not null,
    primary key (execution_id, call_key)
);

create index workfloo_answer_at on workfloo_answer (at);
