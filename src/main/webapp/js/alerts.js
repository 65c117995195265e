import { alertActions, createAlert } from './alert-actions.js';
import { address, call } from './lib/api.js';
import { el, link, say } from './lib/dom.js';
import { select, text, values } from './lib/fields.js';
import { spaced, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, pill, th } from './lib/pieces.js';
import { update } from './lib/update.js';
import { any, CHANGES, isOver, METRICS, SEVERITIES, STATUSES, TYPES, word } from './lib/words.js';

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
    update(body, rows.length ? rows : el('tr', el('td.q', { colspan: 5 }, 'No alert matches.')));
    update(
      foot,
      pager(view.page, 'alerts', offset => ((view.offset = offset || ''), refresh())),
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
    'New alert',
  );
  root.append(
    el('div.bar', el('h1', 'Alerts'), pages(links, 'alerts'), add),
    ...(root.dataset.note ? [el('p.note.small', root.dataset.note)] : []),
    card(
      '.flush',
      'All alerts',
      null,
      el(
        'form.filters.form',
        { 'aria-label': 'Filters', on: { submit: event => event.preventDefault() } },
        filters.map(field => field.node),
      ),
      why,
      el(
        'div.scroll',
        el('table.alerts.stack', el('caption.sr', 'Alerts, with what can be done about each'), head(), body),
      ),
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
    select('status', 'Status', any(STATUSES), view.status.toUpperCase()),
    select('type', 'Type', any(TYPES), view.type.toUpperCase()),
    select('severity', 'Severity', any(SEVERITIES), view.severity.toUpperCase()),
    select('metric', 'Metric', any(METRICS), view.metric.toUpperCase()),
    text('job', 'Job', { value: view.job }),
    text('branch', 'Branch', { value: view.branch }),
    text('component', 'Component', { value: view.component }),
    select(
      'order',
      'Order',
      [
        ['', 'Urgent first'],
        ['newest', 'Newest first'],
      ],
      view.order,
    ),
  ];
  for (const { name, input } of all) {
    if (['job', 'branch', 'component'].includes(name)) input.placeholder = 'Any';
    if (['job', 'component'].includes(name)) input.title = '* stands for any text';
  }
  return all;
}

const head = () => el('thead', el('tr', th('Status'), th('Alert'), th('Severity'), th('Began'), th('Actions')));

function row(alert, links, refresh) {
  const where = [
    word(TYPES, alert.type),
    alert.metric ? word(METRICS, alert.metric) : '',
    alert.component ? `component ${alert.component}` : '',
    alert.branch ? `branch ${alert.branch}` : '',
    alert.monitor === 'coverage' ? '' : `monitor ${alert.monitor}`,
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
        el('bdi', spaced(alert.message)),
      ),
      el('div.q.small', el('bdi', where.join(' · '))),
      state(alert),
      alertHistory(alert),
    ),
    el('td', { 'data-l': 'Severity' }, word(SEVERITIES, alert.severity)),
    el('td', { 'data-l': 'Began' }, el('span.num', time(alert.since.time)), el('div.q.small', began(alert))),
    el(
      'td',
      alert.mayChange
        ? alertActions(alert, links, refresh)
        : el('span.q.small', isOver(alert) ? '' : 'You may read this alert, not change it.'),
    ),
  );
}

const began = alert =>
  [
    alert.since.build ? `#${alert.since.build}` : 'by hand or by time',
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
      taken.until ? `until ${time(taken.until)}` : '',
      taken.worseBy != null ? `until worse by ${taken.worseBy}` : '',
    ].filter(Boolean);
    lines.push([`${taken.who} is on it`, ...until].join(', ') + (taken.note ? `: “${taken.note}”` : ''));
  }
  const end = alert.resolved;
  if (end) {
    const how =
      { RECOVERED: 'recovered', ACCEPTED: 'accepted', BY_HAND: 'resolved', RETIRED: 'closed without a notice' }[
        end.how
      ] ?? 'ended';
    const by = end.who ? ` by ${end.who}` : end.build ? ` in #${end.build}` : '';
    lines.push(`${how}${by}, ${time(end.time)}${end.note ? `: “${end.note}”` : ''}`);
  }
  lines.push(
    alert.notified
      ? `notified ${time(alert.notified)}`
      : `no one was notified${alert.suppression ? `: ${alert.suppression.text}` : ''}`,
  );
  if (alert.notified && alert.suppression) lines.push(alert.suppression.text);
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
    ? el('details.history', el('summary.small', `History (${steps.length})`), el('ol.small', steps))
    : null;
}
