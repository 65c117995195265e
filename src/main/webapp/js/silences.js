import { address, call } from './lib/api.js';
import { ask } from './lib/dialog.js';
import { el, say } from './lib/dom.js';
import { area, moment, some, text, values } from './lib/fields.js';
import { plural, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, choice, th, scroller } from './lib/pieces.js';
import { update } from './lib/update.js';
import { METRICS, SEVERITIES, TYPES, word } from './lib/words.js';
import { t } from './lib/texts.js';

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
    update(body, rows.length ? rows : el('tr', el('td.q', { colspan: 5 }, t('No silence here.'))));
    update(
      foot,
      pager(view.page, t('silences'), offset => ((view.offset = offset), refresh())),
    );
  }

  const states = [
    ['active,to come', t('Now and to come')],
    ['over', t('Over')],
    ['', t('All')],
  ];
  const tabs = choice(
    t('Silences shown'),
    states,
    view.state,
    state => ((view.state = state), (view.offset = 0), refresh()),
  );
  const add = el(
    'button.btn.primary',
    { type: 'button', on: { click: () => create(url, links, refresh) } },
    t('New silence'),
  );
  root.append(
    el('div.bar', el('h1', t('Silences')), pages(links, 'silences'), add),
    card(
      '.flush',
      t('Silences'),
      el('span.end', tabs),
      el(
        'p.q.small.under',
        t('Matching alerts stay open; no one is notified before the silence ends. Notices of recovery are still sent.'),
      ),
      why,
      scroller(el('table.stack', el('caption.sr', t('Silences and what they mute')), head(), body)),
      foot,
    ),
  );
  show();
}

const head = () =>
  el('thead', el('tr', th(t('Mutes')), th(t('State')), th(t('Ends')), th(t('Reason')), th(t('Actions'))));
const STATES = { active: t('In force'), 'to come': t('To come'), over: t('Over') };

function row(silence, end) {
  const matches = mutes(silence.matcher);
  const hasBegun = silence.state !== 'to come';
  return el(
    'tr',
    { 'data-key': silence.id },
    el('td', el('bdi', matches)),
    el(
      'td',
      { 'data-l': t('State') },
      STATES[silence.state] ?? silence.state,
      silence.state === 'to come' ? el('div.q.small', t('from {0}', time(silence.from))) : null,
    ),
    el('td.num', { 'data-l': t('Ends') }, time(silence.until)),
    el(
      'td.alert-cell',
      el('bdi', silence.note || t('no reason given')),
      el('div.q.small', el('bdi', t('by {0}', silence.who))),
    ),
    el(
      'td',
      silence.mayEnd
        ? el(
            'button.btn.s',
            {
              type: 'button',
              'aria-label': hasBegun ? t('End the silence of {0}', matches) : t('Cancel the silence of {0}', matches),
              on: { click: () => end(silence) },
            },
            hasBegun ? t('End now') : t('Cancel'),
          )
        : null,
    ),
  );
}

/** What a matcher mutes, in words. */
function mutes(matcher) {
  const parts = [
    [t('job'), matcher.jobs],
    [t('branch'), matcher.branches.map(name => name || t('(none)'))],
    [t('component'), matcher.components.map(name => name || t('(whole project)'))],
    [t('type'), matcher.types.map(name => word(TYPES, name))],
    [t('severity'), matcher.severities.map(name => word(SEVERITIES, name))],
    [t('metric'), matcher.metrics.map(name => word(METRICS, name))],
  ];
  const said = parts
    .filter(([, names]) => names.length)
    .map(([what, names]) => `${what} ${names.join(` ${t('or')} `)}`);
  return said.length ? said.join(', ') : t('everything');
}

function create(url, links, refresh) {
  const glob = t('Several with commas; * stands for any text. Empty: all.');
  const matcher = [
    text('jobs', t('Jobs'), { list: true, hint: `${glob} ${t('Only administrators may use * or leave this empty.')}` }),
    text('branches', t('Branches'), { list: true, hint: glob }),
    text('components', t('Components'), { list: true, hint: glob }),
    some('types', t('Types'), TYPES),
    some('severities', t('Severities'), SEVERITIES),
    some('metrics', t('Metrics'), METRICS),
  ];
  const until = moment('until', t('Until'), { required: true, value: Date.now() + 8 * HOUR });
  const from = moment('from', t('From'), { hint: t('Empty: now.') });
  const reason = area('note', t('Reason'), { required: true });
  const soon = [
    [t('1 hour'), HOUR],
    [t('8 hours'), 8 * HOUR],
    [t('1 day'), 24 * HOUR],
    [t('1 week'), 168 * HOUR],
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
    title: t('New silence'),
    fields: [...matcher, from, until, reason],
    more: effect,
    confirm: t('Silence|verb'),
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
  if (chosen.branches) return t('How many open alerts it mutes shows when it holds.');
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
  return t('It mutes {0}.', plural(answer.data.total, 'open alert'));
}
