/* What a source page shows, line by line, without the page. */
import { t } from './lib/texts.js';

/** Lines shown on both sides of a place of interest. */
const AROUND = 24;

/** A file with no more lines is shown whole. */
const SHORT = 400;

/** So many lines of a folded part open at a time. */
export const STEP = 240;

/** Every line with what is known of it; without the text, as many as the numbers reach. */
export function lineUp(data) {
  const count = Math.max(data.source?.length ?? 0, data.numbers.at(-1) ?? 0);
  const lines = Array.from({ length: count + 1 }, (_, n) => ({ n, text: data.source?.[n - 1] ?? '' }));
  data.numbers.forEach((n, i) => {
    const [hits, taken, untaken] = [data.hits[i], data.coveredBranches[i], data.missedBranches[i]];
    const ran = hits < 0 ? taken > 0 : hits > 0;
    lines[n].mark = ran ? (untaken > 0 ? 'p' : 'c') : 'm';
    lines[n].count = untaken > 0 && ran ? `${taken}/${taken + untaken} br` : hits < 0 ? '' : `${hits}×`;
  });
  for (const [from, to] of data.changed) for (let n = from; n <= Math.min(to, count); n++) lines[n].changed = true;
  return lines;
}

/** What is open at first: a short file as a whole; of a long one, around its new gaps and the line asked for. */
export function openAtFirst(data, count, asked) {
  if (count <= SHORT) return [[1, count]];
  const fresh = data.gaps.filter(gap => gap.kind !== 'OLD').map(gap => [gap.from, gap.to]);
  if (asked) fresh.push([asked, asked]);
  else if (!fresh.length) fresh.push(data.gaps.length ? [data.gaps[0].from, data.gaps[0].to] : [1, 1]);
  return fresh.map(([from, to]) => [Math.max(1, from - AROUND), Math.min(count, to + AROUND)]);
}

/** The parts around a place. */
export const around = (from, to, count) => [Math.max(1, from - AROUND), Math.min(count, to + AROUND)];

/**
 * The rows from the first line to the last: lines, what to say of a new gap before its first line, and folded parts.
 *
 * @param open parts that are open, as pairs of first and last
 */
export function rowsOf(data, count, open) {
  const parts = merged(open);
  const notes = new Map(data.gaps.filter(gap => gap.kind !== 'OLD').map(gap => [gap.from, gap]));
  const rows = [];
  let at = 1;
  for (const [from, to] of parts) {
    if (from > at) rows.push({ fold: [at, from - 1] });
    for (let n = from; n <= to; n++) {
      if (notes.has(n)) rows.push({ note: notes.get(n) });
      rows.push({ line: n });
    }
    at = to + 1;
  }
  if (at <= count) rows.push({ fold: [at, count] });
  return rows;
}

/** Pairs in order, those that touch as one; a folded part of three lines or less is not worth a fold. */
function merged(open) {
  const all = [];
  for (const [from, to] of [...open].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1] + 4) last[1] = Math.max(last[1], to);
    else all.push([from <= 4 ? 1 : from, to]);
  }
  return all;
}

/** What a folded part hides. */
export function hidden(lines, from, to) {
  const part = lines.slice(from, to + 1);
  const count = key => part.filter(line => line.mark === key).length;
  return [
    [count('c'), t('covered')],
    [count('p'), t('partly covered')],
    [count('m'), t('missed')],
  ]
    .filter(([number]) => number)
    .map(([number, text]) => `${number} ${text}`)
    .join(', ');
}
