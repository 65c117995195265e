import { call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el, link, say } from './lib/dom.js';
import { area } from './lib/fields.js';
import { icon } from './lib/icons.js';
import { ago, decimal, int, plural } from './lib/numbers.js';
import { update } from './lib/update.js';
import { t } from './lib/texts.js';

const MINUTE = 60_000;

/** Whether monitoring runs, how often it looks and what that costs; administrators stop and start it here. */
export function monitoring({ admin, api, configure, checkMinutes }) {
  if (!admin || !api) return null;
  const line = el('div.monitoring');
  const why = el('span.bad.small', { role: 'alert', 'data-own': true });
  const url = `${api}/status`;

  async function look() {
    take(await call('GET', url));
  }

  function take(answer) {
    say(why, answer.why);
    if (answer.ok) show(answer.data);
    return answer.why;
  }

  const start = async () => take(await call('POST', `${url}/start`, {}));
  const stop = () =>
    ask({
      title: t('Stop monitoring'),
      text: t('No alert begins or ends and nobody is notified until it is started again. Builds are still recorded.'),
      fields: [area('note', t('Reason'), { hint: t('Kept in the audit log.') })],
      confirm: t('Stop monitoring'),
      submit: async values => take(await call('POST', `${url}/stop`, values)),
    });

  function show({ everywhere, stopped, lastCheck }) {
    const action = (text, click) => el('button.btn.s', { type: 'button', 'data-key': 'switch', on: { click } }, text);
    const told = el('div.monitoring-told', [
      everywhere
        ? [
            el(
              'span',
              icon('mute'),
              ' ',
              t('Monitoring was stopped {0} by {1}', ago(Date.parse(everywhere.since)), everywhere.who),
            ),
            everywhere.note ? el('span.q', everywhere.note) : null,
          ]
        : el(
            'span',
            icon('passed'),
            ' ',
            stopped ? t('Monitoring runs, but for {0}', plural(stopped, 'job')) : t('Monitoring runs'),
          ),
      el('span.q', cost(lastCheck, checkMinutes)),
      link(configure, {}, t('Change the interval')),
    ]);
    update(line, told, everywhere ? action(t('Start monitoring'), start) : action(t('Stop monitoring'), stop), why);
  }

  look();
  setInterval(() => document.hidden || look(), MINUTE);
  return line;
}

/** How often the alerts are looked after, and what the last time cost. */
export function cost(last, minutes) {
  const every =
    minutes === 1 ? t('Alerts are checked every minute') : t('Alerts are checked every {0} minutes', int(minutes));
  if (!last) return t('{0}; not yet since the start.', every);
  const share = (last.millis / (minutes * MINUTE)) * 100;
  const part = share < 0.1 ? t('under {0} %', decimal(0.1)) : `${decimal(share.toFixed(1))} %`;
  return t(
    '{0}; the last check took {1} ms for {2}, {3} of the time.',
    every,
    int(last.millis),
    plural(last.jobs, 'job'),
    part,
  );
}
