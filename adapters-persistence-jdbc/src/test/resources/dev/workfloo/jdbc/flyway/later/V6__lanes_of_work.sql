-- Work is looked for lane by lane; the lane stands in the column priority. Rows without one are those of earlier releases,
-- which whoever looks for work gives their lane.
create index workfloo_work_lane on workfloo_work (priority, execution_time);
