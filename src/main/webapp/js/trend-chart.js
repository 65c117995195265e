import { clock, share } from './lib/numbers.js';
import { colours, hatch } from './lib/theme.js';
import { annotations, behind, signs } from './trend-marks.js';

const LEFT = 52;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

/**
 * Strips over one axis of builds with one cursor: coverage, change, test failures, test time. Zooming one zooms all.
 * `strips` holds the boxes with a canvas each, `read` gets the index of the build under the cursor.
 */
export function trendChart(Chart, root, strips, data, range, read) {
  const c = colours(root);
  const s = data.series;
  const last = s.builds.length - 1;
  const values = s.builds.map((_, i) => share({ covered: s.covered[i], missed: s.missed[i] }));
  const first = Math.max(0, s.builds.length - range);
  const ahead = data.forecast ? Math.min(data.forecast.builds.length, Math.ceil((last - first + 1) / 6)) : 0;
  const whole = { min: s.builds[first] - 0.5, max: s.builds[last] + 0.5 + ahead };
  const view = { cursor: last, values, whole, colours: c, data };
  const charts = {};
  const each = work => Object.values(charts).forEach(work);

  const limits = { min: s.builds[0] - 0.5, max: s.builds[last] + 0.5 + ahead, minRange: 8 };
  const follow = ({ chart }) => {
    const { min, max } = chart.scales.x;
    each(other => {
      other.options.scales.x.min = min;
      other.options.scales.x.max = max;
      if (other === charts.main) Object.assign(other.options.scales.y, height(data, values, min, max));
      other.update('none');
    });
  };
  const options = (y, axis, extra = {}) => ({
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    events: ['mousemove', 'click', 'touchstart', 'touchmove'],
    layout: { padding: { right: 14 } },
    scales: { x: xAxis(c, whole, axis), y: yAxis(c, y) },
    onHover: (event, _, chart) => move(nearest(s.builds, chart.scales.x.getValueForPixel(event.x))),
    plugins: {
      legend: { display: false },
      tooltip: { enabled: false },
      annotation: { annotations: {} },
      zoom: {
        limits: { x: limits },
        zoom: {
          drag: { enabled: true, backgroundColor: c.band, threshold: 8 },
          wheel: { enabled: true, modifierKey: 'ctrl' },
          pinch: { enabled: true },
          mode: 'x',
          onZoomComplete: follow,
        },
        pan: { enabled: true, modifierKey: 'shift', mode: 'x', onPanComplete: follow },
      },
      ...extra,
    },
  });
  const make = (name, type, datasets, config, ...plugins) => {
    const canvas = strips[name]?.firstChild;
    if (canvas)
      charts[name] = new Chart(canvas, {
        type,
        data: { datasets },
        options: config,
        plugins: [behind(view), ...plugins],
      });
  };

  const at = list => s.builds.map((x, i) => ({ x, y: list[i] }));
  const line = { pointRadius: 0, pointHitRadius: 0, borderJoinStyle: 'round', spanGaps: false };
  make(
    'main',
    'line',
    [
      ...future(data, c, line, ahead),
      {
        ...line,
        data: at(values),
        borderColor: c.line,
        borderWidth: 2.2,
        pointRadius: alone(values),
        pointBackgroundColor: c.line,
      },
    ],
    options(
      {
        ...height(data, values, whole.min, whole.max),
        ticks: { callback: t => (t <= 100 ? `${+t.toFixed(2)} %` : '') },
      },
      true,
      { annotation: { annotations: annotations(data, c, last - first) } },
    ),
    signs(view),
  );

  const steps = deltas(values);
  const most = Math.max(0.5, ...steps.slice(first).map(d => Math.abs(d || 0)));
  const tick = most >= 1 ? Math.floor(most) : 0.5;
  const bars = { categoryPercentage: 1, barPercentage: 0.9, maxBarThickness: 14, minBarLength: 1 };
  const down = hatch(c.badFill, c.badSoft);
  make(
    'delta',
    'bar',
    [
      {
        ...bars,
        data: at(steps),
        backgroundColor: steps.map(d => (d < 0 ? down : c.okFill)),
        borderColor: steps.map(d => (d < 0 ? c.badFill : c.okFill)),
        borderWidth: last - first > 70 ? 0 : 1,
      },
    ],
    options(
      {
        min: -most * 1.08,
        max: most * 1.08,
        at: [-tick, 0, tick],
        ticks: { callback: t => (t ? (t < 0 ? '−' : '+') + Math.abs(t) : '0') },
      },
      false,
    ),
  );

  const failures = data.failures.map(f => (f > 0 ? f : NaN));
  const worst = Math.max(5, ...data.failures.slice(first));
  make(
    'fails',
    'bar',
    [{ ...bars, data: at(failures), backgroundColor: c.badFill }],
    options({ min: 0, max: worst * 1.3, at: [0, worst], ticks: { callback: t => t } }, false),
  );

  const seconds = data.seconds.map(t => (t >= 0 ? t : NaN));
  const known = seconds.slice(first).filter(t => !Number.isNaN(t));
  const low = Math.min(...known) * 0.9;
  const high = Math.max(...known) * 1.1 + 1;
  make(
    'time',
    'line',
    [{ ...line, stepped: 'middle', data: at(seconds), borderColor: c.text2, borderWidth: 1.8 }],
    options(
      { min: low, max: high, at: [low + (high - low) * 0.15, high - (high - low) * 0.15], ticks: { callback: clock } },
      true,
    ),
  );

  const canvas = strips.main.firstChild;
  function move(index) {
    const to = Math.max(0, Math.min(last, index));
    if (to === view.cursor && view.said) return;
    view.cursor = to;
    view.said = true;
    each(chart => chart.draw());
    read(to);
    const hole = s.aside.some(one => one.build === s.builds[to]) ? 'not at its end' : 'unmeasured';
    const value = Number.isNaN(values[to]) ? hole : `${(Math.floor(values[to] * 100) / 100).toFixed(2)} %`;
    for (const [name, text] of [
      ['valuemin', s.builds[0]],
      ['valuemax', s.builds[last]],
      ['valuenow', s.builds[to]],
      ['valuetext', `#${s.builds[to]}, ${value}`],
    ])
      canvas.setAttribute(`aria-${name}`, text);
  }
  canvas.onkeydown = event => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    move(view.cursor + step);
  };
  move(last);
  return {
    destroy: () => each(chart => chart.destroy()),
    reset: () => {
      each(chart => chart.resetZoom('none'));
      each(chart => Object.assign(chart.options.scales.x, whole));
      Object.assign(charts.main.options.scales.y, height(data, values, whole.min, whole.max));
      each(chart => chart.update('none'));
    },
  };
}

const font = c => ({ family: c.font, size: 11.5 });

const xAxis = (c, whole, show) => ({
  type: 'linear',
  ...whole,
  offset: false,
  grid: { display: false, offset: false },
  border: { color: c.border },
  ticks: {
    display: show,
    precision: 0,
    maxRotation: 0,
    autoSkipPadding: 24,
    includeBounds: false,
    color: c.text2,
    font: font(c),
    callback: t => (Number.isInteger(t) ? `#${t}` : null),
  },
});

const yAxis = (c, { at, ticks, ...scale }) => ({
  ...scale,
  afterBuildTicks: at && (axis => (axis.ticks = at.map(value => ({ value })))),
  afterFit: axis => (axis.width = LEFT),
  border: { display: false },
  grid: { color: c.grid, drawTicks: false },
  ticks: { color: c.text2, font: font(c), padding: 8, maxTicksLimit: 7, ...ticks },
});

/** The range of the y axis: what is in sight, the gate when it is near, room for the flags. */
function height({ series, limit, forecast }, values, min, max) {
  const seen = values.filter((v, i) => !Number.isNaN(v) && series.builds[i] >= min && series.builds[i] <= max);
  if (!seen.length) return { min: 0, max: 100 };
  const near = limit && Math.abs(limit.percent - seen.at(-1)) < 12 ? [+limit.percent] : [];
  const all = [
    ...seen,
    ...near,
    ...(forecast && max > series.builds.at(-1) ? [forecast.low[0], forecast.high[0]] : []),
  ];
  const low = all.reduce((a, b) => Math.min(a, b), 100);
  const high = all.reduce((a, b) => Math.max(a, b), 0);
  const room = Math.max(0.5, (high - low) * 0.12);
  return { min: Math.max(0, Math.floor(low - room)), max: Math.min(102, Math.ceil(high + room * 1.6)) };
}

/** The fitted trend and the band of the forecast. */
function future({ line: fit, forecast }, c, line, ahead) {
  const sets = [];
  if (forecast) {
    const edge = list => forecast.builds.slice(0, ahead).map((x, i) => ({ x, y: list[i] }));
    sets.push(
      { ...line, data: edge(forecast.high), borderWidth: 0, fill: '+1', backgroundColor: c.band },
      { ...line, data: edge(forecast.low), borderWidth: 0 },
      { ...line, data: edge(forecast.middle), borderColor: c.line, borderWidth: 1.3, borderDash: [2, 4] },
    );
  }
  if (fit)
    sets.push({
      ...line,
      data: [
        { x: fit.fromBuild, y: fit.from },
        { x: fit.toBuild, y: fit.to },
      ],
      borderColor: c.line,
      borderWidth: 1.3,
      borderDash: [2, 4],
    });
  return sets;
}

/** A dot for a value that stands between two holes, which a line cannot show. */
const alone = values =>
  values.map((v, i) => (!Number.isNaN(v) && !(values[i - 1] >= 0) && !(values[i + 1] >= 0) ? 2.5 : 0));

function deltas(values) {
  let before = NaN;
  return values.map(v => {
    if (Number.isNaN(v)) return NaN;
    const by = v - before;
    before = v;
    return by;
  });
}

function nearest(builds, x) {
  let low = 0;
  let high = builds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (builds[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - builds[low - 1] < builds[low] - x ? low - 1 : low;
}
