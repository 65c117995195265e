import { el, link } from './lib/dom.js';
import { int, plural } from './lib/numbers.js';
import { card, th, scroller } from './lib/pieces.js';
import { t } from './lib/texts.js';
import { said } from './lib/said.js';

const FIRST = 10;
const MORE = 100;
const RANGES = 4;

/** What running services used against what tests cover; nothing where either was not measured. */
export function useTable({ use }, source) {
  if (!use) return null;
  return card(
    '.flush',
    t('Used in services and covered by tests'),
    el('span.q.end.num', said(use.text)),
    use.files.length
      ? table(use, source)
      : el('p.none', t('Tests cover every line that services ran, and services ran every line that tests cover.')),
  );
}

function table({ files, more }, source) {
  const body = el('tbody');
  const button = el('button.btn.s', { type: 'button', on: { click: () => show(MORE) } });
  const rest = el('p.more-row', button);
  const show = count => {
    const from = body.childElementCount;
    body.append(...files.slice(from, from + count).map(file => row(file, source)));
    const hidden = files.length - body.childElementCount;
    rest.hidden = !hidden;
    button.textContent = t('Show {0}', plural(Math.min(MORE, hidden), 'more file'));
  };
  show(FIRST);
  return [
    scroller(
      el(
        'table.stack.use',
        el('caption.sr', t('Lines that services ran and tests do not cover, and the other way round')),
        el('thead', el('tr', th(t('File')), th(t('Used but untested'), true), th(t('Tested but unused'), true))),
        body,
      ),
    ),
    rest,
    more ? el('p.q.small.tail', t('{0} in the JSON of gaps.', plural(more, 'more file'))) : null,
  ];
}

const row = (file, source) =>
  el(
    'tr',
    el('td.breaks', el('bdi', file.path)),
    el('td.n', { 'data-l': t('Used but untested') }, lines(file, file.usedUntested, file.untested, source)),
    el('td.n', { 'data-l': t('Tested but unused') }, lines(file, file.testedUnused, file.unused, source)),
  );

function lines({ path }, count, ranges, source) {
  if (!count) return el('span.q', '–');
  const first = ranges
    .slice(0, RANGES)
    .flatMap((range, i) => [
      i ? ', ' : '',
      link(source(path, range.from), {}, range.from === range.to ? String(range.from) : `${range.from}–${range.to}`),
    ]);
  return [
    int(count),
    el('div.q.small', first, ranges.length > RANGES ? ` ${t('and {0} more', int(ranges.length - RANGES))}` : null),
  ];
}
