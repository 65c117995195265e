import { svg } from './dom.js';

/** A sparkline of percentages: the line, the limit dashed, the last value as a dot. A hole (NaN) stays a hole. */
export function spark(values, { width = 150, height = 34, limit = null, area = false, label }) {
  const known = values.filter(v => !Number.isNaN(v));
  const near = limit != null && known.length && Math.abs(limit - known.at(-1)) < 12;
  const all = near ? [...known, limit] : known;
  const low = Math.min(...all);
  const high = Math.max(...all, low + 1.5);
  const x = i => (values.length < 2 ? width / 2 : (i / (values.length - 1)) * (width - 8) + 3);
  const y = v => height - 4 - ((v - low) / (high - low)) * (height - 8);
  const root = svg('svg', {
    class: 'cm-spark',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': label,
  });
  if (!known.length) return root;
  if (near) root.append(svg('path', { class: 'cm-g', d: `M2 ${y(limit)}H${width - 2}` }));
  const runs = pieces(values);
  if (area)
    runs.forEach(run =>
      root.append(svg('path', { class: 'cm-a', d: `${trace(run, x, y)}V${height}H${x(run[0][0])}Z` })),
    );
  runs.forEach(run => root.append(svg('path', { class: 'cm-l', d: trace(run, x, y) })));
  const [last, value] = runs.at(-1).at(-1);
  const dot = last === values.length - 1 ? 'cm-dot' : 'cm-dot cm-hollow';
  root.append(svg('circle', { class: dot, cx: x(last), cy: y(value), r: 2.8 }));
  return root;
}

function pieces(values) {
  const runs = [];
  let open = null;
  values.forEach((v, i) => {
    if (Number.isNaN(v)) open = null;
    else {
      if (!open) runs.push((open = []));
      open.push([i, v]);
    }
  });
  return runs;
}

const trace = (run, x, y) => `M${run.map(([i, v]) => `${x(i).toFixed(1)} ${y(v).toFixed(1)}`).join('L')}`;
