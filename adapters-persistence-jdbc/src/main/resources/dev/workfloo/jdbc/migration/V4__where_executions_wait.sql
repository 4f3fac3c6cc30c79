-- At what type of node an execution stands, so that those that wait can be counted; null when it has ended.
alter table workfloo_execution add column waiting_for varchar(20);

-- What older releases wrote says so itself from its next step on.
update workfloo_execution set waiting_for = 'UNKNOWN' where status = 'PROGRESS';

create index workfloo_execution_waiting_for on workfloo_execution (environment, waiting_for, modified_at)
    ${sparse} where waiting_for is not null
;
