import { call } from './lib/api.js';
import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { menu } from './lib/menu.js';
import { card, choice, pill } from './lib/pieces.js';
import { isOver } from './lib/words.js';

const HOUR = 3600_000;
const TABS = {
  open: alert => ['ACTIVE', 'PENDING'].includes(alert.status),
  acknowledged: alert => alert.status === 'ACKNOWLEDGED',
  all: () => true,
};

/** The alerts: open first, acknowledged apart, with the three things one can do about each. */
export function inbox(alerts, url, refresh, view, redraw) {
  const count = tab => alerts.filter(TABS[tab]).length;
  view.tab ??= 'open';
  const tabs = choice(
    'Alerts shown',
    [
      ['open', `Open ${count('open')}`],
      ['acknowledged', `Acknowledged ${count('acknowledged')}`],
      ['all', 'All'],
    ],
    view.tab,
    tab => {
      view.tab = tab;
      redraw();
    },
  );
  const rows = alerts.filter(TABS[view.tab]).map(alert => row(alert, url, refresh));
  const none = el('li', el('span.q', 'Nothing here. Everything is handled.'));
  return card('.flush.inbox', 'Alerts', el('span.end', tabs), el('ul.rows', rows.length ? rows : none));
}

function row(a, url, refresh) {
  const act =
    (action, body = () => ({})) =>
    async event => {
      const answer = event.currentTarget.closest('li').querySelector('[role=status]');
      const { why } = await call('POST', `${url}/${encodeURIComponent(a.id)}/${action}`, body());
      say(answer, why);
      if (!why) refresh();
    };
  const buttons = () =>
    el(
      'div.acts',
      a.status === 'ACTIVE' ? button('check', 'Acknowledge', act('acknowledge')) : null,
      silence(a.id, act),
      button(null, 'Resolve', act('resolve')),
    );
  return el(
    'li.alert',
    { 'data-key': a.id },
    pill(a.status),
    el(
      'div',
      el('div.t', link(a.url, {}, a.title)),
      a.more ? el('div.q.small', a.more) : null,
      a.sent ? el('div.q.small', a.sent) : null,
      el('div.q.small', { role: 'status', 'data-own': true }),
    ),
    url && a.mayChange && !isOver(a) ? buttons() : el('div'),
  );
}

const button = (sign, text, click) =>
  el('button.btn.s', { type: 'button', 'data-key': text, on: { click } }, sign ? icon(sign) : null, text);

/** Silence for 1 hour, 8 hours, or until Monday morning. */
function silence(id, act) {
  const choices = [
    ['1 hour', () => Date.now() + HOUR],
    ['8 hours', () => Date.now() + 8 * HOUR],
    ['until Monday 08:00', monday],
  ];
  const items = choices.map(([text, until]) => [
    text,
    act('silence', () => ({ until: new Date(until()).toISOString() })),
  ]);
  return menu(`cm-silence-${id}`, [icon('mute'), 'Silence'], 'Mute this alert for', items);
}

function monday() {
  const date = new Date();
  date.setDate(date.getDate() + ((8 - date.getDay()) % 7 || 7));
  date.setHours(8, 0, 0, 0);
  return date.getTime();
}
