import { inbox } from './inbox.js';
import { changed, chosenJobs, COLUMNS, figures, FILTERS, stateOf, viewOf } from './job-list.js';
import { liveBar } from './live-bar.js';
import { state as remember, stated } from './lib/address-bar.js';
import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, int, measured, percentage } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, change, choice, pill, state, th } from './lib/pieces.js';
import { spark } from './lib/spark.js';
import { update } from './lib/update.js';
import { empty } from './states.js';

const LIMIT = 100;
const KEYS = ['filter', 'find', 'sort', 'offset'];

/** Every job the reader may see; what needs attention first. It is live, and says whether it is. */
export function draw(root, first, { news, url, links }) {
  const view = { data: first, ...viewOf(stated(KEYS)) };
  const sum = el('p.sum');
  const alerts = el('div.alerts');
  const body = el('tbody');
  const count = el('span.q.num', { role: 'status' });
  const foot = el('div');
  const heads = COLUMNS.map(column => heading(column, first.metric, sort));

  /** Asks for everything; the answer is taken only if it is another one. */
  async function look() {
    const data = await news(url);
    if (data) take(data);
  }

  function take(data) {
    view.data = data;
    show();
  }

  const stream = liveBar(links.live, {
    event: event => take(changed(view.data, event)),
    look,
    words: () =>
      figures(view.data.jobs, view.data.silences)
        .map(([number, text]) => `${int(number)} ${text}`)
        .join(', '),
  });
  const refresh = stream.look;

  function show() {
    update(
      sum,
      figures(view.data.jobs, view.data.silences).map(([number, text]) => el('span', el('b', int(number)), ` ${text}`)),
    );
    update(alerts, inbox(view.data.alerts, links.alerts, refresh, view, show));
    jobs();
  }

  function jobs() {
    const all = view.data.jobs;
    const rows = chosenJobs(all, view, Date.now());
    if (view.offset >= rows.length) view.offset = 0;
    heads.forEach((head, i) => {
      const on = COLUMNS[i][0] === view.sort;
      if (on) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      if (COLUMNS[i][2]) head.firstChild.dataset.order = on ? (view.down ? ' ↓' : ' ↑') : '';
    });
    const none = el('tr', el('td.q', { colspan: COLUMNS.length }, 'No job matches.'));
    update(body, rows.length ? rows.slice(view.offset, view.offset + LIMIT).map(job) : none);
    const part = { total: rows.length, limit: LIMIT, offset: view.offset };
    update(foot, rows.length > LIMIT ? pager(part, 'jobs', offset => set({ offset })) : null);
    const order = view.sort ? '' : ', those that need attention first';
    say(count, `${int(rows.length)} of ${int(all.length)} jobs you may see${order}`);
  }

  /** Shows another choice of jobs, from its first page, and puts it into the address. */
  function set(chosen) {
    Object.assign(view, { offset: 0 }, chosen);
    remember(stateOf(view));
    jobs();
  }

  /** Sorts by a column, the other way round, and at the third time by what needs attention again. */
  function sort([name, , , usual]) {
    const begin = usual < 0;
    if (view.sort !== name) set({ sort: name, down: begin });
    else if (view.down === begin) set({ down: !begin });
    else set({ sort: '', down: false });
  }

  if (!first.jobs.length)
    return root.append(el('div.bar', el('h1', 'Coverage Monitor'), pages(links, 'dashboard')), empty());
  const search = el('input', {
    type: 'search',
    placeholder: 'Search jobs, @owners',
    'aria-label': 'Search jobs and owners',
    value: view.find,
    on: { input: event => set({ find: event.target.value }) },
  });
  const filters = FILTERS.map(([name, text]) => [name, text]);
  root.append(
    el(
      'div.bar',
      el('h1', 'Coverage Monitor'),
      stream.bar,
      pages(links, 'dashboard'),
      links.export ? el('a.btn', { href: links.export }, icon('download'), 'Export') : null,
    ),
    stream.messages,
    sum,
    alerts,
    card(
      '.flush',
      'Jobs',
      count,
      el(
        'div.filters',
        choice('Jobs shown', filters, view.filter, filter => set({ filter })),
        el('label.field.end', icon('search'), search),
      ),
      el(
        'div.scroll',
        el('table.jobs.stack', el('caption.sr', 'Jobs and their coverage'), el('thead', el('tr', heads)), body),
      ),
      foot,
    ),
  );
  show();
}

const NUMBERS = ['value', 'change', 'measured'];

function heading(column, metric, sort) {
  const [name, text, by] = column;
  const word = text || `${metric.charAt(0)}${metric.slice(1).toLowerCase()} %`;
  const face = by ? el('button.sorts', { type: 'button', on: { click: () => sort(column) } }, word) : word;
  return th(face, NUMBERS.includes(name));
}

function job(j) {
  const pills = [
    j.active ? pill('ACTIVE', `${j.active} active`) : null,
    j.acknowledged ? pill('ACKNOWLEDGED', `${j.acknowledged} acknowledged`) : null,
  ].filter(Boolean);
  const trend = j.spark.map(hundredths => (hundredths < 0 ? NaN : hundredths / 100));
  return el(
    'tr',
    { 'data-key': j.name },
    el('td', link(j.url, { class: 'cm-strong' }, el('bdi', j.name))),
    el(
      'td.n',
      measured(j.counter)
        ? [el('span.v', percentage(j.counter)), j.partial ? el('div', { title: j.partial }, state('PARTIAL')) : null]
        : [state('UNMEASURED'), j.was ? el('div.q.small', j.was) : null],
    ),
    el(
      'td.n',
      { 'data-l': 'Change' },
      j.change ? change(j.change) : el('span.q', measured(j.counter) && !j.partial ? 'nothing before' : 'not compared'),
    ),
    el(
      'td.sp',
      spark(trend, { height: 30, limit: j.limit, label: `coverage of the last ${trend.length} builds of ${j.name}` }),
    ),
    el('td', state(j.outcome)),
    el('td', pills.length ? el('span.pills', pills) : el('span.q', 'none')),
    el('td.n.q', { 'data-l': 'Measured' }, j.time == null ? 'never' : ago(j.time)),
  );
}
