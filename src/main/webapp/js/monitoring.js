import { call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el, link, say } from './lib/dom.js';
import { area } from './lib/fields.js';
import { icon } from './lib/icons.js';
import { ago, int, plural } from './lib/numbers.js';
import { update } from './lib/update.js';

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
      title: 'Stop monitoring',
      text: 'No alert begins or ends and nobody is notified until it is started again. Builds are still recorded.',
      fields: [area('note', 'Reason', { hint: 'Kept in the audit log.' })],
      confirm: 'Stop monitoring',
      submit: async values => take(await call('POST', `${url}/stop`, values)),
    });

  function show({ everywhere, stopped, lastCheck }) {
    const action = (text, click) => el('button.btn.s', { type: 'button', 'data-key': 'switch', on: { click } }, text);
    update(line, [
      everywhere
        ? [
            el(
              'span',
              icon('mute'),
              ` Monitoring was stopped ${ago(Date.parse(everywhere.since))} by ${everywhere.who}`,
            ),
            everywhere.note ? el('span.q', everywhere.note) : null,
          ]
        : el('span', icon('passed'), ' Monitoring runs', stopped ? `, but for ${plural(stopped, 'job')}` : ''),
      el('span.q', cost(lastCheck, checkMinutes)),
      link(configure, {}, 'Change the interval'),
      everywhere ? action('Start monitoring', start) : action('Stop monitoring', stop),
      why,
    ]);
  }

  look();
  setInterval(() => document.hidden || look(), MINUTE);
  return line;
}

/** How often the alerts are looked after, and what the last time cost. */
export function cost(last, minutes) {
  const every = `Alerts are checked every ${minutes === 1 ? 'minute' : `${int(minutes)} minutes`}`;
  if (!last) return `${every}; not yet since the start.`;
  const share = (last.millis / (minutes * MINUTE)) * 100;
  const part = share < 0.1 ? 'under 0.1 %' : `${share.toFixed(1)} %`;
  return `${every}; the last check took ${int(last.millis)} ms for ${plural(last.jobs, 'job')}, ${part} of the time.`;
}
