import { call } from './lib/api.js';
import { el, link } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { card, choice, pill } from './lib/pieces.js';

const HOUR = 3600_000;
const OPEN = ['ACTIVE', 'PENDING'];

/** The alerts: open first, acknowledged apart, with the three things one can do about each. */
export function inbox(alerts, url, refresh, view) {
  const list = el('ul.rows');
  const count = name =>
    alerts.filter(a => (name === 'open' ? OPEN.includes(a.status) : a.status === 'ACKNOWLEDGED')).length;
  view.tab ??= 'open';
  const show = tab => {
    view.tab = tab;
    const shown = alerts.filter(
      a => tab === 'all' || (tab === 'open' ? OPEN.includes(a.status) : a.status === 'ACKNOWLEDGED'),
    );
    list.replaceChildren(...shown.map(a => row(a, url, refresh)));
    if (!shown.length) list.append(el('li', el('span.q', 'Nothing here. Everything is handled.')));
  };
  const tabs = choice(
    'Alerts shown',
    [
      ['open', `Open ${count('open')}`],
      ['acknowledged', `Acknowledged ${count('acknowledged')}`],
      ['all', 'All'],
    ],
    view.tab,
    show,
  );
  show(view.tab);
  return card('.flush.inbox', 'Alerts', el('span.end', tabs), list);
}

function row(a, url, refresh) {
  const message = el('div.q.small', { role: 'status' });
  const act =
    (action, body = {}) =>
    async () => {
      message.textContent = (await call('POST', `${url}/${encodeURIComponent(a.id)}/${action}`, body)).why;
      if (!message.textContent) refresh();
    };
  return el(
    'li.alert',
    pill(a.status),
    el(
      'div',
      el('div.t', link(a.url, {}, a.title)),
      a.more ? el('div.q.small', a.more) : null,
      a.sent ? el('div.q.small', a.sent) : null,
      message,
    ),
    url && a.mayChange && a.status !== 'RESOLVED'
      ? el(
          'div.acts',
          a.status === 'ACTIVE' ? button('check', 'Acknowledge', act('acknowledge')) : null,
          silence(act),
          button(null, 'Resolve', act('resolve')),
        )
      : el('div'),
  );
}

const button = (sign, text, click) =>
  el('button.btn.s', { type: 'button', on: { click } }, sign ? icon(sign) : null, text);

/** Silence for 1 hour, 8 hours, or until Monday morning. */
function silence(act) {
  const choices = [
    ['1 hour', () => Date.now() + HOUR],
    ['8 hours', () => Date.now() + 8 * HOUR],
    ['until Monday 08:00', monday],
  ];
  // An open menu holds the list back from being drawn anew, so it closes with the choice.
  const choose = (event, until) => {
    event.currentTarget.closest('details').open = false;
    act('silence', { until: new Date(until).toISOString() })();
  };
  const items = choices.map(([text, until]) =>
    el('button', { type: 'button', on: { click: event => choose(event, until()) } }, text),
  );
  return el(
    'details.menu',
    el('summary.btn.s', icon('mute'), 'Silence'),
    el('div.pop', el('p.q.small', 'Mute this alert for'), items),
  );
}

function monday() {
  const date = new Date();
  date.setDate(date.getDate() + ((8 - date.getDay()) % 7 || 7));
  date.setHours(8, 0, 0, 0);
  return date.getTime();
}
