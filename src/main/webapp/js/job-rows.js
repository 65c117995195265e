import { keyOf, titleOf } from './job-list.js';
import { el, link } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { ago, int, measured, percentage, plural } from './lib/numbers.js';
import { bar, change, pill, state } from './lib/pieces.js';
import { spark } from './lib/spark.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';

/** Folders deeper than that stand below each other. */
const DEEPEST = 6;

/** The row of a job in the list, or below its folder where there is a place in the tree. */
export function jobRow(j, compare, place = null) {
  const trend = j.spark.map(hundredths => (hundredths < 0 ? NaN : hundredths / 100));
  return el(
    'tr',
    { 'data-key': keyOf(j) },
    indented(
      place,
      el(
        'span.job-name',
        el('input.compare', {
          type: 'checkbox',
          'aria-label': t('Lay the trend of {0} over others', titleOf(j)),
          title: t('Lay this trend over others'),
          checked: compare.has(keyOf(j)),
          on: { change: event => compare.pick(keyOf(j), event.target.checked) },
        }),
        link(j.url, { class: 'cm-strong' }, el('bdi', place ? place.label : titleOf(j))),
      ),
      j.problems.map(problem => el('div.q.small', said(problem))),
    ),
    el(
      'td.n',
      measured(j.counter)
        ? [
            el('span.v', percentage(j.counter)),
            j.partial ? el('div', { title: saidPlain(j.partial) }, state('PARTIAL')) : null,
          ]
        : [state('UNMEASURED'), j.was ? el('div.q.small', said(j.was)) : null],
    ),
    el(
      'td.n',
      { 'data-l': t('Change') },
      j.change
        ? change(j.change)
        : el('span.q', measured(j.counter) && !j.partial ? t('nothing before') : t('not compared')),
    ),
    el(
      'td.sp',
      spark(trend, {
        height: 30,
        limit: j.limit,
        label: t('coverage of the last {0} builds of {1}', trend.length, titleOf(j)),
      }),
    ),
    el('td', state(j.outcome)),
    el('td', { 'data-l': t('Alerts') }, alerts(j)),
    el('td.n.q', { 'data-l': t('Measured'), 'data-ago': j.time }, age(j)),
  );
}

/** How long ago a job was measured, in words. */
export const age = job => (job.time == null ? t('never') : ago(job.time));

/** The row of a folder, or of a project with its branches. */
export function folderRow(place, toggle) {
  const { row } = place;
  const kinds = row.isProject
    ? t('{0}, counted by {1}', plural(row.count, 'branch', 'branches'), row.main.branch)
    : plural(row.count, 'job');
  const counted = row.monitors > row.count ? t('of several monitors of a job one counts') : '';
  const known = measured(row.counter);
  return el(
    'tr.folder-row',
    { 'data-key': `${row.name}/` },
    indented(
      place,
      el(
        'button.folder',
        { type: 'button', 'aria-expanded': place.isOpen, on: { click: () => toggle(row.name, !place.isOpen) } },
        icon(place.isOpen ? 'down' : 'next'),
        el('bdi', `${place.label}/`),
      ),
      el('span.q.small', [kinds, counted].filter(Boolean).join('; ')),
    ),
    el('td.n', known ? el('span.v', percentage(row.counter)) : state('UNMEASURED')),
    el('td.n', { 'data-l': t('Change') }, row.change ? change(row.change) : el('span.q', '–')),
    el(
      'td.sp',
      known
        ? [bar(row.counter), el('div.q.small.num', t('{0} of {1}', int(row.counter.covered), sum(row.counter)))]
        : null,
    ),
    el(
      'td',
      row.failed ? state('FAILED', t('{0} failed', int(row.failed))) : state(row.outcome),
      row.unmeasured && known ? el('div.q.small', t('{0} unmeasured', int(row.unmeasured))) : null,
    ),
    el('td', { 'data-l': t('Alerts') }, alerts(row)),
    Number.isFinite(row.time)
      ? el('td.n.q', { 'data-l': t('Measured'), 'data-ago': row.time }, ago(row.time))
      : el('td.n.q', { 'data-l': t('Measured') }, t('never')),
  );
}

const sum = c => int(c.covered + c.missed);

function indented(place, ...kids) {
  const cell = el('td', el('div.place', kids));
  if (place?.depth) cell.firstChild.style.setProperty('--cm-depth', Math.min(place.depth, DEEPEST));
  return cell;
}

function alerts(row) {
  const pills = [
    row.active ? pill('ACTIVE', t('{0} active', int(row.active))) : null,
    row.acknowledged ? pill('ACKNOWLEDGED', t('{0} acknowledged', int(row.acknowledged))) : null,
  ].filter(Boolean);
  const rest = row.alertsUnknown ? t('not known') : pills.length ? null : t('none');
  return el('span.pills', pills, rest ? el('span.q', rest) : null);
}
