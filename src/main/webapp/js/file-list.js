import { share } from './lib/numbers.js';

/** The columns of the table of files: name, what to sort by, direction of the first click. */
export const COLUMNS = [
  ['File', f => f.path, 1],
  ['Line %', f => share(f.now), 1],
  ['Change', f => share(f.now) - share(f.before), 1],
  ['Missed', f => f.now.missed, -1],
  ['Newly missed', f => f.fresh, -1],
];

/** One object a file from the page's columns of numbers; "before" is null for a file that the baseline lacks. */
export function fileList(t) {
  return t.paths.map((p, i) => ({
    path: p,
    lowerCase: p.toLowerCase(),
    now: { covered: t.covered[i], missed: t.missed[i] },
    before: t.coveredBefore[i] < 0 ? null : { covered: t.coveredBefore[i], missed: t.missedBefore[i] },
    fresh: t.fresh[i],
    touched: t.touched[i],
  }));
}

/** Whether a build changed a file, or left lines in it newly uncovered. */
export const changed = f => f.touched > 0 || f.fresh > 0;

/** The files that match the search and the switch, sorted by a column. */
export function chosenFiles(files, { word, only, key, down }) {
  const wanted = word.toLowerCase();
  return files
    .filter(f => (!only || changed(f)) && f.lowerCase.includes(wanted))
    .sort(order(COLUMNS[key][1], down ? -1 : 1));
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
