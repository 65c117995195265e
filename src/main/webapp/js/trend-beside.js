import { indexFrom } from './trend-window.js';

/*
 * What a trend is compared with: the same job's project or component, build by build, or another branch, whose builds
 * have numbers of their own and so stand where they ran in time. Nothing here touches a document.
 */

/** The series of a component or the project beside another one of the same builds. */
export const sameBuilds = ({ series }, name) => ({ name, series, numbers: series.builds, isExact: true });

/**
 * The series of another branch on the axis of this one: each build stands between those of this job that began before
 * and after it. Of the builds before the first of this job only the newest measured one is there, at the left edge, so
 * that the line begins at the level that the branch had; of those after the last only the newest, at the right edge.
 */
export function sameTime(page, name, own) {
  const { builds, times } = page.series;
  const begins = rising(own.times);
  const last = begins.length - 1;
  const found = { builds: [], covered: [], missed: [] };
  const numbers = [];
  const add = (place, i) => {
    found.builds.push(place);
    found.covered.push(page.series.covered[i]);
    found.missed.push(page.series.missed[i]);
    numbers.push(builds[i]);
  };
  const measured = i => page.series.covered[i] + page.series.missed[i] > 0;
  const order = builds.map((_, i) => i).sort((a, b) => times[a] - times[b]);
  const before = order.filter(i => times[i] < begins[0] && measured(i)).at(-1);
  if (before !== undefined) add(own.builds[0] - 0.5, before);
  for (const i of order) {
    if (times[i] < begins[0] || times[i] > begins[last]) continue;
    const at = Math.min(indexFrom(begins, times[i] + 1) - 1, last);
    const share = (times[i] - begins[at]) / (begins[at + 1] - begins[at]);
    add(at === last ? own.builds[at] : own.builds[at] + share * (own.builds[at + 1] - own.builds[at]), i);
  }
  const after = order.filter(i => times[i] > begins[last] && measured(i)).at(-1);
  if (after !== undefined) add(own.builds[last] + 0.5, after);
  return { name, series: found, numbers, isExact: false };
}

/** Times that never fall, as a build with a later number may say that it began earlier. */
function rising(times) {
  let latest = -Infinity;
  return times.map(time => (latest = Math.max(latest, time)));
}

/**
 * The index of what another series has at a place of the axis: the same build, or the newest measured one until then;
 * −1 where there is none.
 */
export function besideAt({ series: { builds, covered, missed }, isExact }, place) {
  const measured = i => covered[i] + missed[i] > 0;
  if (isExact) {
    const i = builds.indexOf(place);
    return i >= 0 && measured(i) ? i : -1;
  }
  let i = indexFrom(builds, place + 1e-9) - 1;
  while (i >= 0 && !measured(i)) i--;
  return i;
}
