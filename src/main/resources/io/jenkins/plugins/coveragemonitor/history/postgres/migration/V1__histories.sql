-- The controllers, and who writes for each: a holder that was not seen for a while has lost its turn.
create table controller (
  id text collate "C" primary key,
  url text,
  holder text,
  seen_at timestamptz,
  contender text,
  contended_at timestamptz
);

-- One row for each monitor of a job, with what lists, groups and sums need of its points.
create table history (
  number bigint generated always as identity primary key,
  controller text collate "C" not null references controller on delete cascade,
  job text collate "C" not null,
  monitor text collate "C" not null,
  name text collate "C" not null,
  search_name text collate "C" not null,
  folder text collate "C" not null,
  url text,
  owners text[] collate "C" not null default '{}',
  labels text[] collate "C" not null default '{}',
  alerts text not null default '[]',
  open_alerts integer not null default 0,
  measured_build integer,
  measured_at timestamptz,
  measured_totals bigint[],
  journal_bytes bigint not null default 0,
  journal_check bigint not null default 0,
  unique (controller, job, monitor)
);

create index history_by_name on history (name, controller, job, monitor);
create index history_by_measured on history (measured_at);
create index history_by_alerts on history (name) where open_alerts > 0;

-- One row for each build. The line is the point as the job's file has it, whole; the other columns are taken from it for
-- the queries. Totals are covered and missed of each metric, in the order of the file.
create table point (
  history bigint not null references history on delete cascade,
  build integer not null,
  started_at timestamptz not null,
  comparable boolean not null,
  totals bigint[],
  branch text,
  line text not null,
  primary key (history, build)
);

create index point_by_time on point (history, started_at desc, build desc) where comparable;
