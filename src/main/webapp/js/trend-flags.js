const MOST = 5;
const ROWS = 2;
const APART = 6;

/** The least shift in level that is worth a mark, in points. */
const LEAST = 0.1;

/** How large a change point is, in points; its text is such as "−1.94" or "under +0.01". */
export const size = point => Math.abs(parseFloat(point.text.replace('−', '-').replace(/^under /, ''))) || 0;

/** The milestones that a build of the history reached; what its first build had before is no event. */
export const reached = ({ milestones, series }) =>
  (milestones?.reached ?? []).filter(({ build }) => build > series.builds[0]);

/** The change points that are worth a mark. */
export const notable = points => points.filter(point => size(point) >= LEAST);

/**
 * The flags that fit: a handful, the largest shifts first, the newest of equal ones, in two rows, none over another.
 *
 * @param at where a build is, in pixels
 * @param widthOf how wide the label of a point is
 */
export function flags(points, { left, right }, at, widthOf) {
  const placed = [];
  for (const point of notable(points).sort((a, b) => size(b) - size(a) || b.build - a.build)) {
    const x = at(point.build);
    if (placed.length === MOST) break;
    if (x < left || x > right) continue;
    const width = widthOf(point);
    const from = Math.max(left, Math.min(right - width, x - width / 2));
    const free = row =>
      placed.every(
        other => other.row !== row || from >= other.from + other.width + APART || from + width + APART <= other.from,
      );
    const row = Array.from({ length: ROWS }, (_, i) => i).find(free);
    if (row !== undefined) placed.push({ point, x, from, width, row });
  }
  return placed;
}
