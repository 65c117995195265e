import { state, stated } from './lib/address-bar.js';
import { el, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { card, choice } from './lib/pieces.js';
import { onTheme } from './lib/theme.js';
import { chartJs } from './lib/vendor.js';
import { empty } from './states.js';
import { answer, events, figures, milestones, recommendation, table, testTrends } from './trend-cards.js';
import { trendChart } from './trend-chart.js';
import { besides, comparison, spoken } from './trend-compare.js';
import { legend, reading, series } from './trend-reading.js';
import { exports } from './trend-export.js';
import { choices, count, usual } from './trend-ranges.js';
import { present } from './trend-strips.js';
import { liveBar } from './live-bar.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';
import { METRICS, titleOf, word } from './lib/words.js';

const NARROW = 620;
/** The fewest builds that a small picture of all of them helps with. */
const MANY = 30;
/** So many components can still be told apart as buttons beside each other. */
const BUTTONS = 8;
const KEYS = ['metric', 'component', 'builds', 'from', 'to', 'compare'];

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
  const ranges = choices(begin.series);
  const view = {
    data: begin,
    chart: null,
    other: null,
    ...beginning(
      ranges.map(([key]) => key),
      root,
    ),
  };
  const body = el('div');
  const status = el('p.sr', { role: 'status' });
  const readout = el('p.readout');
  const origin = el('p.note', { role: 'status' });
  let boxes;

  const choose = key => async value => {
    const wanted = { metric: view.data.metric, component: view.data.component, [key]: value };
    view.data = await load(chosen(url, wanted));
    state(wanted);
    await compared();
    show();
    say(status, saidPlain(view.data.sentence));
  };
  async function compared() {
    view.other = await besides(view, wanted => load(chosen(url, wanted)));
  }
  const compare = async event => {
    view.compare = event.target.value;
    state({ compare: view.compare });
    await compared();
    show();
    say(status, view.compare ? t('Compared with {0}.', spoken(view.compare)) : t('Compared with nothing.'));
  };
  const ranged = value => {
    view.range = value;
    view.window = null;
    state({ builds: value, from: '', to: '' });
    chart();
  };

  function chart() {
    view.chart?.destroy();
    boxes.whole(view.window);
    const wanted = { range: count(view.range, view.data.series), window: view.window, other: view.other };
    view.chart = trendChart(Chart, root, boxes, view.data, wanted, {
      read: i => readout.replaceChildren(...reading(view.data, i, view.other)),
      window(window) {
        view.window = window;
        boxes.whole(window);
        state({ from: window?.min, to: window?.max });
      },
      open(build) {
        const address = links.build(build);
        if (address) location.assign(address);
      },
    });
  }

  function show() {
    const parts = page(view.data, links, readout, () => view.chart.reset(), view.other);
    boxes = parts.boxes;
    const notes = [view.data.origin, ...view.data.problems].filter(Boolean);
    say(origin, notes.map(saidPlain).join(' '));
    body.replaceChildren(...parts.cards);
    chart();
  }

  const metrics = begin.metrics.map(metric => [metric, word(METRICS, metric)]);
  const components = [['', t('Project')], ...begin.components.map(name => [name, series(name)])];
  const asked = () =>
    stated(KEYS).metric ? chosen(url, { metric: view.data.metric, component: view.data.component }) : url;
  const look = async () => {
    const next = await news(asked());
    if (!next) return;
    view.data = next;
    await compared();
    show();
  };
  const stream = links.live ? liveBar(links.live, { event: look, look }) : { bar: [], messages: null };
  root.append(
    el(
      'div.bar',
      el('h1', links.storedTrend() ? t('{0}: coverage trend', begin.job) : t('Coverage trend')),
      stream.bar,
      links.export ? el('a.btn', { href: links.export, download: '' }, icon('download'), 'JSON') : null,
      exports(
        () => view.data,
        () => boxes.main.querySelector('canvas'),
      ),
      links.build(begin.build)
        ? el('a.btn', { href: links.build(begin.build) }, t('Report of #{0}', begin.build))
        : null,
    ),
    el(
      'div.controls',
      metrics.length > 1 ? choice(t('Metric'), metrics, begin.metric, choose('metric')) : null,
      components.length > 1 ? componentChoice(components, begin.component, choose('component')) : null,
      ranges.length > 1 ? choice(t('Range'), ranges, view.range, ranged) : null,
      components.length > 1 || begin.branches.length
        ? comparison(components, begin.branches, view.compare, compare)
        : null,
    ),
    status,
    origin,
    stream.messages ?? '',
    body,
  );
  await compared();
  show();
  onTheme(chart);
}

/** The choice of a component: buttons, or a list where so many would push the chart out of sight. */
function componentChoice(all, shown, pick) {
  if (all.length <= BUTTONS) return choice(t('Component'), all, shown, pick);
  const option = ([value, text]) => el('option', { value, selected: value === shown }, text);
  const select = el('select.select', { on: { change: event => pick(event.target.value) } }, all.map(option));
  return el('label.compare', t('Component'), ' ', select);
}

/** The range, window and comparison that the address of the page names. */
function beginning(keys, root) {
  const { builds, from, to, compare } = stated(KEYS);
  const window = from && to && Number(from) <= Number(to) ? { min: Number(from), max: Number(to) } : null;
  return { range: keys.includes(builds) ? builds : usual(root.clientWidth < NARROW, keys), window, compare };
}

function page(data, links, readout, reset, other) {
  const labels = {
    main: t('Coverage'),
    delta: t('Change of each build in points'),
    fails: t('Test failures of each build'),
    time: t('Test time of each build'),
  };
  const shown = present(data);
  const names = Object.keys(labels).filter(name => shown[name]);
  const boxes = Object.fromEntries(names.map(name => [name, strip(name, labels[name])]));
  if (data.series.builds.length >= MANY) boxes.overview = el('div.overview');
  const whole = el('button.btn.s', { type: 'button', on: { click: reset } }, icon('zoomOut'), t('Whole range'));
  /** The way back from a part of the range is there only with a part; the focus then returns to the chart. */
  boxes.whole = part => {
    const focused = document.activeElement === whole;
    whole.hidden = !part;
    if (focused && !part) boxes.main.firstChild.focus();
  };
  const title = (name, text, unit) => (boxes[name] ? [el('p.strip', el('b', text), unit), boxes[name]] : null);
  const chart = card(
    '',
    data.component ? t('{0} of {1}', titleOf(data.metric), series(data.component)) : titleOf(data.metric),
    [readout, el('span.end', whole)],
    boxes.main,
    boxes.overview ?? null,
    legend(data, other),
    title('delta', t('Change'), t('points against the measured build before')),
    title('fails', t('Test failures'), t('a build')),
    title('time', t('Test time'), 'min:s'),
    el(
      'p.q.small.keys',
      boxes.overview
        ? t('Drag in the chart or Ctrl and wheel zoom, the strip below it moves, a click opens the build.')
        : t('Drag in the chart or Ctrl and wheel zoom, a click opens the build.'),
      ' ',
      t('Keys: arrows read build by build, + and − zoom, Shift and an arrow move, 0 shows all, Enter opens the build.'),
    ),
  );
  const forecast = data.forecast ? card('', t('Forecast'), null, el('p', said(data.forecast.text))) : null;
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
