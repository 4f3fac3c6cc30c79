-- Drawn for each write that moves an execution, so that two states of one revision are told apart: after a failover, or a commit
-- of which nobody knows what became, there may have been two. A process of an earlier release moves the revision, and leaves it.
alter table workfloo_execution add column write_mark bigint;
