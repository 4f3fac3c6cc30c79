-- outside a transaction
-- What ended first is first in it, for each time of retention. An execution enters it when it ends, and does not move any more: so
-- it costs steps nothing. That they change modified_at, which it holds, would keep PostgreSQL from updating a row in place; but
-- workfloo_execution_waiting has it too.
create index concurrently if not exists workfloo_execution_ended
    on workfloo_execution (workspace, environment, status, modified_at) where status <> 'PROGRESS';

-- Callbacks that earlier releases told, of which too much is kept; it is empty when they were gone through. It depends on the state:
-- so the one write that ends a callback, or gives it up, is not done in place, and adds an entry to the primary key's index.
create index concurrently if not exists workfloo_callback_whole
    on workfloo_callback (execution_id, revision) where (state = 'DELIVERED' or state = 'UNWANTED') and is_short is null;
