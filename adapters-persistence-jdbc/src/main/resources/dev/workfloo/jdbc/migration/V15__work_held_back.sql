-- While its row is here no process does work outside, as in a copy that was restored, until somebody lets it go.
create table workfloo_work_pause (
    one integer primary key check (one = 1),
    since timestamp with time zone not null
);
