import { el, link } from './lib/dom.js';
import { int, noun, plural } from './lib/numbers.js';
import { byFile } from './gap-list.js';
import { card, folder, leaf, place } from './lib/pieces.js';
import { t } from './lib/texts.js';
import { said } from './lib/said.js';

const FIRST = 6;
const MORE = 100;

/** New gaps in two groups: write a test; or find the test that went away. */
export function newGaps(data, source) {
  const { text, changed, changedLines, lost, lostLines } = data.newGaps;
  return card(
    '.flush',
    t('New gaps'),
    el('span.q.end.num', said(text)),
    changed.length ? group(t('Changed lines that no test covers'), changed, changedLines, true, source) : null,
    lost.length ? group(t('Unchanged lines that lost their coverage'), lost, lostLines, false, source) : null,
    changed.length + lost.length
      ? null
      : el(
          'p.none',
          data.since
            ? t('This build left no line newly uncovered.')
            : t('Without a build to compare with, no gap counts as new.'),
        ),
  );
}

/** Whether the new gaps take less room than the critical files beside them, so that more can stand below. */
export function fewGaps({ newGaps: { changed, lost }, critical }) {
  const rows = gaps => Math.min(FIRST, byFile(gaps).length);
  return rows(changed) + rows(lost) < critical.length;
}

/** A group, by file; the first files are shown, the others by the hundred. */
function group(title, gaps, lines, changed, source) {
  const files = byFile(gaps);
  const list = el('ul.rows');
  const word = el('button.btn.s', { type: 'button', on: { click: () => show(MORE) } });
  const foot = el('p.more-row', word);
  const show = count => {
    const from = list.childElementCount;
    list.append(...files.slice(from, from + count).map(file => row(file, changed, source)));
    const rest = files.slice(list.childElementCount);
    foot.hidden = !rest.length;
    // The button that goes leaves the focus to the first file that it brought.
    if (from && foot.hidden) list.children[from].querySelector('a')?.focus();
    const hidden = rest.reduce((sum, file) => sum + file.gaps.length, 0);
    const more = plural(rest.length, 'more file');
    word.textContent =
      rest.length > MORE
        ? t('Show {0} of {1} with {2}', MORE, more, plural(hidden, 'gap'))
        : t('Show {0} with {1}', more, plural(hidden, 'gap'));
  };
  show(files.length === FIRST + 1 ? files.length : FIRST);
  return [el('p.sect', title, el('span.end', plural(lines, 'line'))), list, foot];
}

/** A file with its folder and its gaps; the name goes to the first of them. */
function row({ path, gaps, lines }, changed, source) {
  const [first] = gaps;
  const name = gaps.length === 1 ? place(first) : leaf(path);
  return el(
    'li.gap',
    changed
      ? el('span.dotp', { title: t('changed by this build') }, '+')
      : el('span.dotu', { title: t('unchanged line') }),
    el(
      'div',
      link(source(path, first.from), { class: 'cm-strong', title: path }, name),
      el('div.where', el('bdi', folder(path))),
      gaps.length === 1
        ? el('div.where', first.where)
        : el(
            'ul.spans',
            gaps.map(gap => span(gap, source)),
          ),
    ),
    el('span.size', int(lines), el('span.q', ` ${noun(lines, 'line')}`)),
  );
}

const span = (gap, source) =>
  el(
    'li',
    link(
      source(gap.path, gap.from),
      { class: 'cm-num' },
      gap.from === gap.to ? String(gap.from) : `${gap.from}–${gap.to}`,
    ),
    el('span.q', ` ${gap.where}`),
  );

const RANGES = 4;

/** Where to begin in a file: its first gaps as links to their lines, and how many more there are. */
function ranges({ gaps }, source) {
  const one = gap =>
    link(source(gap.path, gap.from), {}, gap.from === gap.to ? String(gap.from) : `${gap.from}–${gap.to}`);
  const first = gaps.slice(0, RANGES).flatMap((gap, i) => (i ? [', ', one(gap)] : [one(gap)]));
  return el(
    'div.q.small.num',
    t('Lines'),
    ' ',
    first,
    gaps.length > RANGES ? ` ${t('and {0}', plural(gaps.length - RANGES, 'more gap'))}` : '',
  );
}

/** What to test next, ranked, with the figures that rank it. */
export function criticalFiles(data, source) {
  if (!data.critical.length) return null;
  return card(
    '.flush',
    t('Critical files'),
    el('span.q.small', t('what to test next')),
    el(
      'ol.rows',
      data.critical.map((file, i) =>
        el(
          'li.crit',
          el('span.rank', String(i + 1)),
          el(
            'div',
            link(source(file.path, file.gaps[0]?.from), { class: 'cm-strong', title: file.path }, leaf(file.path)),
            el('div.q.small.num', said(file.why)),
            ranges(file, source),
          ),
        ),
      ),
    ),
  );
}
