import { measured, noun, plural, share } from './lib/numbers.js';
import { t } from './lib/texts.js';

/** The monitor that most jobs have alone. */
const USUAL = 'coverage';

/** What tells a monitor of a job from all others. */
export const keyOf = j => (j.label ? `${j.name}:${j.monitor}` : j.name);

/** What a monitor of a job is called: as the job, with a name behind it where it is not the usual one. */
export const titleOf = j => (j.label ? `${j.name} · ${j.label}` : j.name);

/** How many jobs there are: several monitors of one are one. */
export const jobCount = jobs => new Set(jobs.map(j => j.name)).size;

/** Whether of two monitors of a job one comes first: the usual one does. */
export const monitorBefore = (a, b) =>
  a.monitor !== b.monitor && (a.monitor === USUAL || (b.monitor !== USUAL && a.monitor < b.monitor));

const isBefore = (a, b) => (a.name === b.name ? monitorBefore(a, b) : a.name < b.name);

const DAY = 24 * 60 * 60_000;

/** A job that was not measured for so long is stale. */
const STALE = 7 * DAY;

const GATES = ['FAILED', 'WARNING', 'NOT_EVALUATED', 'PASSED'];

/** A change in points from its text, such as "−0.62 points" or "under +0.01 points"; not a number without one. */
function points({ change }) {
  if (!change) return NaN;
  const size = parseFloat(change.text.replace(/^[^\d]*/, '')) || 0;
  return Math.sign(change.sign) * (change.text.startsWith('under') ? size / 2 : size);
}

/** The columns: name in the address, heading, what to sort by, direction of the first click; without one no sorting. */
export const COLUMNS = [
  ['name', t('Job'), j => j.name, 1],
  ['value', '', j => (measured(j.counter) ? share(j.counter) : NaN), 1],
  ['change', t('Change'), points, 1],
  ['builds', t('Last builds')],
  ['gate', t('Gate'), j => GATES.indexOf(j.outcome), 1],
  ['alerts', t('Alerts'), j => (j.alertsUnknown ? NaN : j.active * 1_000 + j.acknowledged), -1],
  ['measured', t('Last measured'), j => j.time ?? NaN, -1],
];

/** What the list can be narrowed to: name in the address, text, which jobs. */
export const FILTERS = [
  ['all', t('All'), () => true],
  [
    'attention',
    t('Need attention'),
    j => j.active > 0 || j.alertsUnknown || j.outcome === 'FAILED' || j.outcome === 'WARNING' || !measured(j.counter),
  ],
  ['failing', t('Failing'), j => j.outcome === 'FAILED'],
  ['falling', t('Falling'), j => j.change?.sign < 0],
  ['unmeasured', t('Unmeasured'), j => !measured(j.counter)],
  ['stale', t('Stale'), (j, now) => j.time === null || now - j.time > STALE],
];

/** The numbers of the first line, over all jobs. */
export function figures(jobs, silences) {
  const count = which => jobCount(jobs.filter(which));
  const one = (number, single, many) => [number, noun(number, single, many)];
  const active = jobs.reduce((sum, j) => sum + j.active, 0);
  const all = jobCount(jobs);
  const steady = all - count(j => !measured(j.counter) || j.change?.sign < 0);
  return [
    one(active, 'active alert', 'active alerts'),
    one(
      count(j => j.outcome === 'FAILED'),
      'job failed its gates',
      'jobs failed their gates',
    ),
    one(
      count(j => j.outcome === 'WARNING'),
      'warning',
      'warnings',
    ),
    [count(j => !measured(j.counter)), t('unmeasured')],
    [steady, t('of {0} rising or steady', plural(all, 'job'))],
    ...(silences ? [one(silences, 'silence holds', 'silences hold')] : []),
  ];
}

const first = (a, b) => b.attention - a.attention || (isBefore(a, b) ? -1 : 1);
const URGENT = ['ACTIVE', 'PENDING', 'ACKNOWLEDGED', 'RESOLVED', 'NEWS'];

/** The page after a monitor of a job changed: its row and alerts in place of those before, in the server's order. */
export function changed(page, { job, monitor, row, alerts, metric, mayChange }) {
  if (metric !== page.metric) return page;
  const isOther = one => one.monitor !== monitor;
  const jobs = page.jobs.filter(j => j.name !== job || isOther(j));
  const at = jobs.findIndex(j => first(row, j) < 0);
  jobs.splice(at < 0 ? jobs.length : at, 0, row);
  const others = page.alerts.filter(alert => alert.job !== job || isOther(alert));
  const mine = alerts.map(alert => ({ ...alert, mayChange }));
  return {
    ...page,
    jobs,
    alerts: [...mine, ...others].sort((a, b) => URGENT.indexOf(a.status) - URGENT.indexOf(b.status)),
  };
}

const names = text => text.split(',').filter(Boolean).map(decodeURIComponent);
const list = all => all.map(name => encodeURIComponent(name).replaceAll('%2F', '/')).join(',');

/** What the address says of the list, where it says something that there is; without an order the server's. */
export function viewOf({ filter, find, sort, offset, view, open, compare }) {
  const name = sort.replace(/^-/, '');
  const known = COLUMNS.some(([column, , by]) => by && column === name);
  return {
    filter: FILTERS.some(([one]) => one === filter) ? filter : 'all',
    find,
    sort: known ? name : '',
    down: known && sort.startsWith('-'),
    offset: Math.max(0, Math.floor(Number(offset)) || 0),
    tree: view === 'folders',
    open: open ? new Set(open === NONE ? [] : names(open)) : null,
    compare: new Set(compare ? names(compare) : []),
  };
}

/** In the address: every folder is closed. */
const NONE = '-';

/** The address of a view; what is as usual is left out. */
export const stateOf = ({ filter, find, sort, down, offset, tree, open, compare }) => ({
  filter: filter === 'all' ? '' : filter,
  find,
  sort: sort && `${down ? '-' : ''}${sort}`,
  offset: offset || '',
  view: tree ? 'folders' : '',
  open: open ? (open.size ? list([...open]) : NONE) : '',
  compare: compare?.size ? list([...compare]) : '',
});

/** The monitors of jobs that match a filter and a part of their name or of an owner, in the order of the view. */
export function chosenJobs(jobs, { filter, find, sort, down }, now) {
  const wanted = find.toLowerCase();
  const [, , shown] = FILTERS.find(([name]) => name === filter);
  const found = jobs.filter(
    j => shown(j, now) && [titleOf(j), keyOf(j), ...(j.owners ?? [])].some(name => name.toLowerCase().includes(wanted)),
  );
  return sort ? found.sort(orderOf({ sort, down })) : found;
}

/** Compares two rows as the view is sorted. */
export function orderOf({ sort, down }) {
  if (!sort) return first;
  const [, , by] = COLUMNS.find(([name]) => name === sort);
  return order(by, down ? -1 : 1);
}

/** Values before holes in either direction, equal ones by name. */
const order = (by, sign) => (a, b) => {
  const x = by(a);
  const y = by(b);
  if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return isBefore(a, b) ? -1 : 1;
  if (Number.isNaN(x)) return 1;
  if (Number.isNaN(y)) return -1;
  return x < y ? -sign : sign;
};
