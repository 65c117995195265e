import { causes, FIRST, TABS } from './causes.js';
import { call } from './lib/api.js';
import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { menu } from './lib/menu.js';
import { plural } from './lib/numbers.js';
import { card, choice, pill } from './lib/pieces.js';
import { isOver } from './lib/words.js';
import { t } from './lib/texts.js';
import { said } from './lib/said.js';

const HOUR = 3600_000;

/** So long a click on "Resolve" can be taken back. */
const UNDO = 8_000;

/**
 * The alerts, one row a cause: open first, acknowledged apart, with the three things one can do about each. Where the
 * alerts of some jobs are not known, not everything is handled.
 */
export function inbox({ alerts, unknown }, url, refresh, view, redraw) {
  const count = tab => causes(alerts, tab).length;
  view.tab ??= 'open';
  view.resolving ??= new Map();
  const tabs = choice(
    t('Alerts shown'),
    [
      ['open', t('Open {0}', count('open'))],
      ['acknowledged', t('Acknowledged {0}', count('acknowledged'))],
      ['all', t('All')],
    ],
    view.tab,
    tab => {
      view.tab = tab;
      redraw();
    },
  );
  const all = causes(alerts, view.tab);
  const shown = view.everyCause ? all : all.slice(0, FIRST);
  const rows = shown.map(cause => row(cause, url, refresh, view, redraw));
  const note = text => el('li', el('span.q', text));
  const none = unknown ? null : note(t('Nothing here. Everything is handled.'));
  const lacking = unknown ? note(t('The alerts of {0} are not known.', plural(unknown, 'job'))) : null;
  const more = () => {
    view.everyCause = true;
    redraw();
  };
  return card(
    '.flush.inbox',
    t('Alerts'),
    el('span.end', url ? bulk(alerts.filter(TABS[view.tab]), url, refresh) : null, tabs),
    el('ul.rows', lacking, rows.length ? rows : none),
    all.length > shown.length
      ? el(
          'p.more-row',
          el('button.btn.s', { type: 'button', on: { click: more } }, t('Show all {0}', plural(all.length, 'cause'))),
        )
      : null,
  );
}

/** Does something about several alerts; answers with the first reason why it could not be done, empty if it was. */
async function forAll(alerts, url, action, body = () => ({})) {
  let why = '';
  for (const alert of alerts) {
    const answer = await call('POST', `${url}/${encodeURIComponent(alert.id)}/${action}`, body());
    why ||= answer.why ?? '';
  }
  return why;
}

/** What an alert is about, before its sentence: the job, and the monitor where it is not the usual one. */
const about = ({ title, text }) => (title.endsWith(text) ? title.slice(0, title.length - text.length) : '');

/** What can be done about all alerts in sight together. */
function bulk(alerts, url, refresh) {
  const mine = alerts.filter(alert => alert.mayChange && !isOver(alert));
  const active = mine.filter(alert => alert.status === 'ACTIVE');
  if (mine.length < 2) return null;
  const act = (which, action, body) => async event => {
    const answer = event.currentTarget.closest('section').querySelector('.cm-bulk-answer');
    say(answer, await forAll(which, url, action, body));
    refresh();
  };
  const items = [
    active.length > 1 && [t('Acknowledge {0}', plural(active.length, 'active alert')), act(active, 'acknowledge')],
    ...SPANS.map(([text, until]) => [
      t('Silence {0} for {1}', plural(mine.length, 'alert'), text),
      act(mine, 'silence', () => ({ until: new Date(until()).toISOString() })),
    ]),
  ].filter(Boolean);
  return [
    el('span.bulk-answer.q.small', { role: 'status', 'data-own': true }),
    menu('cm-bulk', [t('All of them'), icon('down')], t('Every alert in this list'), items),
  ];
}

function row({ first, others, all, key }, url, refresh, view, redraw) {
  const open = all.filter(alert => !isOver(alert));
  const act =
    (action, body = () => ({})) =>
    async event => {
      const answer = event.currentTarget.closest('li').querySelector('[role=status]');
      const why = await forAll(
        action === 'acknowledge' ? open.filter(a => a.status === 'ACTIVE') : open,
        url,
        action,
        body,
      );
      say(answer, why);
      if (!why) refresh();
    };
  const buttons = () =>
    el(
      'div.acts',
      open.some(alert => alert.status === 'ACTIVE') ? button('check', t('Acknowledge'), act('acknowledge')) : null,
      silence(first.id, act),
      button(null, t('Resolve'), () => resolve(key, open, url, refresh, view, redraw)),
    );
  const mayChange = url && first.mayChange && open.length;
  return el(
    'li.alert',
    { 'data-key': first.id },
    pill(first.status),
    el(
      'div',
      el('div.t', link(first.url, {}, el('bdi', about(first)), el('bdi', said(first.text)))),
      first.more ? el('div.q.small', said(first.more)) : null,
      first.sent ? el('div.q.small', said(first.sent)) : null,
      others.length
        ? el(
            'details.same-cause',
            el('summary.small', t('{0} of the same build', plural(others.length, 'more finding'))),
            el(
              'ul.small',
              others.map(alert => el('li', { 'data-key': alert.id }, said(alert.text))),
            ),
          )
        : null,
      el('div.q.small', { role: 'status', 'data-own': true }),
    ),
    view.resolving.has(key) ? undo(key, view, redraw) : mayChange ? buttons() : el('div'),
  );
}

/** Resolves after a moment, in which it can be taken back; a reader who leaves the page meant it. */
function resolve(key, alerts, url, refresh, view, redraw) {
  const now = async () => {
    if (!view.resolving.delete(key)) return;
    removeEventListener('pagehide', now);
    await forAll(alerts, url, 'resolve');
    refresh();
  };
  const timer = setTimeout(now, UNDO);
  addEventListener('pagehide', now);
  view.resolving.set(key, () => {
    clearTimeout(timer);
    removeEventListener('pagehide', now);
  });
  redraw();
}

function undo(key, view, redraw) {
  const click = () => {
    view.resolving.get(key)?.();
    view.resolving.delete(key);
    redraw();
  };
  return el('div.acts', el('span.q.small', t('Resolving …')), button(null, t('Undo'), click));
}

const button = (sign, text, click) =>
  el('button.btn.s', { type: 'button', 'data-key': text, on: { click } }, sign ? icon(sign) : null, text);

const SPANS = [
  [t('1 hour'), () => Date.now() + HOUR],
  [t('8 hours'), () => Date.now() + 8 * HOUR],
];

/** Silence for 1 hour, 8 hours, or until Monday morning. */
function silence(id, act) {
  const items = [...SPANS, [t('until Monday 08:00'), monday]].map(([text, until]) => [
    text,
    act('silence', () => ({ until: new Date(until()).toISOString() })),
  ]);
  return menu(`cm-silence-${id}`, [icon('mute'), t('Silence|verb')], t('Mute this alert for'), items);
}

function monday() {
  const date = new Date();
  date.setDate(date.getDate() + ((8 - date.getDay()) % 7 || 7));
  date.setHours(8, 0, 0, 0);
  return date.getTime();
}
