-- How many histories each controller has, and how many of them have open alerts: kept up to date by triggers, so that the
-- first page over all controllers costs the same however many histories there are.
alter table controller
  add column histories bigint not null default 0,
  add column alerting bigint not null default 0;

update controller c
set histories = counted.histories, alerting = counted.alerting
from (
  select controller, count(*) as histories, count(*) filter (where open_alerts > 0) as alerting
  from history group by controller) counted
where c.id = counted.controller;

create function count_begun_histories() returns trigger language plpgsql as $$
begin
  update controller c
  set histories = c.histories + counted.histories, alerting = c.alerting + counted.alerting
  from (
    select controller, count(*) as histories, count(*) filter (where open_alerts > 0) as alerting
    from changed group by controller) counted
  where c.id = counted.controller;
  return null;
end $$;

create function count_deleted_histories() returns trigger language plpgsql as $$
begin
  update controller c
  set histories = c.histories - counted.histories, alerting = c.alerting - counted.alerting
  from (
    select controller, count(*) as histories, count(*) filter (where open_alerts > 0) as alerting
    from changed group by controller) counted
  where c.id = counted.controller;
  return null;
end $$;

create function count_alerting_histories() returns trigger language plpgsql as $$
begin
  update controller
  set alerting = alerting + case when new.open_alerts > 0 then 1 else -1 end
  where id = new.controller;
  return null;
end $$;

create trigger history_begun after insert on history
  referencing new table as changed for each statement execute function count_begun_histories();

create trigger history_deleted after delete on history
  referencing old table as changed for each statement execute function count_deleted_histories();

create trigger history_alerting after update of open_alerts on history
  for each row when ((old.open_alerts > 0) is distinct from (new.open_alerts > 0))
  execute function count_alerting_histories();
