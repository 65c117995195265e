import { address, call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el, say } from './lib/dom.js';
import { area, moment, some, text, values } from './lib/fields.js';
import { int, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, choice, th } from './lib/pieces.js';
import { update } from './lib/update.js';
import { METRICS, SEVERITIES, TYPES, word } from './lib/words.js';

const LIMIT = 50;
const HOUR = 3600_000;
const OPEN = 'active,pending,acknowledged';

/** What is asked first: the silences that hold or will hold. */
export const first = url => address(url, { state: 'active,to come', limit: LIMIT });

/** The silences: what each mutes until when and why; new ones are made and old ones ended here. */
export function draw(root, page, { links, url }) {
  const view = { page, state: 'active,to come', offset: 0 };
  const body = el('tbody');
  const foot = el('div');
  const why = el('p.bad', { role: 'alert' });

  async function refresh() {
    const answer = await call('GET', address(url, { state: view.state, limit: LIMIT, offset: view.offset || '' }));
    say(why, answer.why);
    if (answer.ok) view.page = answer.data;
    show();
  }

  async function end(silence) {
    const answer = await call('DELETE', `${url}/${encodeURIComponent(silence.id)}`);
    await refresh();
    say(why, answer.why);
  }

  function show() {
    const rows = view.page.items.map(silence => row(silence, end));
    update(body, rows.length ? rows : el('tr', el('td.q', { colspan: 5 }, 'No silence here.')));
    update(
      foot,
      pager(view.page, 'silences', offset => ((view.offset = offset), refresh())),
    );
  }

  const states = [
    ['active,to come', 'Now and to come'],
    ['over', 'Over'],
    ['', 'All'],
  ];
  const tabs = choice(
    'Silences shown',
    states,
    view.state,
    state => ((view.state = state), (view.offset = 0), refresh()),
  );
  const add = el(
    'button.btn.primary',
    { type: 'button', on: { click: () => create(url, links, refresh) } },
    'New silence',
  );
  root.append(
    el('div.bar', el('h1', 'Silences'), pages(links, 'silences'), add),
    card(
      '.flush',
      'Silences',
      el('span.end', tabs),
      el(
        'p.q.small.under',
        'Matching alerts stay open; no one is notified before the silence ends. Notices of recovery are still sent.',
      ),
      why,
      el('div.scroll', el('table.stack', el('caption.sr', 'Silences and what they mute'), head(), body)),
      foot,
    ),
  );
  show();
}

const head = () => el('thead', el('tr', th('Mutes'), th('State'), th('Ends'), th('Reason'), th('Actions')));
const STATES = { active: 'In force', 'to come': 'To come', over: 'Over' };

function row(silence, end) {
  const matches = mutes(silence.matcher);
  return el(
    'tr',
    { 'data-key': silence.id },
    el('td', el('bdi', matches)),
    el(
      'td',
      { 'data-l': 'State' },
      STATES[silence.state] ?? silence.state,
      silence.state === 'to come' ? el('div.q.small', `from ${time(silence.from)}`) : null,
    ),
    el('td.num', { 'data-l': 'Ends' }, time(silence.until)),
    el(
      'td.alert-cell',
      el('bdi', silence.note || 'no reason given'),
      el('div.q.small', el('bdi', `by ${silence.who}`)),
    ),
    el(
      'td',
      silence.mayEnd
        ? el(
            'button.btn.s',
            { type: 'button', 'aria-label': `End the silence of ${matches}`, on: { click: () => end(silence) } },
            'End now',
          )
        : null,
    ),
  );
}

/** What a matcher mutes, in words. */
function mutes(matcher) {
  const parts = [
    ['job', matcher.jobs],
    ['branch', matcher.branches.map(name => name || '(none)')],
    ['component', matcher.components.map(name => name || '(whole project)')],
    ['type', matcher.types.map(name => word(TYPES, name))],
    ['severity', matcher.severities.map(name => word(SEVERITIES, name))],
    ['metric', matcher.metrics.map(name => word(METRICS, name))],
  ];
  const said = parts.filter(([, names]) => names.length).map(([what, names]) => `${what} ${names.join(' or ')}`);
  return said.length ? said.join(', ') : 'everything';
}

function create(url, links, refresh) {
  const glob = '* stands for any text; several with commas; empty for all.';
  const matcher = [
    text('jobs', 'Jobs', { list: true, hint: `${glob} Patterns and all jobs are for administrators.` }),
    text('branches', 'Branches', { list: true, hint: glob }),
    text('components', 'Components', { list: true, hint: glob }),
    some('types', 'Types', TYPES),
    some('severities', 'Severities', SEVERITIES),
    some('metrics', 'Metrics', METRICS),
  ];
  const until = moment('until', 'Until', { required: true, value: Date.now() + 8 * HOUR });
  const from = moment('from', 'From', { hint: 'Empty: now.' });
  const reason = area('note', 'Reason', { required: true });
  const soon = [
    ['1 hour', HOUR],
    ['8 hours', 8 * HOUR],
    ['1 day', 24 * HOUR],
    ['1 week', 168 * HOUR],
  ];
  const presets = el(
    'div.acts.left',
    soon.map(([label, ms]) =>
      el('button.btn.s', { type: 'button', on: { click: () => until.set(Date.now() + ms) } }, label),
    ),
  );
  const effect = el('p.q.small', { role: 'status' });
  const count = async () => {
    say(effect, await matching(links.alerts, values(matcher)));
  };
  let later;
  const soonCount = () => {
    clearTimeout(later);
    later = setTimeout(count, 300);
  };
  matcher.forEach(field => field.node.addEventListener('input', soonCount));
  until.node.append(presets);
  count();
  ask({
    title: 'New silence',
    fields: [...matcher, from, until, reason],
    more: effect,
    confirm: 'Silence',
    submit: async () => {
      const answer = await call('POST', url, { matcher: values(matcher), ...values([from, until, reason]) });
      if (answer.ok) await refresh();
      return answer.why;
    },
  });
}

/** How many alerts a silence would mute now. The list takes one branch, so patterns are not counted. */
async function matching(alerts, chosen) {
  if (!alerts) return '';
  if (chosen.branches) return 'How many open alerts it mutes shows when it holds.';
  const filters = {
    job: chosen.jobs,
    component: chosen.components,
    type: chosen.types,
    severity: chosen.severities,
    metric: chosen.metrics,
  };
  const joined = Object.fromEntries(Object.entries(filters).map(([name, list]) => [name, list?.join(',')]));
  const answer = await call('GET', address(alerts, { status: OPEN, ...joined, limit: 1 }));
  if (!answer.ok) return '';
  return answer.data.total === 1 ? 'It mutes 1 open alert.' : `It mutes ${int(answer.data.total)} open alerts.`;
}
