-- What is open is counted while it changes, and not by reading it: a transition adds a row here for each change. How many there
-- are is the sum; rows are folded by whoever reads. The process adds them itself, since a trigger of H2 is a class that whoever
-- opens the file would need.
create table workfloo_open_count (
    environment varchar(10) not null,
    waiting_for varchar(20) not null,
    change bigint not null
);

insert into workfloo_open_count
select environment, coalesce(waiting_for, 'UNKNOWN'), count(*) from workfloo_execution
where status = 'PROGRESS' group by environment, waiting_for;
