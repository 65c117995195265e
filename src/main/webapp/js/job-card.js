import { el, link } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, int, percent, plural, share, total } from './lib/numbers.js';
import { change, pill, state } from './lib/pieces.js';
import { onTheme } from './lib/theme.js';
import { chartJs } from './lib/vendor.js';
import { update } from './lib/update.js';
import { liveBar } from './live-bar.js';
import { tiny } from './tiny-chart.js';
import { empty } from './states.js';

const ARROWS = { RISING: 'rise', FALLING: 'fall', STEADY: 'flat', UNKNOWN: 'flat' };

/** The card on a job's page: value, change, direction and pace, gate; a chart; three links. It is live. */
export async function draw(root, data, { links, news, url }) {
  const card = el('div');
  const end = el('div.live-line');
  root.append(card, end);
  let unpaint = await paint(card, root, data, links);
  const look = async () => {
    const next = await news(url);
    if (!next) return;
    unpaint();
    unpaint = await paint(card, root, next, links);
  };
  if (!links.live) return;
  const stream = liveBar(links.live, { event: look, look });
  end.append(...stream.bar.filter(Boolean), stream.messages);
}

async function paint(card, root, data, links) {
  if (data.state === 'EMPTY') {
    card.replaceChildren(empty());
    return () => {};
  }
  const builds = data.series.builds.length;
  const canvas = el('canvas', { role: 'img', 'aria-label': spoken(data) });
  const title = link(links.trend, { id: 'cm-card-title' }, root.dataset.title || 'Coverage trend');
  const unmeasured = data.state === 'UNMEASURED';
  update(
    card,
    el(
      'section.card.tc',
      { 'aria-labelledby': 'cm-card-title' },
      el(
        'div.head',
        el('h2', title),
        el('span.q.small', `${data.metric.toLowerCase()} coverage, ${plural(builds, 'build')}`),
        el('span.end', pill(unmeasured ? 'UNMEASURED' : data.outcome, data.verdict)),
      ),
      unmeasured ? null : value(data),
      direction(data),
      data.note ? el('p.q', data.note) : null,
      data.origin ? el('p.q.small', data.origin) : null,
      builds > 1 ? el('div.chart.tiny', { 'data-own': true }) : null,
      foot(data, links),
    ),
  );
  if (builds < 2) return () => {};
  card.querySelector('.cm-tiny').replaceChildren(canvas);
  const Chart = await chartJs();
  let chart = tiny(Chart, canvas, root, data);
  const stop = onTheme(() => {
    chart.destroy();
    chart = tiny(Chart, canvas, root, data);
  });
  return () => {
    stop?.();
    chart.destroy();
  };
}

const value = ({ counter, change: by, state: mood }) =>
  el(
    'div.line1',
    el('span.big', percent(counter), el('small', ' %')),
    change(by),
    by ? el('span.q', `against #${by.build}`) : null,
    mood === 'FIRST' ? el('span.q', `${int(counter.covered)} of ${int(total(counter))}`) : null,
  );

const direction = ({ direction: d }) =>
  d ? el('div.line1', el('span.st', icon(ARROWS[d.way]), d.text), d.since ? el('span.q', d.since) : null) : null;

function foot({ build, gates, regression, alerts, outcome }, links) {
  const worst = gates.worst ? state(outcome, gates.worst) : el('span.q', 'none');
  const open = [
    alerts.active ? state('ACTIVE', `${alerts.active} active`) : null,
    alerts.acknowledged ? state('ACKNOWLEDGED', `${alerts.acknowledged} acknowledged`) : null,
    alerts.pending ? state('PENDING', `${alerts.pending} pending`) : null,
  ].filter(Boolean);
  return el(
    'div.foot3',
    link(
      links.build(build),
      {},
      el('span.k', `Gates of #${build}`),
      worst,
      gates.rest ? el('span.k', gates.rest) : null,
    ),
    link(
      links.trend,
      {},
      el('span.k', 'Last regression'),
      regression ? lately(regression) : el('span.q', 'none'),
      regression?.more ? el('span.k', regression.more) : null,
    ),
    link(links.dashboard, {}, el('span.k', 'Open alerts'), open.length ? open : el('span.q', 'none')),
  );
}

const lately = ({ build, time, open }) =>
  el(open ? 'span.st.bad' : 'span.st.quiet', icon('fall'), `#${build}, ${ago(time)}`);

/** What the picture shows, for those who do not see it. */
function spoken({ series, marks, limit, metric, build }) {
  const known = series.builds
    .map((b, i) => share({ covered: series.covered[i], missed: series.missed[i] }))
    .filter(v => !Number.isNaN(v));
  const steps = marks.map(m => `${m.text} points at #${m.build}`).join(', ');
  const range = `between ${Math.min(...known).toFixed(1)} % and ${Math.max(...known).toFixed(1)} %`;
  const sentences = [
    `${metric.toLowerCase()} coverage of ${series.builds.length} builds up to #${build}, ${range}.`,
    steps ? `Marked: ${steps}.` : '',
    limit == null ? '' : `Gate at ${limit} %.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
