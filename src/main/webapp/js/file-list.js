import { share } from './lib/numbers.js';
import { t } from './lib/texts.js';

/** The columns of the table of files: name in the address, heading, what to sort by, direction of the first click. */
export const COLUMNS = [
  ['path', t('File'), f => f.path, 1],
  ['line', t('Line %'), f => share(f.now), 1],
  ['change', t('Change'), f => share(f.now) - share(f.before), 1],
  ['missed', t('Missed'), f => f.now.missed, -1],
  ['fresh', t('Newly missed'), f => f.fresh, -1],
];

/** What the table can be narrowed to: name in the address, text, which files. */
export const SHOWN = [
  ['all', t('All'), () => true],
  ['changed', t('Changed'), f => f.touched > 0 || f.fresh > 0],
  ['fresh', t('Newly missed'), f => f.fresh > 0],
  ['missed', t('Not fully covered'), f => f.now.missed > 0],
];

/** One object a file from the page's columns and lists of owners; "before" is null for one that the baseline lacks. */
export function fileList(table, owners = []) {
  return table.paths.map((p, i) => ({
    path: p,
    lowerCase: p.toLowerCase(),
    component: table.components[i],
    now: { covered: table.covered[i], missed: table.missed[i] },
    before: table.coveredBefore[i] < 0 ? null : { covered: table.coveredBefore[i], missed: table.missedBefore[i] },
    fresh: table.fresh[i],
    touched: table.touched[i],
    owners: owners[table.owners?.[i]] ?? [],
  }));
}

/** The paths that are in the list more than once. */
export function namedTwice(files) {
  const seen = new Set();
  return new Set(files.map(f => f.path).filter(path => seen.has(path) || !seen.add(path)));
}

/**
 * What the address says of the table, where it says something that there is.
 *
 * @param given show, component, owner, find, tree and sort, the last with a "-" before it for falling order
 */
export function viewOf(given, files, components) {
  const tree = given.tree === 'folders';
  const usual = files.some(SHOWN[1][2]) ? 'changed' : 'all';
  const sort = given.sort.replace(/^-/, '');
  const known = COLUMNS.some(([name]) => name === sort);
  return {
    show: SHOWN.some(([name]) => name === given.show) ? given.show : usual,
    component: components.includes(given.component) ? given.component : '',
    owner: given.owner && files.some(f => f.owners.includes(given.owner)) ? given.owner : '',
    find: given.find,
    tree,
    sort: known ? sort : 'fresh',
    down: known ? given.sort.startsWith('-') : true,
    usual,
  };
}

/** The address of a view; what is as usual is left out. */
export function stateOf({ show, component, owner, find, tree, sort, down, usual }) {
  const order = `${down ? '-' : ''}${sort}`;
  const folders = tree ? 'folders' : '';
  return {
    show: show === usual ? '' : show,
    component,
    owner,
    find,
    tree: folders,
    sort: order === '-fresh' ? '' : order,
  };
}

/** The files of a view, in its order. */
export function chosenFiles(files, components, { show, component, owner, find, sort, down }) {
  const wanted = find.toLowerCase();
  const [, , shown] = SHOWN.find(([name]) => name === show);
  const [, , by] = COLUMNS.find(([name]) => name === sort);
  return files
    .filter(f => shown(f) && (!component || components[f.component] === component))
    .filter(f => (!owner || f.owners.includes(owner)) && f.lowerCase.includes(wanted))
    .sort(order(by, down ? -1 : 1));
}

/** Compares two rows of one folder in the order of a view. */
export function orderOf({ sort, down }) {
  const [, , by] = COLUMNS.find(([name]) => name === sort);
  return order(by, down ? -1 : 1);
}

/** Numbers before holes in either direction, equal ones by path. */
const order = (by, sign) => (a, b) => {
  const x = by(a);
  const y = by(b);
  if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return a.path < b.path ? -1 : 1;
  if (Number.isNaN(x)) return 1;
  if (Number.isNaN(y)) return -1;
  return x < y ? -sign : sign;
};
