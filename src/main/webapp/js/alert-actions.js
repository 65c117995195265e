import { address, call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el } from './lib/dom.js';
import { area, moment, number, select, text } from './lib/fields.js';
import { icon } from './lib/icons.js';
import { menu } from './lib/menu.js';
import { any, isOver, METRICS, SEVERITIES, TYPES } from './lib/words.js';

const HOUR = 3600_000;

/** What a person can do about an alert: the two main things as buttons, the others in a menu. */
export function alertActions(alert, links, refresh) {
  const url = `${links.alerts}/${encodeURIComponent(alert.id)}`;
  const send = (method, path) => async body => {
    const answer = await call(method, path ? `${url}/${path}` : url, body);
    if (answer.ok) await refresh();
    return answer.why;
  };
  const about = `${alert.job}: ${alert.message}`;
  const open = !isOver(alert);
  const button = (sign, word, click) =>
    el(
      'button.btn.s',
      { type: 'button', 'data-key': word, 'aria-label': `${word}: ${alert.message}`, on: { click } },
      sign ? icon(sign) : null,
      word,
    );
  const main = [
    alert.status === 'ACTIVE' && button('check', 'Acknowledge', () => acknowledge(about, send('POST', 'acknowledge'))),
    alert.status === 'ACKNOWLEDGED' && button(null, 'Reopen', () => reopen(about, send('POST', 'unacknowledge'))),
    open && button('mute', 'Silence', () => silence(about, send('POST', 'silence'))),
  ];
  const more = [
    open && alert.now != null && ['Accept', () => accept(alert.now, about, send('POST', 'accept'))],
    open && ['Resolve', () => resolve(about, send('POST', 'resolve'))],
    ['Note', () => note(about, send('POST', 'note'))],
    open && alert.rule.startsWith('by-hand ') && ['Change', () => change(alert, send('PUT', ''))],
    links.channelsPage && ['Deliveries', address(links.channelsPage, { job: alert.job })],
  ];
  const label = `More actions: ${alert.message}`;
  return el(
    'div.acts',
    main.filter(Boolean),
    menu(`cm-more-${alert.id}`, ['More', icon('down')], '', more.filter(Boolean), label),
  );
}

const noteField = (required, hint) => area('note', 'Note', { required, hint });

function reopen(about, submit) {
  ask({ title: 'Reopen', text: about, fields: [noteField(false)], confirm: 'Reopen', submit });
}

function accept(level, about, submit) {
  ask({
    title: `Accept ${level}`,
    text: `${about}. The new level is the baseline from now on.`,
    fields: [noteField(true, 'Why it is right: a loss that is accepted without a reason would be hidden.')],
    confirm: 'Accept',
    submit,
  });
}

function resolve(about, submit) {
  ask({
    title: 'Resolve',
    text: `${about}. If its cause persists, a rule may find it again.`,
    fields: [noteField(false)],
    confirm: 'Resolve',
    submit,
  });
}

function note(about, submit) {
  ask({ title: 'Note', text: about, fields: [noteField(true)], confirm: 'Add note', submit });
}

function acknowledge(about, submit) {
  ask({
    title: 'Acknowledge',
    text: `${about}. There are no reminders until it ends.`,
    fields: [
      area('note', 'Note'),
      moment('until', 'Until', { hint: 'Empty: until the alert ends.' }),
      number('worseBy', 'Until worse by', 'Points, or tests. Empty: however bad it gets.'),
    ],
    confirm: 'Acknowledge',
    submit,
  });
}

function silence(about, submit) {
  ask({
    title: 'Silence',
    text: `${about}. It stays open; no one is notified before the silence ends.`,
    fields: [
      moment('until', 'Until', { required: true, value: Date.now() + 8 * HOUR }),
      area('note', 'Reason', { required: true }),
    ],
    confirm: 'Silence',
    submit,
  });
}

function change(alert, submit) {
  ask({
    title: 'Change',
    text: alert.job,
    fields: [
      text('message', 'What it says', { value: alert.message, required: true }),
      select('severity', 'Severity', SEVERITIES, alert.severity),
      area('note', 'Note'),
    ],
    confirm: 'Change',
    submit,
  });
}

/** Begins an alert by hand. */
export function createAlert(url, refresh, jobs) {
  ask({
    title: 'New alert',
    text: 'No rule resolves it: it stays open until someone resolves it.',
    fields: [
      text('job', 'Job', {
        required: true,
        hint: 'Its full name; you must be allowed to configure it.',
        pick: [...new Set(jobs)],
      }),
      text('title', 'Title', {
        required: true,
        max: 200,
        hint: 'Names the cause: there is no second open alert of this title.',
      }),
      text('message', 'Message', { hint: 'One sentence; the title if it is left out.' }),
      select('severity', 'Severity', SEVERITIES, 'WARNING'),
      select('type', 'Type', TYPES, 'ANOMALY'),
      select('metric', 'Metric', any(METRICS, 'None')),
      text('component', 'Component', { max: 500 }),
      text('branch', 'Branch', { max: 500 }),
    ],
    confirm: 'Create',
    submit: async body => {
      const answer = await call('POST', url, body);
      if (answer.ok) await refresh();
      return answer.why;
    },
  });
}
