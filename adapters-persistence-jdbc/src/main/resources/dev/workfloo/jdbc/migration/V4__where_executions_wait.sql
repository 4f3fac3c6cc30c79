-- What an execution waits for, so that those that wait can be counted; null when it has ended.
alter table workfloo_execution add column waiting_for varchar(20);

-- What older releases wrote says so itself from its next step on.
update workfloo_execution set waiting_for = 'UNKNOWN' where status = 'PROGRESS';

-- The status changes at the end only: an index on what changes at each step would cost each step.
create index workfloo_execution_open on workfloo_execution (status)
    ${sparse} where status = 'PROGRESS'
;
