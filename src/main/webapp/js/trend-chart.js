import { decimate } from './lib/decimate.js';
import { colours } from './lib/theme.js';
import { day, hundredths } from './lib/numbers.js';
import { control, layer } from './trend-cursor.js';
import { behind, signs } from './trend-marks.js';
import { overview } from './trend-overview.js';
import { ENDS } from './trend-reading.js';
import { beside, future, stripsOf } from './trend-strips.js';
import { moved, nearest, within, zoomed } from './trend-window.js';
import { t } from './lib/texts.js';

/** Room right of the last build, for half of its label. */
const RIGHT = 30;

/**
 * Strips over one axis of builds with one window and one cursor: coverage, change, test failures, test time.
 *
 * @param boxes by the name of a strip the box with its canvas
 * @param wanted { range, window, other }: how many builds are the usual window, the window to begin with, if any, and
 *     what the line is compared with, if anything (trend-beside.js)
 * @param on read(i) gets the index of the build under the cursor, window(w) the window that the reader chose (nothing
 *     for the usual one), open(build) a build to go to
 */
export function trendChart(Chart, root, boxes, data, { range, window: begin, other }, on) {
  const c = colours(root);
  const { builds, aside } = data.series;
  const last = builds.length - 1;
  const strips = stripsOf(data, c, other);
  const names = Object.keys(strips).filter(name => boxes[name]);
  const first = Math.max(0, builds.length - range);
  const ahead = data.forecast ? Math.min(data.forecast.builds.length, Math.ceil((last - first + 1) / 6)) : 0;
  const usual = { min: builds[first] - 0.5, max: builds[last] + 0.5 + ahead };
  const limits = { min: builds[0] - 0.5, max: usual.max };
  const index = new Map(builds.map((build, i) => [build, i]));
  const view = { data, index, values: strips.main.values, colours: c, window: usual, cursor: last };
  const canvas = name => boxes[name].querySelector('canvas');
  const slider = canvas('main');
  const date = build => (index.has(build) ? day(data.series.times[index.get(build)]) : null);
  const marks = layer(Object.fromEntries(names.map(name => [name, boxes[name]])));
  let left = 0;

  const charts = Object.fromEntries(
    names.map(name => {
      const { type, ticks, axis, style } = strips[name];
      const follow = {
        id: 'cursor',
        afterDraw: chart => place(name, chart),
      };
      const plugins = name === 'main' ? [behind(view), signs(view), follow] : [behind(view), follow];
      const widest = scale => {
        left = Math.max(left, scale.width);
        scale.width = left;
      };
      const options = {
        animation: false,
        parsing: false,
        normalized: true,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { right: RIGHT } },
        scales: { x: xAxis(c, axis, name === 'main' ? date : null), y: yAxis(c, ticks, widest) },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
      };
      const compared = name === 'main' && other ? [beside(other, c)] : [];
      const more = name === 'main' ? [...future(data, c, ahead), ...compared] : [];
      const datasets = [...more, { ...style, data: [] }];
      return [name, new Chart(canvas(name), { type, data: { datasets }, options, plugins })];
    }),
  );

  function draw() {
    for (const name of names) {
      const chart = charts[name];
      const strip = strips[name];
      const pixels = Math.max(200, chart.width - left - RIGHT);
      const set = chart.data.datasets.at(-1);
      if (name === 'main' && other) {
        const second = chart.data.datasets.at(-2);
        second.data = decimate(other.series.builds, second.values, view.window, Math.ceil(pixels));
        second.pointRadius = lonely(second.data);
      }
      set.data = decimate(builds, strip.values, view.window, Math.ceil(pixels));
      if (strip.width) set.barThickness = strip.width(view.window, pixels);
      else set.pointRadius = lonely(set.data);
      const { at, ...scale } = strip.range(view.window, data.changePoints.length > 0, builds);
      Object.assign(chart.options.scales.x, view.window);
      Object.assign(chart.options.scales.y, scale);
      chart.options.scales.y.afterBuildTicks = at && (axis => (axis.ticks = at.map(value => ({ value }))));
    }
    const before = left;
    Object.values(charts).forEach(chart => chart.update('none'));
    // A wider label than before moves all strips, so that a build stands at one place in each.
    if (left > before) Object.values(charts).forEach(chart => chart.update('none'));
  }

  const glance = boxes.overview
    ? overview(boxes.overview, { builds, values: view.values, colours: c, limits }, window => show(window))
    : null;

  function show(window) {
    view.window = within(window, limits);
    draw();
    glance?.show(view.window);
    const chosen = view.window.min !== usual.min || view.window.max !== usual.max;
    on.window(chosen ? { min: Math.ceil(view.window.min), max: Math.floor(view.window.max) } : null);
  }

  function place(name, chart) {
    const { x, y } = chart.scales;
    const value = name === 'main' ? y.getPixelForValue(view.values[view.cursor]) : NaN;
    marks.put(name, chart.chartArea, x.getPixelForValue(builds[view.cursor]), value);
  }

  function move(i) {
    view.cursor = Math.max(0, Math.min(last, i));
    names.forEach(name => place(name, charts[name]));
    on.read(view.cursor);
    const value = view.values[view.cursor];
    const hole = ENDS[aside.find(one => one.build === builds[view.cursor])?.state] ?? t('unmeasured');
    const known = Number.isNaN(value) ? hole : `${hundredths(Math.floor(value * 100))} %`;
    const text = data.keptBuilds.includes(builds[view.cursor]) ? `${known}, ${t('kept forever')}` : known;
    slider.setAttribute('aria-valuemin', builds[0]);
    slider.setAttribute('aria-valuemax', builds[last]);
    slider.setAttribute('aria-valuenow', builds[view.cursor]);
    slider.setAttribute('aria-valuetext', `#${builds[view.cursor]}, ${text}`);
  }

  /** Moves the cursor by builds; the window follows it. */
  function step(by) {
    move(view.cursor + by);
    const { min, max } = view.window;
    const build = builds[view.cursor];
    if (build < min) show(moved(view.window, build - min - 0.5, limits));
    else if (build > max) show(moved(view.window, build - max + 0.5, limits));
  }

  const scale = () => charts.main.scales.x;
  const at = pixel => scale().getValueForPixel(pixel);
  const reset = () => show(usual);
  /** The build under the cursor, or the middle of the window if that is out of sight. */
  function middle() {
    const { min, max } = view.window;
    const build = builds[view.cursor];
    return build >= min && build <= max ? build : (min + max) / 2;
  }
  const off = control(Object.fromEntries(names.map(name => [name, boxes[name]])), slider, {
    read: pixel => {
      const i = nearest(builds, at(pixel));
      if (i !== view.cursor) move(i);
    },
    step,
    reset,
    open: () => on.open(builds[view.cursor]),
    choose: (from, to) => show({ min: at(Math.min(from, to)), max: at(Math.max(from, to)) }),
    pan: pixels => show(moved(view.window, at(pixels) - at(0), limits)),
    pinch: (factor, pixel) => show(zoomed(view.window, factor, at(pixel), limits)),
    zoom: factor => show(zoomed(view.window, factor, middle(), limits)),
    turn: share => show(moved(view.window, share * (view.window.max - view.window.min), limits)),
    brush: pixels => marks.brush(pixels, charts.main.chartArea),
  });

  view.window = begin ? within({ min: begin.min - 0.5, max: begin.max + 0.5 }, limits) : usual;
  draw();
  glance?.show(view.window);
  move(begin ? nearest(builds, Math.min(begin.max, builds[last])) : last);
  return {
    reset,
    destroy() {
      off();
      marks.remove();
      glance?.remove();
      Object.values(charts).forEach(chart => chart.destroy());
    },
  };
}

const font = c => ({ family: c.font, size: 11.5 });

const xAxis = (c, shown, date) => ({
  type: 'linear',
  offset: false,
  grid: { display: false, offset: false },
  border: { color: c.border },
  // A label that hangs over the edge must not make one strip narrower than the others.
  afterFit: axis => (axis.paddingLeft = axis.paddingRight = 0),
  ticks: {
    display: Boolean(shown),
    precision: 0,
    maxRotation: 0,
    autoSkipPadding: 24,
    includeBounds: false,
    color: c.text2,
    font: font(c),
    callback: at => (Number.isInteger(at) ? [`#${at}`, date?.(at)].filter(Boolean) : null),
  },
});

const yAxis = (c, ticks, afterFit) => ({
  afterFit,
  border: { display: false },
  grid: { color: c.grid, drawTicks: false },
  ticks: { color: c.text2, font: font(c), padding: 8, maxTicksLimit: 7, ...ticks },
});

/** A dot for a value that stands between two holes, which a line cannot show. */
const lonely = points =>
  points.map(({ y }, i) => (!Number.isNaN(y) && !(points[i - 1]?.y >= 0) && !(points[i + 1]?.y >= 0) ? 2.5 : 0));
