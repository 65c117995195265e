import { el, link } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, decimal, int, percent, plural, share, total } from './lib/numbers.js';
import { change, pill, state } from './lib/pieces.js';
import { onTheme } from './lib/theme.js';
import { chartJs } from './lib/vendor.js';
import { update } from './lib/update.js';
import { liveBar } from './live-bar.js';
import { tiny } from './tiny-chart.js';
import { empty } from './states.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';
import { coverageOf } from './lib/words.js';

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
    card.replaceChildren(empty('h2'));
    return () => {};
  }
  const builds = data.series.builds.length;
  const canvas = el('canvas', { role: 'img', 'aria-label': spoken(data) });
  const title = link(links.trend, { id: 'cm-card-title' }, root.dataset.title || t('Coverage trend'));
  const unmeasured = data.state === 'UNMEASURED';
  update(
    card,
    el(
      'section.card.tc',
      { 'aria-labelledby': 'cm-card-title' },
      el(
        'div.head',
        el('h2', title),
        el('span.q.small', `${coverageOf(data.metric)}, ${plural(builds, 'build')}`),
        el('span.end', pill(unmeasured ? 'UNMEASURED' : data.outcome, said(data.verdict))),
      ),
      unmeasured ? null : value(data),
      direction(data),
      data.note ? el('p.q', said(data.note)) : null,
      data.origin ? el('p.q.small', said(data.origin)) : null,
      data.problems.map(problem => el('p.q.small', said(problem))),
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
    by ? el('span.q', t('against #{0}', by.build)) : null,
    mood === 'FIRST' ? el('span.q', t('{0} of {1}', int(counter.covered), int(total(counter)))) : null,
  );

const direction = ({ direction: d }) =>
  d
    ? el('div.line1', el('span.st', icon(ARROWS[d.way]), said(d.text)), d.since ? el('span.q', said(d.since)) : null)
    : null;

function foot({ build, gates, regression, alerts, outcome }, links) {
  const worst = gates.worst ? state(outcome, said(gates.worst)) : el('span.q', t('none'));
  const open =
    alerts &&
    [
      alerts.active ? state('ACTIVE', t('{0} active', int(alerts.active))) : null,
      alerts.acknowledged ? state('ACKNOWLEDGED', t('{0} acknowledged', alerts.acknowledged)) : null,
      alerts.pending ? state('PENDING', t('{0} pending', alerts.pending)) : null,
    ].filter(Boolean);
  const none = () => el('span.q', alerts ? t('none') : t('not known'));
  return el(
    'div.foot3',
    link(
      links.build(build),
      {},
      el('span.k', t('Gates of #{0}', build)),
      worst,
      gates.rest ? el('span.k', said(gates.rest)) : null,
    ),
    link(
      links.trend,
      {},
      el('span.k', t('Last regression')),
      regression ? lately(regression) : none(),
      regression?.more ? el('span.k', said(regression.more)) : null,
    ),
    link(links.dashboard, {}, el('span.k', t('Open alerts')), open?.length ? open : none()),
  );
}

const lately = ({ build, time, open }) =>
  el(
    open ? 'span.st.bad' : 'span.st.quiet',
    icon('fall'),
    el('span', `#${build}, `, el('span', { 'data-ago': time }, ago(time))),
  );

/** What the picture shows, for those who do not see it. */
function spoken({ series, marks, limit, metric, build }) {
  const known = series.builds
    .map((b, i) => share({ covered: series.covered[i], missed: series.missed[i] }))
    .filter(v => !Number.isNaN(v));
  const steps = marks.map(m => t('{0} points at #{1}', saidPlain(m.text), m.build)).join(', ');
  const range = t(
    'between {0} % and {1} %',
    decimal(Math.min(...known).toFixed(1)),
    decimal(Math.max(...known).toFixed(1)),
  );
  const sentences = [
    t('{0} of {1} builds up to #{2}, {3}.', coverageOf(metric), int(series.builds.length), build, range),
    steps ? t('Marked: {0}.', steps) : '',
    limit == null ? '' : t('Gate at {0} %.', decimal(limit)),
  ];
  return sentences.filter(Boolean).join(' ');
}
