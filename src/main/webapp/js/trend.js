import { el, link, svg } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { clock, day, int, percent, plural, signed, time, total } from './lib/numbers.js';
import { card, change, choice, pill, place, th } from './lib/pieces.js';
import { onTheme } from './lib/theme.js';
import { chartJsWithPlugins } from './lib/vendor.js';
import { empty } from './states.js';
import { trendChart } from './trend-chart.js';

const NARROW = 620;
const WORDS = metric => metric.charAt(0) + metric.slice(1).toLowerCase();

/** The whole trend: selectors, sentence, chart, in that order; then where it changed and what to do. */
export async function draw(root, first, { links, load, url }) {
  if (!first.build) return root.append(empty());
  const Chart = await chartJsWithPlugins();
  const view = { data: first, range: root.clientWidth < NARROW ? 60 : 120, chart: null };
  const body = el('div');
  const status = el('p.sr', { role: 'status' });

  const choose = key => async value => {
    const address = new URL(url, document.baseURI);
    const wanted = { metric: view.data.metric, component: view.data.component, [key]: value };
    Object.entries(wanted).forEach(([name, text]) => address.searchParams.set(name, text));
    view.data = await load(address);
    show();
    status.textContent = view.data.sentence;
  };
  const ranged = value => {
    view.range = value;
    chart();
  };

  function chart() {
    view.chart?.destroy();
    view.chart = trendChart(Chart, root, strips, view.data, view.range, read);
  }

  let strips;
  const readout = el('p.readout');
  function show() {
    const parts = page(view.data, links, readout, () => view.chart.reset());
    strips = parts.strips;
    body.replaceChildren(...parts.cards);
    chart();
  }

  function read(i) {
    readout.replaceChildren(...reading(view.data, i));
  }

  const ranges = [30, 60, 120].filter(n => n < first.series.builds.length).map(n => [n, `${n} builds`]);
  if (ranges.length === 0 || first.series.builds.length <= view.range) view.range = Infinity;
  root.append(
    el(
      'div.bar',
      el('h1', 'Coverage trend'),
      links.export ? el('a.btn', { href: links.export }, icon('download'), 'Export JSON') : null,
      links.build(first.build) ? el('a.btn', { href: links.build(first.build) }, `Report of #${first.build}`) : null,
    ),
    el(
      'div.controls',
      first.metrics.length > 1
        ? choice(
            'Metric',
            first.metrics.map(m => [m, WORDS(m)]),
            first.metric,
            choose('metric'),
          )
        : null,
      first.components.length
        ? choice(
            'Component',
            [['', 'Project'], ...first.components.map(c => [c, c])],
            first.component,
            choose('component'),
          )
        : null,
      ranges.length
        ? choice('Range', [...ranges, [Infinity, `All ${int(first.series.builds.length)}`]], view.range, ranged)
        : null,
    ),
    status,
    body,
  );
  show();
  onTheme(chart);
}

function page(data, links, readout, reset) {
  const strips = Object.fromEntries(
    [
      ['main', 'Coverage'],
      ['delta', 'Change of each build in points'],
      ['fails', 'Test failures of each build'],
      ['time', 'Test time of each build'],
    ].map(([name, label]) => [name, strip(name, label)]),
  );
  const tests = data.seconds.some(s => s >= 0);
  const of = data.component ? ` of ${data.component}` : '';
  const chart = card(
    '',
    `${WORDS(data.metric)} coverage${of}`,
    [
      readout,
      el('span.end', el('button.btn.s', { type: 'button', on: { click: reset } }, icon('zoomOut'), 'Whole range')),
    ],
    strips.main,
    legend(data),
    el('p.strip', el('b', 'Change'), 'points against the measured build before'),
    strips.delta,
    tests
      ? [
          el('p.strip', el('b', 'Test failures'), 'a build'),
          strips.fails,
          el('p.strip', el('b', 'Test time'), 'min:s'),
          strips.time,
        ]
      : null,
    el('p.q.small', 'Drag to zoom in, Ctrl and wheel to zoom, arrow keys to read build by build.'),
  );
  const side = el(
    'div',
    advice(data, links),
    data.forecast ? card('', 'Forecast', null, el('p', data.forecast.text)) : null,
    milestones(data),
    testTrends(data),
  );
  const cards = [answer(data), chart, el('div.grid.two', events(data, links), side), figures(data), table(data)];
  return { cards, strips: tests ? strips : { main: strips.main, delta: strips.delta } };
}

const strip = (name, label) =>
  el(
    `div.chart.${name}`,
    el(
      'canvas',
      name === 'main' ? { role: 'slider', tabindex: 0, 'aria-label': label } : { role: 'img', 'aria-label': label },
    ),
  );

const answer = data =>
  el(
    'section.card',
    { 'aria-label': 'The trend in words' },
    el(
      'div.answer',
      el(
        'div.value',
        data.counter ? el('div.big', percent(data.counter), el('small', ' %')) : pill('UNMEASURED'),
        data.change ? change(data.change, ` against #${data.change.build}`) : null,
      ),
      el('div', el('p.read', data.sentence), el('p.q', data.doubt)),
      data.facts.length
        ? el(
            'dl.facts',
            data.facts.map(f =>
              el('div', el('dt', f.name), el('dd', f.value, f.more ? el('span.q', ` ${f.more}`) : null)),
            ),
          )
        : null,
    ),
  );

/** What stands under the cursor; also what a screen reader says for the slider. */
function reading({ series: s, failures, seconds }, i) {
  const now = { covered: s.covered[i], missed: s.missed[i] };
  const head = el('b', `#${s.builds[i]} · ${time(s.times[i])}`);
  const aside = s.aside.find(one => one.build === s.builds[i]);
  if (aside)
    return [head, el('span', `${ENDS[aside.state]}${total(aside) ? ` at ${percent(aside)} %` : ''}: not compared`)];
  if (!total(now)) return [head, el('span', 'unmeasured: not compared, not drawn')];
  const before = previous(s, i);
  const by = before ? signed(before, now) : null;
  return [
    head,
    el('b', `${percent(now)} %`),
    by
      ? el(by.includes('−') ? 'span.bad' : by === '0.00' ? 'span' : 'span.ok', `${by} points`)
      : el('span', 'nothing to compare with'),
    el('span', `${int(now.covered)} of ${int(total(now))}`),
    failures[i] >= 0 ? el('span', plural(failures[i], 'test failure')) : '',
    seconds[i] >= 0 ? el('span', `tests ${clock(seconds[i])}`) : '',
  ];
}

const ENDS = { ABORTED: 'aborted', RUNNING: 'not at its end' };

function previous(s, i) {
  for (let j = i - 1; j >= 0; j--)
    if (s.covered[j] + s.missed[j]) return { covered: s.covered[j], missed: s.missed[j] };
  return null;
}

const swatch = (...shapes) => svg('svg', { viewBox: '0 0 22 12', 'aria-hidden': 'true' }, ...shapes);
const shape = (d, more = {}) => svg('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, ...more });

function legend(data) {
  const { aside } = data.series;
  const holes = data.series.covered.some(
    (c, i) => c + data.series.missed[i] === 0 && !aside.some(one => one.build === data.series.builds[i]),
  );
  const status = name => data.alerts.some(a => a.status === name);
  return el(
    'div.legend',
    data.changePoints.length ? el('span', swatch(shape('M11 2l4 4-4 4-4-4z')), 'change point') : null,
    data.anomalies.length
      ? el(
          'span',
          swatch(
            svg('circle', {
              cx: 11,
              cy: 6,
              r: 4,
              fill: 'none',
              stroke: 'currentColor',
              'stroke-width': 1.6,
              'stroke-dasharray': '2 2',
            }),
          ),
          'stands out alone',
        )
      : null,
    status('ACTIVE') ? el('span.bad', swatch(shape('M11 1l6 10H5z', { fill: 'currentColor' })), 'alert active') : null,
    status('ACKNOWLEDGED') ? el('span.blue', swatch(shape('M11 2l5 8.5H6z')), 'alert acknowledged') : null,
    data.forecast
      ? el('span', swatch(shape('M0 8L22 3', { 'stroke-dasharray': '2 3' })), 'trend and forecast, 95 % band')
      : null,
    data.limit
      ? el('span', swatch(shape('M0 6h22', { 'stroke-dasharray': '5 3' })), `gate ${data.limit.percent} %`)
      : null,
    aside.length ? el('span', swatch(shape('M7 2l8 8M15 2l-8 8')), 'aborted or not at its end') : null,
    holes ? el('span', swatch(shape('M7 12L15 0M2 12L10 0M12 12L20 0', { opacity: 0.6 })), 'unmeasured') : null,
  );
}

const SHOWN = 8;

function events(data, links) {
  const rows = data.events.map((e, i) => event(e, links, i >= SHOWN));
  const all = () => {
    rows.forEach(row => (row.hidden = false));
    more.remove();
  };
  const more =
    rows.length > SHOWN
      ? el(
          'p.more-row',
          el('button.btn.s', { type: 'button', on: { click: all } }, `Show ${rows.length - SHOWN} earlier`),
        )
      : null;
  return card(
    '.flush',
    'Where it changed',
    el('span.q.small.end', 'newest first'),
    data.events.length
      ? el(
          'div.scroll',
          el(
            'table.events.stack',
            el('caption.sr', 'Change points, alerts, and builds that are unmeasured or did not come to their end'),
            el('thead', el('tr', th('Build'), th('What'), th('Points', true))),
            el('tbody', rows),
          ),
        )
      : el('p.none', 'Nothing yet: no shift in level, no alert, no unmeasured build.'),
    more,
  );
}

const event = (e, links, hidden) =>
  el(
    'tr',
    { hidden },
    el('td', link(links.build(e.build), {}, `#${e.build}`), el('div.more', day(e.time))),
    el('td', el('div', e.status ? [pill(e.status), ' '] : null, e.title), e.more ? el('div.more', e.more) : null),
    el('td.n', e.points ? el(`span.strong.${e.sign < 0 ? 'bad' : 'ok'}`, e.points) : el('span.q', '–')),
  );

function advice({ recommendation: r, build }, links) {
  if (!r) return null;
  const gap = (g, i) =>
    el(
      'li',
      el('span.q.num', String(i + 1)),
      link(links.source(build, g.path, g.from), { title: g.path }, place(g)),
      el('span.q.num', plural(g.lines, 'line')),
    );
  return card(
    '',
    'Recommendation',
    null,
    el('p', el('strong', r.title), r.text ? ` ${r.text}` : ''),
    r.gaps.length ? el('ol.todo', r.gaps.map(gap)) : null,
  );
}

/** The way to full coverage; the bar is the way within the phase. */
function milestones({ milestones: m }) {
  if (!m) return null;
  const row = f => el('div', el('dt', f.name), el('dd', f.value, f.more ? el('span.q', ` ${f.more}`) : null));
  return card(
    '',
    'Milestones',
    null,
    el(
      'p',
      el('label.phase', `${m.within} % of the way from ${m.phase} `, el('progress', { max: 100, value: m.within })),
    ),
    el('dl.facts', [...m.steps, m.target].map(row)),
  );
}

const testTrends = data =>
  data.tests.length
    ? card(
        '',
        'Tests',
        null,
        data.tests.map(text => el('p', text)),
      )
    : null;

/** Every computed figure, for those who want to check the sentence. */
const figures = data =>
  data.figures.length
    ? el(
        'details.card',
        el('summary', 'The figures behind the sentence'),
        el(
          'div.scroll',
          el(
            'table.figures.stack',
            el('caption.sr', 'What the analysis computed since the last level shift'),
            el('thead', el('tr', th('Figure'), th('Value', true), th('Interval or what it rests on'))),
            el(
              'tbody',
              data.figures.map(f =>
                el('tr', el('td', f.name), el('td.n', { 'data-l': 'Value' }, f.value), el('td.q', f.more)),
              ),
            ),
          ),
        ),
      )
    : null;

/** The chart's numbers as a table, made when it is opened. */
function table(data) {
  const box = el('div.tablebox', { tabindex: 0, role: 'region', 'aria-label': 'All numbers' });
  const fill = () => {
    if (box.firstChild) return;
    const s = data.series;
    const row = i => {
      const c = { covered: s.covered[i], missed: s.missed[i] };
      const numbers = total(c)
        ? [c.covered, c.missed].map(n => el('td.n', int(n))).concat(el('td.n', percent(c)))
        : el('td', { colspan: 3 }, ENDS[s.aside.find(one => one.build === s.builds[i])?.state] ?? 'unmeasured');
      return el('tr', el('td', `#${s.builds[i]}`), el('td', time(s.times[i])), numbers);
    };
    const newest = s.builds
      .map((_, i) => i)
      .reverse()
      .slice(0, 1000);
    const head = el('thead', el('tr', th('Build'), th('Time'), th('Covered', true), th('Missed', true), th('%', true)));
    box.append(
      el(
        'table',
        el(
          'caption',
          newest.length < s.builds.length
            ? 'The newest 1,000 builds; the export has all.'
            : 'Every build, newest first.',
        ),
        head,
        el('tbody', newest.map(row)),
      ),
    );
  };
  return el('details.card', { on: { toggle: fill } }, el('summary', 'All numbers as a table'), box);
}
