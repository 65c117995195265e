-- The alerts that are over: of the open ones a history's row has all there is to show. The line is the whole alert; the other
-- columns are taken from it for the queries.
create table ended_alert (
  history bigint not null references history on delete cascade,
  id text collate "C" not null,
  ended_at timestamptz not null,
  line text not null,
  primary key (history, id)
);

create index ended_alert_by_time on ended_alert (ended_at desc);
