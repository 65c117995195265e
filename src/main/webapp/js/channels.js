import { address, call } from './lib/api.js';
import { alone, el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, decimal, int, plural, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, choice, state, th, scroller } from './lib/pieces.js';
import { update } from './lib/update.js';
import { t } from './lib/texts.js';

const LIMIT = 25;
const EVERY = 10_000;
const DONE = {
  QUEUED: t('queued'),
  DELIVERED: t('delivered'),
  FAILED: t('failed, to be tried again'),
  DEAD: t('given up'),
  DROPPED: t('no longer needed'),
};

/** What is asked first: the endpoints say by themselves what the reader may see. */
export const first = url => url;

const asked = () => new URLSearchParams(location.search).get('job') ?? '';

/**
 * How each channel does, what was given up and can be sent again, and what became of the last messages. The page is
 * busy until all lists are there.
 */
export async function draw(root, status, { links }) {
  const job = asked();
  const base = job ? links.jobApi(job) : links.api;
  const mayAsk = links.admin || job !== '';
  root.append(el('div.bar', el('h1', t('Channels'), job ? [': ', el('bdi', job)] : null), pages(links, 'channels')));
  if (!mayAsk) return root.append(chooseJob());
  const parts = [links.admin && !job ? channels(base, links) : null, dead(base), log(base)].filter(Boolean);
  root.append(...parts.map(each => each.node));
  if (links.admin && !job) root.append(check(status.lastCheck));
  const refresh = () => Promise.all(parts.map(each => each.refresh()));
  parts.forEach(each => (each.changed = refresh));
  setInterval(() => document.hidden || refresh(), EVERY);
  await refresh();
}

/** What the last run of the time-based rules cost. */
function check(last) {
  const cost =
    last &&
    t(
      '{0}: {1} in {2} s, {3} with a notification.',
      ago(Date.parse(last.at)),
      plural(last.jobs, 'job'),
      decimal((last.millis / 1000).toFixed(1)),
      plural(last.notified, 'job'),
    );
  const failed = last?.failed
    ? el('p.bad', t('{0} could not be checked; Jenkins’ log says why.', plural(last.failed, 'job')))
    : null;
  return card(
    '',
    t('Last run of the time-based rules'),
    null,
    el('p.q.small', cost ?? t('None since Jenkins started.')),
    failed,
  );
}

/** Administrators see all channels; who may configure a job sees what became of its messages. */
function chooseJob() {
  const input = el('input', {
    type: 'text',
    required: true,
    name: 'job',
    'aria-label': t('Job'),
    placeholder: t('Full name of a job'),
  });
  return card(
    '',
    t('Deliveries of a job'),
    null,
    el(
      'p.q.small',
      t('Administrators see all channels. Of a job that you may configure you see what became of its messages.'),
    ),
    el(
      'form.acts.left.after',
      { method: 'get' },
      el('label.field', icon('search'), input),
      el('button.btn', { type: 'submit' }, t('Show')),
    ),
  );
}

/** A part of the page that asks for its own list and says why if it cannot be had. */
function part(title, what, text, columns, caption, rows, load) {
  const body = el('tbody');
  const foot = el('div');
  const why = el('p.bad', { role: 'alert' });
  const head = el(
    'thead',
    el(
      'tr',
      columns.map(([name, number]) => th(name, number)),
    ),
  );
  const node = card(
    '.flush',
    title,
    null,
    text ? el('p.q.small.under', text) : null,
    why,
    scroller(el('table.stack', el('caption.sr', caption), head, body)),
    foot,
  );
  const self = {
    node,
    offset: 0,
    changed: () => {},
    say: sentence => say(why, sentence),
    async refresh() {
      const answer = await call('GET', load(self));
      say(why, answer.why);
      if (!answer.ok) return body.replaceChildren();
      const page = answer.data;
      const shown = page.items.map(item => rows(item, self));
      update(body, shown.length ? shown : el('tr', el('td.q', { colspan: columns.length }, t('No {0}.', what))));
      update(
        foot,
        pager(page, what, offset => ((self.offset = offset), self.refresh())),
      );
    },
  };
  return self;
}

function channels(base, links) {
  const columns = [
    [t('Channel')],
    [t('Delivered'), true],
    [t('Success'), true],
    [t('Waiting'), true],
    [t('Given up'), true],
    [t('Last delivered'), true],
    [t('Last error')],
    [t('Actions')],
  ];
  const row = (channel, self) => {
    const status = channel.status;
    const test = alone(async () => {
      self.say(t('{0}: sending a test message…', channel.name));
      const answer = await call('POST', `${base}/channels/${encodeURIComponent(channel.name)}/test`, {});
      const outcome = answer.ok
        ? answer.data.result === 'delivered'
          ? t('The test message was delivered.')
          : t('The test was {0}: {1}', answer.data.result, answer.data.why)
        : answer.why;
      await self.changed();
      self.say(`${channel.name}: ${outcome}`);
    });
    const act = el(
      'button.btn.s',
      { type: 'button', 'aria-label': t('Send test to {0}', channel.name), on: { click: test } },
      t('Send test'),
    );
    const name = el('td', el('span.strong', channel.name), el('div.q.small', channel.kind));
    if (!status)
      return el(
        'tr',
        { 'data-key': channel.name },
        name,
        el('td.q', { colspan: 6 }, t('This channel cannot be used as it is configured; Jenkins’ log says why.')),
        el('td', act),
      );
    return el(
      'tr',
      { 'data-key': channel.name },
      name,
      el('td.n', { 'data-l': t('Delivered') }, int(status.delivered)),
      el('td.n', { 'data-l': t('Success') }, success(channel)),
      el('td.n', { 'data-l': t('Waiting') }, int(status.waiting)),
      el('td.n', { 'data-l': t('Given up') }, int(status.deadLetters)),
      el(
        'td.n',
        { 'data-l': t('Last delivered') },
        status.lastDelivered ? ago(Date.parse(status.lastDelivered)) : t('never'),
      ),
      el(
        'td.alert-cell',
        { 'data-l': t('Last error') },
        status.lastError
          ? [el('bdi', status.lastError), el('div.q.small', ago(Date.parse(status.lastFailed)))]
          : el('span.q', t('none')),
      ),
      el('td', act),
    );
  };
  const text = [
    t('Channels are set up in'),
    ' ',
    link(links.configure, {}, t('Jenkins’ configuration')),
    t('. Success counts attempts; one that failed is tried again.'),
  ];
  return part(t('Delivery'), t('channels'), text, columns, t('Channels and how they deliver'), row, self =>
    address(`${base}/channels`, { limit: LIMIT, offset: self.offset || '' }),
  );
}

function success(channel) {
  const tried = channel.status.delivered + channel.status.failed;
  if (!tried) return el('span.q', t('nothing sent'));
  const percent = channel.successPercent;
  return state(percent >= 99 ? 'PASSED' : percent >= 90 ? 'WARNING' : 'FAILED', `${percent} %`);
}

function dead(base) {
  const columns = [[t('Message')], [t('Channel')], [t('Queued'), true], [t('Why it was given up')], [t('Actions')]];
  const row = (message, self) => {
    const again = alone(async () => {
      const answer = await call('POST', `${base}/deliveries/${encodeURIComponent(message.id)}/send-again`, {});
      await self.changed();
      self.say(answer.why);
    });
    return el(
      'tr',
      { 'data-key': message.id },
      el('td.alert-cell', el('bdi', message.title)),
      el('td', { 'data-l': t('Channel') }, message.channel),
      el('td.n', { 'data-l': t('Queued') }, time(message.put)),
      el('td.alert-cell', el('bdi', message.why)),
      el(
        'td',
        el(
          'button.btn.s',
          { type: 'button', 'aria-label': t('Send again: {0}', message.title), on: { click: again } },
          t('Send again'),
        ),
      ),
    );
  };
  const text = t(
    'Refused, or not delivered for a day. It is safe to send them again: a receiver recognises what it already has.',
  );
  return part(t('Dead letters'), t('dead letters'), text, columns, t('Messages that were given up'), row, self =>
    address(`${base}/deliveries/dead`, { limit: LIMIT, offset: self.offset || '' }),
  );
}

function log(base) {
  let result = '';
  const columns = [[t('Message')], [t('Channel')], [t('What happened')], [t('When'), true]];
  const row = entry =>
    el(
      'tr',
      el('td.alert-cell', el('bdi', entry.title || t('about a job that was deleted'))),
      el('td', { 'data-l': t('Channel') }, entry.channel),
      el(
        'td.alert-cell',
        DONE[entry.result] ?? entry.result,
        entry.attempt > 1 ? ` ${t('(attempt {0})', int(entry.attempt))}` : '',
        entry.why ? el('div.q.small', el('bdi', entry.why)) : null,
      ),
      el('td.n', { 'data-l': t('When') }, time(entry.at)),
    );
  const self = part(t('Last messages'), t('messages'), null, columns, t('What became of the last messages'), row, me =>
    address(`${base}/deliveries`, { result, limit: LIMIT, offset: me.offset || '' }),
  );
  const all = [
    ['', t('All')],
    ['DELIVERED', t('Delivered')],
    ['FAILED,DEAD', t('Failed')],
  ];
  self.node.querySelector('.cm-head').append(
    el(
      'span.end',
      choice(t('Messages shown'), all, '', chosen => ((result = chosen), (self.offset = 0), self.refresh())),
    ),
  );
  return self;
}
