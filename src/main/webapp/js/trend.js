import { state, stated } from './lib/address-bar.js';
import { el, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { int } from './lib/numbers.js';
import { card, choice } from './lib/pieces.js';
import { onTheme } from './lib/theme.js';
import { chartJs } from './lib/vendor.js';
import { empty } from './states.js';
import { answer, events, figures, milestones, recommendation, table, testTrends } from './trend-cards.js';
import { trendChart } from './trend-chart.js';
import { legend, reading } from './trend-reading.js';
import { exports } from './trend-export.js';
import { present } from './trend-strips.js';
import { liveBar } from './live-bar.js';

const NARROW = 620;
const RANGES = [30, 60, 120];
const KEYS = ['metric', 'component', 'builds', 'from', 'to'];
/** The name of a component or owner; that of a flag among them begins with its kind. */
const series = name => (name.startsWith('flag:') ? `${name.slice(5)} (flag)` : name);
const WORDS = metric => metric.charAt(0) + metric.slice(1).toLowerCase();

/** What is asked first: what the address of the page says, so that a choice can be linked and found again. */
export function first(url) {
  const { metric, component } = stated(KEYS);
  return metric || component ? chosen(url, { metric, component }) : url;
}

function chosen(url, values) {
  const address = new URL(url, document.baseURI);
  Object.entries(values).forEach(([name, text]) => address.searchParams.set(name, text));
  return address;
}

/** The whole trend: selectors, sentence, chart, in that order; then where it changed and what to do. */
export async function draw(root, begin, { links, load, news, url }) {
  if (!begin.build) return root.append(empty());
  const Chart = await chartJs();
  const { builds } = begin.series;
  const ranges = RANGES.filter(n => n < builds.length);
  const view = { data: begin, chart: null, ...beginning(ranges, root) };
  const body = el('div');
  const status = el('p.sr', { role: 'status' });
  const readout = el('p.readout');
  const origin = el('p.note', { role: 'status' });
  let boxes;

  const choose = key => async value => {
    const wanted = { metric: view.data.metric, component: view.data.component, [key]: value };
    view.data = await load(chosen(url, wanted));
    state(wanted);
    show();
    say(status, view.data.sentence);
  };
  const ranged = value => {
    view.range = value;
    view.window = null;
    state({ builds: value === Infinity ? 'all' : value, from: '', to: '' });
    chart();
  };

  function chart() {
    view.chart?.destroy();
    view.chart = trendChart(Chart, root, boxes, view.data, view, {
      read: i => readout.replaceChildren(...reading(view.data, i)),
      window(window) {
        view.window = window;
        state({ from: window?.min, to: window?.max });
      },
      open(build) {
        const address = links.build(build);
        if (address) location.assign(address);
      },
    });
  }

  function show() {
    const parts = page(view.data, links, readout, () => view.chart.reset());
    boxes = parts.boxes;
    say(origin, view.data.origin ?? '');
    body.replaceChildren(...parts.cards);
    chart();
  }

  const metrics = begin.metrics.map(metric => [metric, WORDS(metric)]);
  const components = [['', 'Project'], ...begin.components.map(name => [name, series(name)])];
  const all = [...ranges.map(n => [n, `${n} builds`]), [Infinity, `All ${int(builds.length)}`]];
  const asked = () =>
    stated(KEYS).metric ? chosen(url, { metric: view.data.metric, component: view.data.component }) : url;
  const look = async () => {
    const next = await news(asked());
    if (!next) return;
    view.data = next;
    show();
  };
  const stream = links.live ? liveBar(links.live, { event: look, look }) : { bar: [], messages: null };
  root.append(
    el(
      'div.bar',
      el('h1', links.storedTrend() ? `${begin.job}: coverage trend` : 'Coverage trend'),
      stream.bar,
      links.export ? el('a.btn', { href: links.export, download: '' }, icon('download'), 'JSON') : null,
      exports(
        () => view.data,
        () => boxes.main.querySelector('canvas'),
      ),
      links.build(begin.build) ? el('a.btn', { href: links.build(begin.build) }, `Report of #${begin.build}`) : null,
    ),
    el(
      'div.controls',
      metrics.length > 1 ? choice('Metric', metrics, begin.metric, choose('metric')) : null,
      components.length > 1 ? choice('Component', components, begin.component, choose('component')) : null,
      ranges.length ? choice('Range', all, view.range, ranged) : null,
    ),
    status,
    origin,
    stream.messages ?? '',
    body,
  );
  show();
  onTheme(chart);
}

/** The range and window that the address of the page names. */
function beginning(ranges, root) {
  const { builds, from, to } = stated(KEYS);
  const usual = root.clientWidth < NARROW ? 60 : 120;
  const named = ranges.find(n => String(n) === builds) ?? (builds === 'all' ? Infinity : null);
  const window = from && to && Number(from) <= Number(to) ? { min: Number(from), max: Number(to) } : null;
  return { range: named ?? ranges.find(n => n === usual) ?? Infinity, window };
}

function page(data, links, readout, reset) {
  const labels = {
    main: 'Coverage',
    delta: 'Change of each build in points',
    fails: 'Test failures of each build',
    time: 'Test time of each build',
  };
  const shown = present(data);
  const names = Object.keys(labels).filter(name => shown[name]);
  const boxes = Object.fromEntries(names.map(name => [name, strip(name, labels[name])]));
  const title = (name, text, unit) => (boxes[name] ? [el('p.strip', el('b', text), unit), boxes[name]] : null);
  const chart = card(
    '',
    `${WORDS(data.metric)} coverage${data.component ? ` of ${series(data.component)}` : ''}`,
    [
      readout,
      el('span.end', el('button.btn.s', { type: 'button', on: { click: reset } }, icon('zoomOut'), 'Whole range')),
    ],
    boxes.main,
    legend(data),
    title('delta', 'Change', 'points against the measured build before'),
    title('fails', 'Test failures', 'a build'),
    title('time', 'Test time', 'min:s'),
    el(
      'p.q.small.keys',
      'Drag or Ctrl and wheel zoom, a click opens the build. Keys: arrows read build by build, ',
      '+ and − zoom, Shift and an arrow move, 0 shows the whole range, Enter opens the build.',
    ),
  );
  const forecast = data.forecast ? card('', 'Forecast', null, el('p', data.forecast.text)) : null;
  const side = el('div', recommendation(data, links), forecast, milestones(data), testTrends(data));
  return {
    boxes,
    cards: [answer(data), chart, el('div.grid.two', events(data, links), side), figures(data), table(data)].filter(
      Boolean,
    ),
  };
}

const strip = (name, label) => {
  const role = name === 'main' ? { role: 'slider', tabindex: 0 } : { role: 'img' };
  return el(`div.chart.${name}`, el('canvas', { ...role, 'aria-label': label }));
};
