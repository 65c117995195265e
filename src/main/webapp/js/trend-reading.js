import { el, reveal, svg } from './lib/dom.js';
import { clock, decimal, int, percentage, plural, signed, time, total, ZERO } from './lib/numbers.js';
import { besideAt } from './trend-beside.js';
import { notable, reached } from './trend-flags.js';
import { t } from './lib/texts.js';

/** The name of a component or owner; that of a flag among them begins with its kind. */
export const series = name => (name.startsWith('flag:') ? t('{0} (flag)', name.slice(5)) : name);

/** What stands under the cursor; also what a screen reader says for the slider. */
export function reading(data, i, other) {
  const { series: s, failures, seconds, outcomes } = data;
  const now = { covered: s.covered[i], missed: s.missed[i] };
  const head = el('b', `#${s.builds[i]} · ${time(s.times[i])}`);
  const aside = s.aside.find(one => one.build === s.builds[i]);
  if (aside)
    return [
      head,
      el(
        'span',
        t(
          '{0}: not compared',
          total(aside) ? t('{0} at {1}', ENDS[aside.state], percentage(aside)) : ENDS[aside.state],
        ),
      ),
    ];
  if (!total(now)) return [head, el('span', t('unmeasured: not compared, not drawn'))];
  const before = previous(s, i);
  const by = before ? signed(before, now) : null;
  return [
    head,
    el('b', percentage(now)),
    by
      ? el(by.includes('−') ? 'span.bad' : by === ZERO ? 'span' : 'span.ok', t('{0} points', by))
      : el('span', t('nothing to compare with')),
    el('span', t('{0} of {1}', int(now.covered), int(total(now)))),
    MISSED[outcomes?.[i]] ? el('span', MISSED[outcomes[i]]) : '',
    ...reached(data)
      .filter(({ build }) => build === s.builds[i])
      .map(({ percent }) => el('span.ok', t('reached {0} %', decimal(percent)))),
    data.keptBuilds.includes(s.builds[i]) ? el('span', t('kept forever')) : '',
    other ? el('span', el('bdi', other.name), ` ${at(other, s.builds[i])}`) : '',
    failures[i] >= 0 ? el('span', plural(failures[i], 'test failure')) : '',
    seconds[i] > 0 ? el('span', t('tests {0}', clock(seconds[i]))) : '',
  ];
}

const MISSED = { FAILED: t('a gate failed'), WARNING: t('a gate warns') };

/** What another series has at a build; of another branch also in which of its builds. */
function at(other, build) {
  const i = besideAt(other, build);
  if (i < 0) return t('unmeasured');
  const now = percentage({ covered: other.series.covered[i], missed: other.series.missed[i] });
  return other.isExact ? now : `${now} (#${other.numbers[i]})`;
}

export const ENDS = {
  ABORTED: t('aborted'),
  RUNNING: t('not at its end'),
  UNFINISHED: t('never finished'),
  PARTIAL: t('partial'),
};

function previous(s, i) {
  for (let j = i - 1; j >= 0; j--)
    if (s.covered[j] + s.missed[j]) return { covered: s.covered[j], missed: s.missed[j] };
  return null;
}

const swatch = (...shapes) => svg('svg', { viewBox: '0 0 22 12', 'aria-hidden': 'true' }, ...shapes);
const shape = (d, more = {}) => svg('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, ...more });

export function legend(data, other) {
  const { aside } = data.series;
  const holes = data.series.covered.some(
    (c, i) => c + data.series.missed[i] === 0 && !aside.some(one => one.build === data.series.builds[i]),
  );
  const status = name => data.alerts.some(a => a.status === name);
  return el(
    'div.legend',
    notable(data.changePoints).length ? el('span', swatch(shape('M11 2l4 4-4 4-4-4z')), t('change point')) : null,
    data.anomalies.length
      ? el(
          'span',
          swatch(
            svg('circle', {
              cx: 11,
              cy: 6,
              r: 4,
              fill: 'none',
              stroke: 'currentColor',
              'stroke-width': 1.6,
              'stroke-dasharray': '2 2',
            }),
          ),
          t('stands out alone'),
        )
      : null,
    status('ACTIVE')
      ? el('span.bad', swatch(shape('M11 1l6 10H5z', { fill: 'currentColor' })), t('alert active'))
      : null,
    status('ACKNOWLEDGED') ? el('span.blue', swatch(shape('M11 2l5 8.5H6z')), t('alert acknowledged')) : null,
    data.forecast
      ? el('span', swatch(shape('M0 8L22 3', { 'stroke-dasharray': '2 3' })), t('trend and forecast, 95 % band'))
      : null,
    data.limit
      ? el(
          'span',
          swatch(shape('M0 6h22', { 'stroke-dasharray': '5 3' })),
          t('gate {0} %', decimal(data.limit.percent)),
        )
      : null,
    data.outcomes.includes('FAILED')
      ? el('span.bad', swatch(shape('M7 4h8v5H7z', { fill: 'currentColor' })), t('gate failed'))
      : null,
    data.outcomes.includes('WARNING') ? el('span.warn', swatch(shape('M7 4h8v5H7z')), t('gate warns')) : null,
    other
      ? el(
          'span.beside',
          swatch(shape('M0 6h22', { 'stroke-dasharray': '9 3 2 3' })),
          t('{0}, to compare', reveal(other.name)),
        )
      : null,
    aside.some(one => one.state !== 'PARTIAL')
      ? el('span', swatch(shape('M7 2l8 8M15 2l-8 8')), t('aborted or not at its end'))
      : null,
    aside.some(one => one.state === 'PARTIAL')
      ? el('span', swatch(shape('M11 1l5 5-5 5-5-5z', { fill: 'none' })), t('partial, not compared'))
      : null,
    reached(data).length ? el('span.ok', swatch(shape('M8 11V1h6')), t('milestone reached')) : null,
    data.keptBuilds.length
      ? el(
          'span.blue',
          swatch(shape('M8 1h6v10l-3-2.5L8 11z', { fill: 'currentColor' })),
          t('kept forever, such as a release'),
        )
      : null,
    holes ? el('span', swatch(shape('M7 12L15 0M2 12L10 0M12 12L20 0', { opacity: 0.6 })), t('unmeasured')) : null,
  );
}
