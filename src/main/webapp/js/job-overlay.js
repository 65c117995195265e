import { keyOf, titleOf } from './job-list.js';
import { el, link, svg } from './lib/dom.js';
import { int, measured, percentage } from './lib/numbers.js';
import { card, change } from './lib/pieces.js';
import { t } from './lib/texts.js';

/** So many lines can still be told apart. */
export const MOST = 6;

const WIDTH = 960;
const HEIGHT = 200;

/** The trends of several jobs laid over each other, the newest builds at the right; nothing without one. */
export function overlay(jobs, clear) {
  if (!jobs.length) return null;
  const length = Math.max(2, ...jobs.map(job => job.spark.length));
  const known = jobs.flatMap(job => job.spark.filter(value => value >= 0)).map(value => value / 100);
  const low = Math.floor(Math.min(...known, 100));
  const high = Math.max(Math.ceil(Math.max(...known, 0)), low + 2);
  const x = (job, i) => ((length - job.spark.length + i) / (length - 1)) * WIDTH;
  const y = value => HEIGHT - ((value - low) / (high - low)) * HEIGHT;
  const drawn = svg(
    'svg',
    {
      class: 'cm-overlay',
      viewBox: `0 -4 ${WIDTH} ${HEIGHT + 8}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': t('coverage of the last {0} builds of {1}', int(length), jobs.map(titleOf).join(', ')),
    },
    ...[low, (low + high) / 2, high].map(at => svg('path', { class: 'cm-g', d: `M0 ${y(at)}H${WIDTH}` })),
    ...jobs.map((job, n) => svg('path', { class: `cm-o cm-o${n}`, d: trace(job, x, y) })),
  );
  const names = el(
    'ul.overlay-names',
    jobs.map((job, n) =>
      el(
        'li',
        { 'data-key': keyOf(job) },
        svg(
          'svg',
          { class: 'cm-overlay-key', viewBox: '0 0 30 10' },
          svg('path', { class: `cm-o cm-o${n}`, d: 'M0 5H30' }),
        ),
        link(job.url, {}, el('bdi', titleOf(job))),
        el('span.q.num', measured(job.counter) ? percentage(job.counter) : t('unmeasured')),
        job.change ? change(job.change) : null,
      ),
    ),
  );
  return card(
    '.overlay-card',
    t('Trends laid over each other'),
    el('span.end', el('button.btn.s', { type: 'button', on: { click: clear } }, t('Clear'))),
    el('div.overlay-box', el('span.overlay-top', `${high} %`), drawn, el('span.overlay-low', `${low} %`)),
    el(
      'p.q.small',
      t('The last {0} builds of each job, the newest at the right; a hole is an unmeasured build.', length),
    ),
    names,
  );
}

/** A line with its holes. */
function trace(job, x, y) {
  let pen = 'M';
  return job.spark
    .map((value, i) => {
      if (value < 0) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(job, i).toFixed(1)} ${y(value / 100).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
}
