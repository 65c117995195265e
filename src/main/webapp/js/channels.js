import { address, call } from './lib/api.js';
import { alone, el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, int, plural, time } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, choice, state, th } from './lib/pieces.js';
import { update } from './lib/update.js';

const LIMIT = 25;
const EVERY = 10_000;
const DONE = {
  QUEUED: 'queued',
  DELIVERED: 'delivered',
  FAILED: 'failed, to be tried again',
  DEAD: 'given up',
  DROPPED: 'no longer needed',
};

/** What is asked first: the endpoints say by themselves what the reader may see. */
export const first = url => url;

const asked = () => new URLSearchParams(location.search).get('job') ?? '';

/** How each channel does, what was given up and can be sent again, and what became of the last messages. */
export function draw(root, status, { links }) {
  const job = asked();
  const base = job ? links.jobApi(job) : links.api;
  const mayAsk = links.admin || job !== '';
  root.append(el('div.bar', el('h1', 'Channels'), job ? el('bdi.q', job) : null, pages(links, 'channels')));
  if (!mayAsk) return root.append(chooseJob());
  const parts = [links.admin && !job ? channels(base, links) : null, dead(base), log(base)].filter(Boolean);
  root.append(...parts.map(each => each.node));
  if (links.admin && !job) root.append(check(status.lastCheck));
  const refresh = () => Promise.all(parts.map(each => each.refresh()));
  parts.forEach(each => (each.changed = refresh));
  refresh();
  setInterval(() => document.hidden || refresh(), EVERY);
}

/** What the last run of the time-based rules cost. */
function check(last) {
  const cost =
    last &&
    `${ago(Date.parse(last.at))}: ${plural(last.jobs, 'job')} in ${(last.millis / 1000).toFixed(1)} s, ` +
      `${plural(last.notified, 'job')} with a notification.`;
  const failed = last?.failed
    ? el('p.bad', `${plural(last.failed, 'job')} could not be checked; Jenkins’ log says why.`)
    : null;
  return card(
    '',
    'Last run of the time-based rules',
    null,
    el('p.q.small', cost ?? 'None since Jenkins started.'),
    failed,
  );
}

/** Administrators see all channels; who may configure a job sees what became of its messages. */
function chooseJob() {
  const input = el('input', {
    type: 'text',
    required: true,
    name: 'job',
    'aria-label': 'Job',
    placeholder: 'Full name of a job',
  });
  return card(
    '',
    'Deliveries of a job',
    null,
    el(
      'p.q.small',
      'Administrators see all channels. Of a job that you may configure you see what became of its messages.',
    ),
    el(
      'form.acts.left.after',
      { method: 'get' },
      el('label.field', icon('search'), input),
      el('button.btn', { type: 'submit' }, 'Show'),
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
    el('div.scroll', el('table.stack', el('caption.sr', caption), head, body)),
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
      update(body, shown.length ? shown : el('tr', el('td.q', { colspan: columns.length }, `No ${what}.`)));
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
    ['Channel'],
    ['Delivered', true],
    ['Success', true],
    ['Waiting', true],
    ['Given up', true],
    ['Last delivered', true],
    ['Last error'],
    ['Actions'],
  ];
  const row = (channel, self) => {
    const status = channel.status;
    const test = alone(async () => {
      self.say(`${channel.name}: sending a test message…`);
      const answer = await call('POST', `${base}/channels/${encodeURIComponent(channel.name)}/test`, {});
      const outcome = answer.ok
        ? answer.data.result === 'delivered'
          ? 'The test message was delivered.'
          : `The test was ${answer.data.result}: ${answer.data.why}`
        : answer.why;
      await self.changed();
      self.say(`${channel.name}: ${outcome}`);
    });
    const act = el(
      'button.btn.s',
      { type: 'button', 'aria-label': `Send test to ${channel.name}`, on: { click: test } },
      'Send test',
    );
    const name = el('td', el('span.strong', channel.name), el('div.q.small', channel.kind));
    if (!status)
      return el(
        'tr',
        { 'data-key': channel.name },
        name,
        el('td.q', { colspan: 6 }, 'This channel cannot be used as it is configured; Jenkins’ log says why.'),
        el('td', act),
      );
    return el(
      'tr',
      { 'data-key': channel.name },
      name,
      el('td.n', { 'data-l': 'Delivered' }, int(status.delivered)),
      el('td.n', { 'data-l': 'Success' }, success(channel)),
      el('td.n', { 'data-l': 'Waiting' }, int(status.waiting)),
      el('td.n', { 'data-l': 'Given up' }, int(status.deadLetters)),
      el(
        'td.n',
        { 'data-l': 'Last delivered' },
        status.lastDelivered ? ago(Date.parse(status.lastDelivered)) : 'never',
      ),
      el(
        'td.alert-cell',
        { 'data-l': 'Last error' },
        status.lastError
          ? [el('bdi', status.lastError), el('div.q.small', ago(Date.parse(status.lastFailed)))]
          : el('span.q', 'none'),
      ),
      el('td', act),
    );
  };
  const text = [
    'Channels are set up in ',
    link(links.configure, {}, 'Jenkins’ configuration'),
    '. Success counts attempts; one that failed is tried again.',
  ];
  return part('Delivery', 'channels', text, columns, 'Channels and how they deliver', row, self =>
    address(`${base}/channels`, { limit: LIMIT, offset: self.offset || '' }),
  );
}

function success(channel) {
  const tried = channel.status.delivered + channel.status.failed;
  if (!tried) return el('span.q', 'nothing sent');
  const percent = channel.successPercent;
  return state(percent >= 99 ? 'PASSED' : percent >= 90 ? 'WARNING' : 'FAILED', `${percent} %`);
}

function dead(base) {
  const columns = [['Message'], ['Channel'], ['Queued', true], ['Why it was given up'], ['Actions']];
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
      el('td', { 'data-l': 'Channel' }, message.channel),
      el('td.n', { 'data-l': 'Queued' }, time(message.put)),
      el('td.alert-cell', el('bdi', message.why)),
      el(
        'td',
        el(
          'button.btn.s',
          { type: 'button', 'aria-label': `Send again: ${message.title}`, on: { click: again } },
          'Send again',
        ),
      ),
    );
  };
  const text =
    'Messages that were refused, or tried in vain for a day. They keep their key, so a receiver knows one that it has.';
  return part('Dead letters', 'dead letters', text, columns, 'Messages that were given up', row, self =>
    address(`${base}/deliveries/dead`, { limit: LIMIT, offset: self.offset || '' }),
  );
}

function log(base) {
  let result = '';
  const columns = [['Message'], ['Channel'], ['What happened'], ['When', true]];
  const row = entry =>
    el(
      'tr',
      el('td.alert-cell', el('bdi', entry.title || 'about a job that was deleted')),
      el('td', { 'data-l': 'Channel' }, entry.channel),
      el(
        'td.alert-cell',
        DONE[entry.result] ?? entry.result,
        entry.attempt > 1 ? ` (attempt ${int(entry.attempt)})` : '',
        entry.why ? el('div.q.small', el('bdi', entry.why)) : null,
      ),
      el('td.n', { 'data-l': 'When' }, time(entry.at)),
    );
  const self = part('Last messages', 'messages', null, columns, 'What became of the last messages', row, me =>
    address(`${base}/deliveries`, { result, limit: LIMIT, offset: me.offset || '' }),
  );
  const all = [
    ['', 'All'],
    ['DELIVERED', 'Delivered'],
    ['FAILED,DEAD', 'Failed'],
  ];
  self.node.querySelector('.cm-head').append(
    el(
      'span.end',
      choice('Messages shown', all, '', chosen => ((result = chosen), (self.offset = 0), self.refresh())),
    ),
  );
  return self;
}
