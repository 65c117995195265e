/**
 * The points of a line that a screen can show: for each column the first, the smallest, the largest and the last value
 * in it, so that no peak is lost. A hole (NaN) stays a hole. The neighbours just outside of the window are kept, so
 * that a line runs to the edge.
 *
 * @param xs rising
 * @param columns how many columns the window has
 */
export function decimate(xs, ys, { min, max }, columns) {
  const first = xs.findIndex((x, i) => i === xs.length - 1 || xs[i + 1] >= min);
  const beyond = xs.findIndex(x => x > max);
  const last = beyond < 0 ? xs.length - 1 : beyond;
  const points = [];
  const add = i => points.push({ x: xs[i], y: ys[i] });
  if (last - first < columns * 2) {
    for (let i = first; i <= last; i++) add(i);
    return points;
  }
  let bucket = null;
  const flush = () => {
    if (bucket) [...new Set(bucket.found)].sort((a, b) => a - b).forEach(add);
    bucket = null;
  };
  for (let i = first; i <= last; i++) {
    const column = Math.floor(((xs[i] - min) / (max - min)) * columns);
    if (Number.isNaN(ys[i])) {
      flush();
      if (!Number.isNaN(points.at(-1)?.y)) add(i);
      continue;
    }
    if (bucket?.column !== column) {
      flush();
      bucket = { column, found: [i, i, i, i] };
    }
    const { found } = bucket;
    if (ys[i] < ys[found[1]]) found[1] = i;
    if (ys[i] > ys[found[2]]) found[2] = i;
    found[3] = i;
  }
  flush();
  return points;
}
