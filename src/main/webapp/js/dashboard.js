import { inbox } from './inbox.js';
import { chosenJobs } from './job-list.js';
import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, int, measured, percentage, share } from './lib/numbers.js';
import { pages } from './lib/pages.js';
import { card, change, choice, pill, state, th } from './lib/pieces.js';
import { spark } from './lib/spark.js';
import { update } from './lib/update.js';
import { empty } from './states.js';

const EVERY = 5000;
const ROWS = 200;

/** Every job the reader may see; what needs attention first. Asks for news every few seconds and says how old it is. */
export function draw(root, first, { load, url, links }) {
  const view = { data: first, word: '', filter: 'all', at: Date.now(), live: true, rows: ROWS };
  const live = el('span.live');
  const spoken = el('p.sr', { role: 'status' });
  const sum = el('p.sum');
  const alerts = el('div.alerts');
  const body = el('tbody');
  const count = el('span.q.num', { role: 'status' });
  const more = el(
    'p.more-row',
    el('button.btn.s', { type: 'button', on: { click: () => ((view.rows += ROWS), jobs()) } }, 'Show more jobs'),
  );

  async function refresh() {
    // One question at a time, so that a late answer never replaces a newer one.
    view.again = view.asking;
    if (view.asking) return;
    view.asking = true;
    try {
      const address = new URL(url, document.baseURI);
      view.data = await load(address);
      view.at = Date.now();
      view.live = true;
      show();
    } catch {
      view.live = false;
    } finally {
      view.asking = false;
    }
    clock();
    if (view.again) refresh();
  }

  /** The age counts on in sight alone; only another state or another sum is announced. */
  function clock() {
    live.classList.toggle('cm-off', !view.live);
    const age = Math.round((Date.now() - view.at) / 1000);
    const since = new Date(view.at).toTimeString().slice(0, 8);
    const lost = `Not live · last updated ${since} · trying again`;
    say(live, view.live ? (age < 2 ? 'Live · updated just now' : `Live · updated ${age} s ago`) : lost);
    say(spoken, view.live ? `Live: ${view.data.summary.map(f => `${int(f.number)} ${f.text}`).join(', ')}` : lost);
  }

  function show() {
    update(
      sum,
      view.data.summary.map(f => el('span', el('b', int(f.number)), ` ${f.text}`)),
    );
    update(alerts, inbox(view.data.alerts, links.alerts, refresh, view, show));
    jobs();
  }

  function jobs() {
    const all = view.data.jobs;
    const rows = chosenJobs(all, view);
    update(body, rows.slice(0, view.rows).map(job));
    more.hidden = rows.length <= view.rows;
    say(count, `${int(rows.length)} of ${int(all.length)} jobs you may see, those that need attention first`);
  }

  if (!first.jobs.length)
    return root.append(el('div.bar', el('h1', 'Coverage Monitor'), pages(links, 'dashboard')), empty());
  const search = el('input', {
    type: 'search',
    placeholder: 'Search jobs',
    'aria-label': 'Search jobs',
    on: { input: e => ((view.word = e.target.value), jobs()) },
  });
  const filters = [
    ['all', 'All'],
    ['attention', 'Need attention'],
    ['falling', 'Falling'],
    ['unmeasured', 'Unmeasured'],
  ];
  root.append(
    el(
      'div.bar',
      el('h1', 'Coverage Monitor'),
      live,
      pages(links, 'dashboard'),
      links.export ? el('a.btn', { href: links.export }, icon('download'), 'Export') : null,
    ),
    spoken,
    sum,
    alerts,
    card(
      '.flush',
      'Jobs',
      count,
      el(
        'div.filters',
        choice('Jobs shown', filters, 'all', value => ((view.filter = value), jobs())),
        el('label.field.end', icon('search'), search),
      ),
      el('div.scroll', el('table.jobs.stack', el('caption.sr', 'Jobs and their coverage'), head(first.metric), body)),
      more,
    ),
  );
  show();
  clock();
  setInterval(clock, 1000);
  setInterval(() => document.hidden || view.asking || refresh(), EVERY);
}

const head = metric =>
  el(
    'thead',
    el(
      'tr',
      th('Job'),
      th(`${metric.charAt(0)}${metric.slice(1).toLowerCase()} %`, true),
      th('Change', true),
      th('Last builds'),
      th('Gate'),
      th('Alerts'),
      th('Last measured', true),
    ),
  );

function job(j) {
  const pills = [
    j.active ? pill('ACTIVE', `${j.active} active`) : null,
    j.acknowledged ? pill('ACKNOWLEDGED', `${j.acknowledged} acknowledged`) : null,
  ].filter(Boolean);
  const trend = j.covered.map((covered, i) => share({ covered, missed: j.missed[i] }));
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
