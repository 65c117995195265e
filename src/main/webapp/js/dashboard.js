import { inbox } from './inbox.js';
import {
  changed,
  chosenJobs,
  COLUMNS,
  figures,
  FILTERS,
  jobCount,
  keyOf,
  orderOf,
  stateOf,
  viewOf,
} from './job-list.js';
import { MOST, overlay } from './job-overlay.js';
import { age, folderRow, jobRow } from './job-rows.js';
import { folders, jobTree } from './job-tree.js';
import { keptRows } from './kept-rows.js';
import { liveBar } from './live-bar.js';
import { monitoring } from './monitoring.js';
import { state as remember, stated } from './lib/address-bar.js';
import { el, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { int, plural } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, choice, th, scroller } from './lib/pieces.js';
import { update } from './lib/update.js';
import { METRICS, word } from './lib/words.js';
import { empty } from './states.js';
import { t } from './lib/texts.js';

const LIMIT = 100;

/** Up to so many jobs all folders are open from the start. */
const OPEN = 60;

const KEYS = ['filter', 'find', 'sort', 'offset', 'view', 'open', 'compare'];

/** What is asked first: the metric that the address of the page says. */
export const first = url => about(url, stated(['metric']).metric);

function about(url, metric) {
  if (!metric || !url) return url;
  const address = new URL(url, document.baseURI);
  address.searchParams.set('metric', metric);
  return address.href;
}

/** Every job the reader may see; what needs attention first. It is live, and says whether it is. */
export function draw(root, begin, { load, news, url, links }) {
  const view = { data: begin, metric: stated(['metric']).metric, ...viewOf(stated(KEYS)) };
  const sum = el('p.sum');
  const alerts = el('div.alerts');
  const body = el('tbody');
  const count = el('span.q.num', { role: 'status' });
  const foot = el('div');
  const compared = el('div');
  const heads = COLUMNS.map(column => heading(column, begin.metric, sort));

  /** Asks for everything; the answer is taken only if it is another one. */
  async function look() {
    const data = await news(about(url, view.metric));
    if (data) take(data);
  }

  function take(data) {
    view.data = data;
    show();
  }

  let due = null;

  /** Draws once for all that happens until the next frame: many builds may end at once. Out of sight there is none. */
  function soon() {
    if (due !== null) return;
    due = requestAnimationFrame(() => {
      due = null;
      show();
    });
  }

  const stream = liveBar(about(links.live, view.metric), {
    event(event) {
      view.data = changed(view.data, event);
      soon();
    },
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
    const unknown = jobCount(view.data.jobs.filter(job => job.alertsUnknown));
    update(alerts, inbox({ alerts: view.data.alerts, unknown }, links.alerts, refresh, view, show));
    jobs();
  }

  const compare = {
    has: name => view.compare.has(name),
    pick(name, on) {
      if (on) view.compare.add(name);
      else view.compare.delete(name);
      remember(stateOf(view));
      jobs();
    },
  };

  function clear() {
    view.compare.clear();
    remember(stateOf(view));
    jobs();
    search.focus();
  }

  const isOpen = all => name => view.find !== '' || (view.open ? view.open.has(name) : all.length <= OPEN);

  function toggle(name, open) {
    const all = view.data.jobs;
    view.open ??= all.length <= OPEN ? folders(all) : new Set();
    if (open) view.open.add(name);
    else view.open.delete(name);
    remember(stateOf(view));
    jobs();
  }

  const kept = keptRows();

  /** The row of a job, the same as before where it says the same; how long ago that is changes by itself. */
  function rowOf(job, place) {
    const parts = [job, place?.label, place?.depth, age(job)];
    return kept.row(keyOf(job), parts, () => jobRow(job, compare, place));
  }

  function rowsOf(chosen) {
    if (!view.tree) return chosen.map(job => () => rowOf(job));
    return jobTree(chosen, isOpen(view.data.jobs), orderOf(view)).map(
      place => () => (place.isFolder ? folderRow(place, toggle) : rowOf(place.row, place)),
    );
  }

  function jobs() {
    const all = view.data.jobs;
    const chosen = chosenJobs(all, view, Date.now());
    const rows = rowsOf(chosen);
    if (view.offset >= rows.length) view.offset = 0;
    heads.forEach((head, i) => {
      const on = COLUMNS[i][0] === view.sort;
      if (on) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      if (COLUMNS[i][2]) head.firstChild.dataset.order = on ? (view.down ? ' ↓' : ' ↑') : '';
    });
    const none = el('tr', el('td.q', { colspan: COLUMNS.length }, t('No job matches.')));
    update(body, rows.length ? rows.slice(view.offset, view.offset + LIMIT).map(row => row()) : none);
    const inPage = new Map([...body.children].map(row => [row.dataset.key, row]));
    kept.drawn(name => inPage.get(name));
    body.querySelectorAll('.cm-compare').forEach(box => {
      box.checked = view.compare.has(box.closest('tr').dataset.key);
      box.disabled = !box.checked && view.compare.size >= MOST;
    });
    const part = { total: rows.length, limit: LIMIT, offset: view.offset };
    update(
      foot,
      rows.length > LIMIT ? pager(part, view.tree ? t('rows') : t('jobs'), offset => set({ offset })) : null,
    );
    const shown = [int(jobCount(chosen)), plural(jobCount(all), 'job')];
    say(
      count,
      view.sort
        ? t('{0} of {1} you may see', ...shown)
        : t('{0} of {1} you may see, those that need attention first', ...shown),
    );
    const laid = all.filter(job => view.compare.has(keyOf(job)));
    update(compared, overlay(laid, clear));
  }

  /** Shows another choice of jobs, from its first page, and puts it into the address. */
  function set(chosen) {
    Object.assign(view, { offset: 0 }, chosen);
    remember(stateOf(view));
    jobs();
  }

  /** Sorts by a column, the other way round, and at the third time by what needs attention again. */
  function sort([name, , , usual]) {
    const falling = usual < 0;
    if (view.sort !== name) set({ sort: name, down: falling });
    else if (view.down === falling) set({ down: !falling });
    else set({ sort: '', down: false });
  }

  async function measure(metric) {
    view.metric = metric;
    remember({ metric });
    stream.watch(about(links.live, metric));
    heads[1].firstChild.textContent = `${word(METRICS, metric)} %`;
    take(await load(about(url, metric)));
  }

  if (!begin.jobs.length)
    return root.append(el('div.bar', el('h1', 'Coverage Monitor'), pages(links, 'dashboard')), empty('h2'));
  const search = el('input', {
    type: 'search',
    placeholder: t('Search jobs, @owners'),
    'aria-label': t('Search jobs and owners'),
    value: view.find,
    on: { input: event => set({ find: event.target.value }) },
  });
  const filters = FILTERS.map(([name, text]) => [name, text]);
  const shapes = [
    ['list', t('List')],
    ['folders', t('Folders')],
  ];
  root.append(
    el(
      'div.bar',
      el('h1', 'Coverage Monitor'),
      stream.bar,
      pages(links, 'dashboard'),
      links.export ? el('a.btn', { href: links.export }, icon('download'), t('Export')) : null,
    ),
    stream.messages,
    sum,
    ...(root.dataset.note ? [el('p.note.small', root.dataset.note)] : []),
    alerts,
    compared,
    card(
      '.flush',
      t('Jobs'),
      count,
      el(
        'div.filters',
        choice(t('Jobs shown'), filters, view.filter, filter => set({ filter })),
        choice(t('Jobs as'), shapes, view.tree ? 'folders' : 'list', shape => set({ tree: shape === 'folders' })),
        begin.metrics?.length > 1 ? metrics(begin, measure) : null,
        el('label.field.end', icon('search'), search),
      ),
      scroller(
        el('table.jobs.stack', el('caption.sr', t('Jobs and their coverage')), el('thead', el('tr', heads)), body),
      ),
      foot,
    ),
    monitoring(links) ?? '',
  );
  show();
}

const NUMBERS = ['value', 'change', 'measured'];

function heading(column, metric, sort) {
  const [name, text, by] = column;
  const face = text || `${word(METRICS, metric)} %`;
  return th(
    by ? el('button.sorts', { type: 'button', on: { click: () => sort(column) } }, face) : face,
    NUMBERS.includes(name),
  );
}

/** Which metric the list shows. */
const metrics = ({ metric, metrics: all }, choose) =>
  el(
    'select.select',
    { 'aria-label': t('Metric'), on: { change: event => choose(event.target.value) } },
    all.map(one => el('option', { value: one, selected: one === metric }, word(METRICS, one))),
  );
