/*
 * The part of a history that is in sight, { min, max } in build numbers, within the limits of the whole. Nothing here
 * touches a document.
 */

/** The fewest builds that are shown. */
const LEAST = 8;

/** Moves and widens a window so that it lies within the limits and shows a few builds. */
export function within({ min, max }, limits) {
  const whole = limits.max - limits.min;
  const width = Math.min(whole, Math.max(max - min, LEAST));
  const wanted = (min + max - width) / 2;
  const from = Math.max(limits.min, Math.min(wanted, limits.max - width));
  return { min: from, max: from + width };
}

/** A window that is "factor" times as wide and keeps what stands at "at" in its place. */
export function zoomed({ min, max }, factor, at, limits) {
  return within({ min: at - (at - min) * factor, max: at + (max - at) * factor }, limits);
}

/** A window moved by a number of builds. */
export const moved = ({ min, max }, by, limits) => within({ min: min + by, max: max + by }, limits);

/** The index of the first build that is not before x; the length where all are. */
export function indexFrom(builds, x) {
  let low = 0;
  let high = builds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (builds[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the build nearest to x. */
export function nearest(builds, x) {
  const at = Math.min(indexFrom(builds, x), builds.length - 1);
  return at > 0 && x - builds[at - 1] < builds[at] - x ? at - 1 : at;
}
