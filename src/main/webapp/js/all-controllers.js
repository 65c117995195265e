import {
  addressOf,
  endedQuestion,
  GROUPINGS,
  groupName,
  KEYS,
  PERIODS,
  question,
  SHOWN,
  viewOf,
} from './all-controllers-view.js';
import { state as remember, stated } from './lib/address-bar.js';
import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, day, int, measured, noun, percentage, plural, share } from './lib/numbers.js';
import { pager } from './lib/pager.js';
import { pages } from './lib/pages.js';
import { card, change, choice, pill, state, th, scroller } from './lib/pieces.js';
import { spark } from './lib/spark.js';
import { update } from './lib/update.js';
import { t } from './lib/texts.js';
import { said } from './lib/said.js';

/** How alerts end. */
const HOW = { RECOVERED: t('Recovered'), ACCEPTED: t('Accepted'), BY_HAND: t('Resolved'), RETIRED: t('Closed') };

const began = alert => (alert.build ? `#${alert.build}` : t('since {0}', day(alert.since)));

const over = ({ endBuild, who, ended }) =>
  [endBuild ? t('ended by #{0}', endBuild) : t('ended'), who ? t('by {0}', who) : '', ago(ended)]
    .filter(Boolean)
    .join(' ');

const here = () => viewOf(stated(KEYS), new URLSearchParams(location.search).has('group'));

/** What is asked first: what the address of the page says. */
export const first = url => {
  const view = here();
  return addressOf(url, '', question(view, view.offset));
};

/** Jobs of all controllers: searched, grouped, with their open alerts. Nothing is changed here. */
export function draw(root, data, { links, load, url }) {
  const note = root.dataset.note;
  const view = { ...here(), endedOffset: 0, asked: 0 };
  const sum = el('p.sum');
  const body = el('tbody');
  const foot = el('div');
  const count = el('span.q.num', { role: 'status' });
  const groups = el('tbody');
  const alerts = el('div.apart');
  const ended = el('ul.ended.rows');
  const endedFoot = el('div');
  const trend = el('div.stackv');
  const why = el('p.bad', { role: 'alert' });
  const csv = el('a.btn', {}, icon('download'), 'CSV');
  const json = el('a.btn', {}, icon('download'), 'JSON');
  const alertsCsv = el('a.btn.s', {}, icon('download'), t('Alerts as CSV'));
  const alertsJson = el('a.btn.s', {}, icon('download'), t('Alerts as JSON'));

  /** Asks for all parts at once; what comes late for an earlier choice is dropped. */
  async function refresh(page) {
    const mine = ++view.asked;
    const grouped = question({ ...view, group: null });
    const chosen = question(view);
    csv.href = addressOf(url, 'export.csv', chosen);
    json.href = addressOf(url, 'export.json', chosen);
    alertsCsv.href = addressOf(url, 'alerts.csv', endedQuestion(view));
    alertsJson.href = addressOf(url, 'alerts.json', endedQuestion(view));
    try {
      const part = async (asked, show) => {
        const answer = await asked;
        if (mine === view.asked) show(answer);
      };
      // Each part is shown when it is there: the jobs do not wait for the sums of all.
      await Promise.all([
        part(page ?? load(addressOf(url, '', question(view, view.offset))), showJobs),
        part(load(addressOf(url, 'groups', grouped)), showGroups),
        part(load(addressOf(url, 'alerts', chosen)), showAlerts),
        part(load(addressOf(url, 'ended', endedQuestion(view, view.endedOffset))), showEnded),
        part(load(addressOf(url, 'trend', chosen)), showTrend),
      ]);
      if (mine === view.asked) say(why, '');
    } catch (problem) {
      if (mine === view.asked) say(why, t('{0}. What is shown is as it was.', problem.message));
    }
  }

  function showJobs(page) {
    const figures = [
      [page.total, noun(page.total, 'job')],
      [page.controllers.length, noun(page.controllers.length, 'controller')],
      [page.alerting, t('with open alerts')],
      [page.silent, t('not measured for {0}', plural(page.silentDays, 'day'))],
    ];
    update(
      sum,
      figures.map(([number, text]) => el('span', el('b', int(number)), ` ${text}`)),
    );
    const where = Object.fromEntries(page.controllers.map(c => [c.id, c]));
    update(
      body,
      page.jobs.length
        ? page.jobs.map(one => job(one, where[one.controller], links))
        : el('tr', el('td.q', { colspan: 7 }, t('No job matches.'))),
    );
    update(foot, page.total > page.limit ? pager(page, t('jobs'), offset => set({ offset })) : null);
    say(count, plural(page.total, 'job'));
  }

  function showGroups(page) {
    const rows = page.groups.map(one =>
      el(
        'tr',
        { 'data-key': `${page.by} ${one.name}` },
        el(
          'td',
          el(
            'button.btn.s',
            {
              type: 'button',
              'aria-pressed': one.name === view.group,
              on: { click: () => set({ group: one.name === view.group ? null : one.name, offset: 0 }) },
            },
            el('bdi', groupName(page.by, one.name)),
          ),
        ),
        el('td.n', { 'data-l': t('Coverage') }, one.counter ? percentage(one.counter) : state('UNMEASURED')),
        el('td.n', { 'data-l': t('Jobs') }, int(one.jobs)),
        el('td.n.q', { 'data-l': t('Measured') }, int(one.measured)),
      ),
    );
    update(groups, rows.length ? rows : el('tr', el('td.q', { colspan: 4 }, t('No group.'))));
  }

  function showAlerts(open) {
    const rows = open.alerts.map(alert =>
      el(
        'li.alert',
        pill(alert.status),
        el(
          'div',
          el(
            'div',
            link(alert.url, { class: 'cm-strong' }, el('bdi', alert.job)),
            ` #${alert.build}: `,
            el('bdi', said(alert.message)),
          ),
          el('div.q.small', t('{0} on {1}', ago(alert.since), where(alert.controller))),
        ),
      ),
    );
    const more = open.jobs > new Set(open.alerts.map(a => a.controller + a.job)).size;
    update(
      alerts,
      rows.length
        ? card(
            '.flush.inbox',
            t('Open alerts'),
            el(
              'span.q.small',
              more ? t('of {0}, the first shown', plural(open.jobs, 'job')) : t('Act on them on their controller.'),
            ),
            el('ul.rows', rows),
          )
        : null,
    );
  }

  function showEnded(page) {
    const rows = page.alerts.map(alert =>
      el(
        'li.alert',
        pill('RESOLVED', HOW[alert.how]),
        el(
          'div',
          el(
            'div',
            link(alert.url, { class: 'cm-strong' }, el('bdi', alert.job)),
            ` ${began(alert)}: `,
            el('bdi', said(alert.message)),
          ),
          el('div.q.small', t('{0} on {1}', over(alert), where(alert.controller))),
        ),
      ),
    );
    update(ended, rows.length ? rows : el('li.q', t('No alert ended in the last {0}.', plural(page.days, 'day'))));
    update(
      endedFoot,
      page.total > page.limit ? pager(page, t('ended alerts'), offset => set({ endedOffset: offset || 0 })) : null,
    );
  }

  const where = id => data.controllers.find(c => c.id === id)?.url ?? id;

  function showTrend(course) {
    if (course.found && !course.times.length) {
      const text = t(
        'The course of {0} together is not drawn: choose a group, or search.',
        plural(course.found, 'job'),
      );
      update(trend, el('p.q', text));
      return;
    }
    const values = course.covered.map((covered, i) => share({ covered, missed: course.missed[i] }));
    const last = course.covered.length - 1;
    const now = { covered: course.covered[last], missed: course.missed[last] };
    const begin = course.covered.findIndex((covered, i) => covered + course.missed[i] > 0);
    const then = { covered: course.covered[begin], missed: course.missed[begin] };
    const name = view.group === null ? t('The jobs below') : groupName(view.by, view.group);
    update(
      trend,
      measured(now)
        ? [
            el(
              'p',
              el('strong', el('bdi', name)),
              begin < last
                ? t(
                    ': {0} of the lines of {1} taken together, {2} on {3}.',
                    percentage(now),
                    plural(course.jobs[last], 'job'),
                    percentage(then),
                    day(course.times[begin]),
                  )
                : t(': {0} of the lines of {1} taken together.', percentage(now), plural(course.jobs[last], 'job')),
            ),
            begin < last
              ? spark(values, { width: 640, height: 90, area: true, label: t('coverage of {0}, week by week', name) })
              : '',
          ]
        : el('p.q', t('Nothing of it was ever measured completely.')),
    );
  }

  /** Shows another choice and puts it into the address. */
  function set(chosen) {
    Object.assign(view, { endedOffset: 0 }, chosen);
    const { find, show, by, group, ended: days, offset } = view;
    const usual = { by: by === 'FOLDER' ? '' : by, ended: days === '30' ? '' : days, offset: offset || '' };
    remember({ find, show, group, ...usual });
    refresh();
  }

  let later;
  const search = el('input', {
    type: 'search',
    placeholder: t('Search jobs'),
    'aria-label': t('Search jobs'),
    value: view.find,
    on: {
      input: event => {
        clearTimeout(later);
        later = setTimeout(() => set({ find: event.target.value, offset: 0 }), 250);
      },
    },
  });
  root.append(
    el('div.bar', el('h1', t('All controllers')), pages(links, 'all-controllers'), csv, json),
    sum,
    ...(note ? [el('p.note.small', note)] : []),
    why,
    alerts,
    card(
      '.flush',
      t('Groups'),
      el('span.q.small', t('Sums of counters, not means of percentages')),
      el(
        'div.filters',
        choice(
          t('Grouped by'),
          GROUPINGS.map(([name, text]) => [name, text]),
          view.by,
          by => set({ by, group: null, offset: 0 }),
        ),
      ),
      trend,
      scroller(
        el(
          'table.groups.stack',
          el('caption.sr', t('Groups of jobs and their coverage')),
          el('thead', el('tr', th(t('Group')), th(t('Line %'), true), th(t('Jobs'), true), th(t('Measured'), true))),
          groups,
        ),
      ),
    ),
    card(
      '.flush',
      t('Jobs'),
      count,
      el(
        'div.filters',
        choice(t('Jobs shown'), SHOWN, view.show, show => set({ show, offset: 0 })),
        el('label.field.end', icon('search'), search),
      ),
      scroller(
        el(
          'table.jobs.stack',
          el('caption.sr', t('Jobs of all controllers and their coverage')),
          el(
            'thead',
            el(
              'tr',
              th(t('Job')),
              th(t('Controller')),
              th(t('Line %'), true),
              th(t('Change'), true),
              th(t('Last builds')),
              th(t('Alerts')),
              th(t('Last measured'), true),
            ),
          ),
          body,
        ),
      ),
      foot,
    ),
    card(
      '.flush',
      t('Ended alerts'),
      el('span.q.small', t('Of the jobs above, the newest first')),
      el(
        'div.filters',
        choice(t('Ended in the last'), PERIODS, view.ended, days => set({ ended: days })),
        el('span.acts.end', alertsCsv, alertsJson),
      ),
      ended,
      endedFoot,
    ),
  );
  return refresh(data);
}

function job(j, controller, links) {
  const trend = j.covered.map((covered, i) => share({ covered, missed: j.missed[i] }));
  const marks = [...j.owners, ...j.labels];
  return el(
    'tr',
    { 'data-key': `${j.controller} ${j.name} ${j.monitor}` },
    el(
      'td',
      link(j.url, { class: 'cm-strong' }, el('bdi', j.name)),
      marks.length ? el('div.q.small', el('bdi', marks.join(' · '))) : null,
    ),
    el('td', { 'data-l': t('Controller') }, link(controller?.url, {}, el('bdi', controller?.url ?? j.controller))),
    el('td.n', measured(j.counter) ? el('span.v', percentage(j.counter)) : state('UNMEASURED')),
    el('td.n', { 'data-l': t('Change') }, j.change ? change(j.change) : el('span.q', t('nothing before'))),
    el(
      'td.sp',
      link(
        links.storedTrend(j.controller, j.id, j.monitor),
        { title: t('The trend of {0}, read from the database', j.name) },
        spark(trend, { height: 30, label: t('coverage of the last {0} builds of {1}', trend.length, j.name) }),
      ),
    ),
    el('td', j.alerts ? pill('ACTIVE', t('{0} open', j.alerts)) : el('span.q', t('none'))),
    j.measured == null
      ? el('td.n.q', { 'data-l': t('Measured') }, t('never'))
      : el('td.n.q', { 'data-l': t('Measured'), 'data-ago': j.measured }, ago(j.measured)),
  );
}
