import { int } from './lib/numbers.js';
import { t } from './lib/texts.js';

/*
 * How much of a history the chart shows at first: the last builds, or those of the last days. Nothing here touches a
 * document.
 */

const BUILDS = [30, 60, 120];
const DAYS = [7, 30, 90, 365];
const DAY = 24 * 60 * 60 * 1000;
const FEWEST = 2;

/** The key of the whole history. */
export const ALL = 'all';

/** How many of the builds a range has, by its key: "60" (builds), "30d" (days before the newest build) or "all". */
export function count(key, { builds, times }) {
  if (key === ALL) return builds.length;
  const number = parseInt(key, 10);
  if (!key.endsWith('d')) return Math.min(number, builds.length);
  const since = times.at(-1) - number * DAY;
  return times.filter(time => time >= since).length;
}

/**
 * The ranges worth a choice, as [key, label]: each shows less than all, and days at least two builds; the whole is the
 * last.
 */
export function choices(series) {
  const all = series.builds.length;
  const builds = BUILDS.filter(n => n < all).map(n => [String(n), t('{0} builds', n)]);
  const days = DAYS.map(n => [`${n}d`, n === 365 ? t('1 year') : t('{0} days', n)]).filter(([key]) => {
    const shown = count(key, series);
    return shown >= FEWEST && shown < all;
  });
  return [...builds, ...days, [ALL, t('All {0}', int(all))]];
}

/** The range that is shown if nobody chose one. */
export function usual(narrow, keys) {
  const wanted = narrow ? '60' : '120';
  return keys.includes(wanted) ? wanted : ALL;
}
