import { address, call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el } from './lib/dom.js';
import { area, moment, number, select, text } from './lib/fields.js';
import { icon } from './lib/icons.js';
import { menu } from './lib/menu.js';
import { any, isOver, METRICS, SEVERITIES, TYPES } from './lib/words.js';
import { t } from './lib/texts.js';

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
    alert.status === 'ACTIVE' &&
      button('check', t('Acknowledge'), () => acknowledge(about, send('POST', 'acknowledge'))),
    alert.status === 'ACKNOWLEDGED' && button(null, t('Reopen'), () => reopen(about, send('POST', 'unacknowledge'))),
    open && button('mute', t('Silence|verb'), () => silence(about, send('POST', 'silence'))),
  ];
  const more = [
    open && alert.now != null && [t('Accept'), () => accept(alert.now, about, send('POST', 'accept'))],
    open && [t('Resolve'), () => resolve(about, send('POST', 'resolve'))],
    [t('Note'), () => note(about, send('POST', 'note'))],
    open && alert.rule.startsWith('by-hand ') && [t('Change|verb'), () => change(alert, send('PUT', ''))],
    links.channelsPage && [t('Deliveries'), address(links.channelsPage, { job: alert.job })],
  ];
  const label = t('More actions: {0}', alert.message);
  return el(
    'div.acts',
    main.filter(Boolean),
    menu(`cm-more-${alert.id}`, [t('More'), icon('down')], '', more.filter(Boolean), label),
  );
}

const noteField = (required, hint) => area('note', t('Note'), { required, hint });

function reopen(about, submit) {
  ask({ title: t('Reopen'), text: about, fields: [noteField(false)], confirm: t('Reopen'), submit });
}

function accept(level, about, submit) {
  ask({
    title: t('Accept {0}', level),
    text: t('{0}. The new level is the baseline from now on.', about),
    fields: [noteField(true, t('Why it is right: a loss that is accepted without a reason would be hidden.'))],
    confirm: t('Accept'),
    submit,
  });
}

function resolve(about, submit) {
  ask({
    title: t('Resolve'),
    text: t('{0}. If its cause persists, a rule may find it again.', about),
    fields: [noteField(false)],
    confirm: t('Resolve'),
    submit,
  });
}

function note(about, submit) {
  ask({ title: t('Note'), text: about, fields: [noteField(true)], confirm: t('Add note'), submit });
}

function acknowledge(about, submit) {
  ask({
    title: t('Acknowledge'),
    text: t('{0}. There are no reminders until it ends.', about),
    fields: [
      area('note', t('Note')),
      moment('until', t('Until'), { hint: t('Empty: until the alert ends.') }),
      number('worseBy', t('Until worse by'), t('Points, or tests. Empty: however bad it gets.')),
    ],
    confirm: t('Acknowledge'),
    submit,
  });
}

function silence(about, submit) {
  ask({
    title: t('Silence|verb'),
    text: t('{0}. It stays open; no one is notified before the silence ends.', about),
    fields: [
      moment('until', t('Until'), { required: true, value: Date.now() + 8 * HOUR }),
      area('note', t('Reason'), { required: true }),
    ],
    confirm: t('Silence|verb'),
    submit,
  });
}

function change(alert, submit) {
  ask({
    title: t('Change|verb'),
    text: alert.job,
    fields: [
      text('message', t('What it says'), { value: alert.message, required: true }),
      select('severity', t('Severity'), SEVERITIES, alert.severity),
      area('note', t('Note')),
    ],
    confirm: t('Change|verb'),
    submit,
  });
}

/** Begins an alert by hand. */
export function createAlert(url, refresh, jobs) {
  ask({
    title: t('New alert'),
    text: t('No rule resolves it: it stays open until someone resolves it.'),
    fields: [
      text('job', t('Job'), {
        required: true,
        hint: t('Its full name; you must be allowed to configure it.'),
        pick: [...new Set(jobs)],
      }),
      text('title', t('Title'), {
        required: true,
        max: 200,
        hint: t('Names the cause: there is no second open alert of this title.'),
      }),
      text('message', t('Message'), { hint: t('One sentence; the title if it is left out.') }),
      select('severity', t('Severity'), SEVERITIES, 'WARNING'),
      select('type', t('Type'), TYPES, 'ANOMALY'),
      select('metric', t('Metric'), any(METRICS, t('None'))),
      text('component', t('Component'), { max: 500 }),
      text('branch', t('Branch'), { max: 500 }),
    ],
    confirm: t('Create'),
    submit: async body => {
      const answer = await call('POST', url, body);
      if (answer.ok) await refresh();
      return answer.why;
    },
  });
}
