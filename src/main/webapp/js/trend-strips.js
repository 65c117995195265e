import { clock, decimal, share } from './lib/numbers.js';
import { hatch } from './lib/theme.js';
import { indexFrom } from './trend-window.js';

const LINE = { pointRadius: 0, pointHitRadius: 0, borderJoinStyle: 'round', spanGaps: false };

/**
 * The strips of the trend: what each draws ("values", one a build), how it looks, and the range of its axis for the
 * builds in sight. A strip that would be empty is left out.
 *
 * @param c the colours of the theme
 * @param other what coverage is compared with, if anything (trend-beside.js)
 */
export function stripsOf(data, c, other) {
  const main = shares(data.series);
  const all = { main: coverage(data, main, c, other), delta: change(deltas(main), c) };
  const seen = present(data);
  const known = (list, least) => list.map(n => (n >= least ? n : NaN));
  if (seen.fails) all.fails = failures(known(data.failures, 1), c);
  if (seen.time) all.time = time(known(data.seconds, 0), c);
  return all;
}

/** Which strips have anything to show. */
export const present = data => ({
  main: true,
  delta: deltas(shares(data.series)).some(by => !Number.isNaN(by)),
  fails: data.failures.some(n => n > 0),
  time: data.seconds.some(s => s > 0),
});

const shares = ({ covered, missed }) => covered.map((n, i) => share({ covered: n, missed: missed[i] }));

/** The line of what coverage is compared with; its points are those in sight. */
export const beside = (other, c) => ({
  ...LINE,
  borderColor: c.text,
  pointBackgroundColor: c.text,
  borderWidth: 1.4,
  // Not as the gate is dashed.
  borderDash: [9, 3, 2, 3],
  values: shares(other.series),
  data: [],
});

const coverage = ({ series, limit, forecast }, values, c, other) => ({
  values,
  axis: true,
  type: 'line',
  style: { ...LINE, borderColor: c.line, borderWidth: 2.2, pointBackgroundColor: c.line },
  ticks: { callback: t => (t <= 100 ? `${decimal(t.toFixed(2))} %` : '') },
  /** What is in sight, the gate when it is near, room for the flags. */
  range(window, flagged) {
    const own = inSight(series.builds, values, window);
    const seen = other ? [...inSight(other.series.builds, shares(other.series), window), ...own] : own;
    if (!seen.length) return { min: 0, max: 100 };
    const near = limit && Math.abs(limit.percent - seen.at(-1)) < 12 ? [+limit.percent] : [];
    const ahead = forecast && window.max > series.builds.at(-1) ? [forecast.low[0], forecast.high[0]] : [];
    const [low, high] = extent([...seen, ...near, ...ahead]);
    const room = Math.max(0.5, (high - low) * 0.12);
    return {
      min: Math.max(0, Math.floor(low - room)),
      max: Math.min(102, Math.ceil(high + room * (flagged ? 2.4 : 1.2))),
    };
  },
});

const bars = (window, pixels) => Math.max(1, Math.min(14, (pixels / (window.max - window.min)) * 0.9));

const change = (values, c) => {
  const down = hatch(c.badFill, c.badSoft);
  return {
    values,
    type: 'bar',
    style: {
      minBarLength: 1,
      // A bar that is too narrow for a hatch is filled.
      backgroundColor: ({ raw, dataset }) => (raw?.y >= 0 ? c.okFill : dataset.barThickness < 4 ? c.badFill : down),
      borderColor: ({ raw }) => (raw?.y < 0 ? c.badFill : c.okFill),
    },
    width: bars,
    ticks: { callback: t => (t ? (t < 0 ? '−' : '+') + decimal(Math.abs(t)) : '0') },
    range(window, _, builds) {
      const most = Math.max(0.5, ...extent(inSight(builds, values, window)).map(Math.abs));
      const tick = most >= 1 ? Math.floor(most) : 0.5;
      return { min: -most * 1.08, max: most * 1.08, at: [-tick, 0, tick] };
    },
  };
};

const failures = (values, c) => ({
  values,
  type: 'bar',
  style: { backgroundColor: c.badFill },
  width: bars,
  ticks: { callback: t => t },
  range(window, _, builds) {
    const worst = Math.max(5, extent(inSight(builds, values, window))[1]);
    return { min: 0, max: worst * 1.3, at: [0, worst] };
  },
});

const time = (values, c) => ({
  values,
  axis: true,
  type: 'line',
  style: { ...LINE, stepped: 'middle', borderColor: c.text2, borderWidth: 1.8 },
  ticks: { callback: clock },
  range(window, _, builds) {
    const [least, most] = extent(inSight(builds, values, window));
    const low = least * 0.9;
    const high = most * 1.1 + 1;
    return { min: low, max: high, at: [low + (high - low) * 0.15, high - (high - low) * 0.15] };
  },
});

const inSight = (builds, values, { min, max }) =>
  values.slice(indexFrom(builds, min), indexFrom(builds, max)).filter(v => !Number.isNaN(v));

/** The smallest and the largest; 0 where there is none. */
const extent = values =>
  values.length
    ? values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity])
    : [0, 0];

function deltas(values) {
  let before = NaN;
  return values.map(v => {
    if (Number.isNaN(v)) return NaN;
    const by = v - before;
    before = v;
    return by;
  });
}

/** The fitted trend and the band of the forecast, as data sets of the main strip. */
export function future({ line: fit, forecast }, c, ahead) {
  const dashed = { ...LINE, borderColor: c.line, borderWidth: 1.3, borderDash: [2, 4] };
  const sets = [];
  if (forecast) {
    const edge = list => forecast.builds.slice(0, ahead).map((x, i) => ({ x, y: list[i] }));
    sets.push(
      { ...LINE, data: edge(forecast.high), borderWidth: 0, fill: '+1', backgroundColor: c.band },
      { ...LINE, data: edge(forecast.low), borderWidth: 0 },
      { ...dashed, data: edge(forecast.middle) },
    );
  }
  if (fit) {
    const ends = [
      { x: fit.fromBuild, y: fit.from },
      { x: fit.toBuild, y: fit.to },
    ];
    sets.push({ ...dashed, data: ends });
  }
  return sets;
}
