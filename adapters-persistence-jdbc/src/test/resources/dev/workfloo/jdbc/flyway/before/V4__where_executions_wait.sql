-- What an execution waits for, so that those that wait can be counted; null when it has ended.
alter table workfloo_execution add column waiting_for varchar(20);

-- No text inside of the document can look like this: its quotes would be escaped.
update workfloo_execution set waiting_for = case
    when state like '%"position":{"at":"form"%' then 'FORM'
    when state like '%"position":{"at":"nip"%' then 'NIP'
    when state like '%"position":{"at":"call"%' then 'CONNECTOR'
    end
where status = 'PROGRESS';

-- The status changes at the end only: an index on what changes at each step would cost each step.
create index workfloo_execution_open on workfloo_execution (status)
    ${sparse} where status = 'PROGRESS'
;
