import { alertActions, createAlert } from './alert-actions.js';
import { address, call } from './lib/api.js';
import { el, link, say } from './lib/dom.js';
import { select, text, values } from './lib/fields.js';
import { spaced, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, pill, th, scroller } from './lib/pieces.js';
import { update } from './lib/update.js';
import { any, CHANGES, isOver, METRICS, SEVERITIES, STATUSES, TYPES, word } from './lib/words.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';

const LIMIT = 50;
const FILTERS = ['status', 'type', 'severity', 'metric', 'job', 'branch', 'component', 'order', 'offset'];

/** What is asked first: what the address of the page says, so that a choice can be linked and found again. */
export const first = url => address(url, { ...chosen(), limit: LIMIT });

function chosen() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']));
}

/** Every alert that is kept, with filters, a page at a time. */
export function draw(root, page, { links, url }) {
  const view = { page, asked: 0, ...chosen() };
  const body = el('tbody');
  const foot = el('div');
  const why = el('p.bad', { role: 'alert' });

  async function refresh() {
    const mine = ++view.asked;
    const filters = Object.fromEntries(FILTERS.map(name => [name, view[name]]));
    history.replaceState(null, '', address(location.pathname, { ...other(), ...filters }));
    const answer = await call('GET', address(url, { ...filters, limit: LIMIT }));
    if (mine !== view.asked) return;
    say(why, answer.why);
    if (answer.ok) view.page = answer.data;
    show();
  }

  function show() {
    const rows = view.page.items.map(alert => row(alert, links, refresh));
    update(body, rows.length ? rows : el('tr', el('td.q', { colspan: 5 }, t('No alert matches.'))));
    update(
      foot,
      pager(view.page, t('alerts'), offset => ((view.offset = offset || ''), refresh())),
    );
  }

  const filters = fields(view);
  const changed = () => {
    Object.assign(view, Object.fromEntries(filters.map(field => [field.name, ''])), values(filters), { offset: '' });
    refresh();
  };
  let later;
  for (const field of filters) {
    field.input.addEventListener(field.input.tagName === 'SELECT' ? 'change' : 'input', () => {
      clearTimeout(later);
      later = setTimeout(changed, field.input.tagName === 'SELECT' ? 0 : 300);
    });
  }
  const add = el(
    'button.btn',
    {
      type: 'button',
      on: {
        click: () =>
          createAlert(
            url,
            refresh,
            page.items.map(alert => alert.job),
          ),
      },
    },
    t('New alert'),
  );
  root.append(
    el('div.bar', el('h1', t('Alerts')), pages(links, 'alerts'), add),
    ...(root.dataset.note ? [el('p.note.small', said(root.dataset.note))] : []),
    card(
      '.flush',
      t('All alerts'),
      null,
      el(
        'form.filters.form',
        { 'aria-label': t('Filters'), on: { submit: event => event.preventDefault() } },
        filters.map(field => field.node),
      ),
      why,
      scroller(el('table.alerts.stack', el('caption.sr', t('Alerts, with what can be done about each')), head(), body)),
      foot,
    ),
  );
  show();
}

/** Parameters of the address that are the frame's. */
function other() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries([...query].filter(([name]) => !FILTERS.includes(name)));
}

function fields(view) {
  const all = [
    select('status', t('Status'), any(STATUSES), view.status.toUpperCase()),
    select('type', t('Type'), any(TYPES), view.type.toUpperCase()),
    select('severity', t('Severity'), any(SEVERITIES), view.severity.toUpperCase()),
    select('metric', t('Metric'), any(METRICS), view.metric.toUpperCase()),
    text('job', t('Job'), { value: view.job }),
    text('branch', t('Branch'), { value: view.branch }),
    text('component', t('Component'), { value: view.component }),
    select(
      'order',
      t('Order'),
      [
        ['', t('Urgent first')],
        ['newest', t('Newest first')],
      ],
      view.order,
    ),
  ];
  for (const { name, input } of all) {
    if (['job', 'branch', 'component'].includes(name)) input.placeholder = t('Any');
    if (['job', 'component'].includes(name)) input.title = t('* stands for any text');
  }
  return all;
}

const head = () =>
  el('thead', el('tr', th(t('Status')), th(t('Alert')), th(t('Severity')), th(t('Began')), th(t('Actions'))));

function row(alert, links, refresh) {
  const where = [
    word(TYPES, alert.type),
    alert.metric ? word(METRICS, alert.metric) : '',
    alert.component ? t('component {0}', alert.component) : '',
    alert.branch ? t('branch {0}', alert.branch) : '',
    alert.monitor === 'coverage' ? '' : t('monitor {0}', alert.monitor),
  ].filter(Boolean);
  return el(
    'tr',
    { 'data-key': alert.id },
    el('td', pill(alert.status), alert.silenced && !isOver(alert) ? [' ', pill('SILENCED')] : null),
    el(
      'td.alert-cell',
      el(
        'div.t',
        link(links.jobTrend?.(alert.job, alert.monitor), {}, el('bdi', alert.job)),
        ': ',
        el('bdi', said(spaced(alert.message))),
      ),
      el('div.q.small', el('bdi', where.join(' · '))),
      state(alert),
      alertHistory(alert),
    ),
    el('td', { 'data-l': t('Severity') }, word(SEVERITIES, alert.severity)),
    el('td', { 'data-l': t('Began') }, el('span.num', time(alert.since.time)), el('div.q.small', began(alert))),
    el(
      'td',
      alert.mayChange
        ? alertActions(alert, links, refresh)
        : el('span.q.small', isOver(alert) ? '' : t('You may read this alert, not change it.')),
    ),
  );
}

const began = alert =>
  [
    alert.since.build ? `#${alert.since.build}` : t('not by a build'),
    alert.since.commit ? alert.since.commit.slice(0, 10) : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Who is on it, or how it ended; when people were notified. */
function state(alert) {
  const lines = [];
  const taken = alert.acknowledged;
  if (taken) {
    const until = [
      taken.until ? t('until {0}', time(taken.until)) : '',
      taken.worseBy != null ? t('until worse by {0}', taken.worseBy) : '',
    ].filter(Boolean);
    lines.push([t('{0} is on it', taken.who), ...until].join(', ') + (taken.note ? `: “${taken.note}”` : ''));
  }
  const end = alert.resolved;
  if (end) {
    const how =
      {
        RECOVERED: t('recovered'),
        ACCEPTED: t('accepted'),
        BY_HAND: t('resolved'),
        RETIRED: t('closed without a notice'),
      }[end.how] ?? t('ended');
    const by = end.who ? t('{0} by {1}', how, end.who) : end.build ? t('{0} in #{1}', how, end.build) : how;
    lines.push(`${by}, ${time(end.time)}${end.note ? `: “${end.note}”` : ''}`);
  }
  const reason = alert.suppression ? `: ${saidPlain(alert.suppression.text)}` : '';
  // Without a channel that wants it, its notice reached nobody.
  if (alert.suppression?.why === 'UNWANTED') lines.push(t('no one is notified') + reason);
  else if (alert.notified) lines.push(t('notified {0}', time(alert.notified)) + reason);
  else lines.push(t('no one was notified') + reason);
  return lines.map(line => el('div.q.small', el('bdi', line)));
}

function alertHistory(alert) {
  const steps = alert.changes.map(change => {
    const what = CHANGES[change.kind] ?? change.kind.toLowerCase();
    const by = [change.build ? `#${change.build}` : '', change.who ?? ''].filter(Boolean).join(', ');
    return el(
      'li',
      el('span.num', time(change.when)),
      ` ${what}`,
      by ? el('bdi', ` (${by})`) : null,
      change.note ? el('bdi', `: “${change.note}”`) : null,
    );
  });
  return steps.length
    ? el('details.history', el('summary.small', t('History ({0})', steps.length)), el('ol.small', steps))
    : null;
}
