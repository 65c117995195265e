import { measured, share } from './lib/numbers.js';

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
  ['name', 'Job', j => j.name, 1],
  ['value', '', j => (measured(j.counter) ? share(j.counter) : NaN), 1],
  ['change', 'Change', points, 1],
  ['builds', 'Last builds'],
  ['gate', 'Gate', j => GATES.indexOf(j.outcome), 1],
  ['alerts', 'Alerts', j => j.active * 1_000 + j.acknowledged, -1],
  ['measured', 'Last measured', j => j.time ?? NaN, -1],
];

/** What the list can be narrowed to: name in the address, text, which jobs. */
export const FILTERS = [
  ['all', 'All', () => true],
  [
    'attention',
    'Need attention',
    j => j.active > 0 || j.outcome === 'FAILED' || j.outcome === 'WARNING' || !measured(j.counter),
  ],
  ['failing', 'Failing', j => j.outcome === 'FAILED'],
  ['falling', 'Falling', j => j.change?.sign < 0],
  ['unmeasured', 'Unmeasured', j => !measured(j.counter)],
  ['stale', 'Stale', (j, now) => j.time === null || now - j.time > STALE],
];

/** What the address says of the list, where it says something that there is; without an order the server's. */
export function viewOf({ filter, find, sort, offset }) {
  const name = sort.replace(/^-/, '');
  const known = COLUMNS.some(([column, , by]) => by && column === name);
  return {
    filter: FILTERS.some(([one]) => one === filter) ? filter : 'all',
    find,
    sort: known ? name : '',
    down: known && sort.startsWith('-'),
    offset: Math.max(0, Math.floor(Number(offset)) || 0),
  };
}

/** The address of a view; what is as usual is left out. */
export const stateOf = ({ filter, find, sort, down, offset }) => ({
  filter: filter === 'all' ? '' : filter,
  find,
  sort: sort && `${down ? '-' : ''}${sort}`,
  offset: offset || '',
});

/** The jobs that match a filter and a part of their name or of an owner of their code, in the order of the view. */
export function chosenJobs(jobs, { filter, find, sort, down }, now) {
  const wanted = find.toLowerCase();
  const [, , shown] = FILTERS.find(([name]) => name === filter);
  const found = jobs.filter(
    j => shown(j, now) && [j.name, ...(j.owners ?? [])].some(name => name.toLowerCase().includes(wanted)),
  );
  if (!sort) return found;
  const [, , by] = COLUMNS.find(([name]) => name === sort);
  return found.sort(order(by, down ? -1 : 1));
}

/** Values before holes in either direction, equal ones by name. */
const order = (by, sign) => (a, b) => {
  const x = by(a);
  const y = by(b);
  if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return a.name < b.name ? -1 : 1;
  if (Number.isNaN(x)) return 1;
  if (Number.isNaN(y)) return -1;
  return x < y ? -sign : sign;
};
