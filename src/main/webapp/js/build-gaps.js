import { el, link } from './lib/dom.js';
import { plural } from './lib/numbers.js';
import { card, leaf, place } from './lib/pieces.js';

const SHOWN = 12;

/** New gaps in two groups: write a test; or find the test that went away. */
export function newGaps(data, source) {
  const { text, changed, changedLines, lost, lostLines } = data.newGaps;
  return card(
    '.flush',
    'New gaps',
    el('span.q.end.num', text),
    changed.length ? group('Changed lines that no test covers', changed, changedLines, true, source) : null,
    lost.length ? group('Unchanged lines that lost their coverage', lost, lostLines, false, source) : null,
    changed.length + lost.length ? null : el('p.none', 'This build left no line newly uncovered.'),
  );
}

function group(title, gaps, lines, changed, source) {
  const list = el(
    'ul.rows',
    gaps.slice(0, SHOWN).map(gap => row(gap, changed, source)),
  );
  const rest = gaps.length - SHOWN;
  const all = () => {
    list.append(...gaps.slice(SHOWN).map(gap => row(gap, changed, source)));
    more.remove();
  };
  const more =
    rest > 0
      ? el('p.more-row', el('button.btn.s', { type: 'button', on: { click: all } }, `Show ${plural(rest, 'more gap')}`))
      : null;
  return [el('p.sect', title, el('span.end', plural(lines, 'line'))), list, more];
}

const row = (gap, changed, source) =>
  el(
    'li.gap',
    changed ? el('span.dotp', { title: 'changed by this build' }, '+') : el('span.dotu', { title: 'unchanged line' }),
    el(
      'div',
      link(source(gap.path, gap.from), { class: 'cm-strong', title: gap.path }, place(gap)),
      el('div.where', gap.where),
    ),
    el('span.size', String(gap.lines), el('span.q', gap.lines === 1 ? ' line' : ' lines')),
  );

const RANGES = 4;

/** Where to begin in a file: its first gaps as links to their lines, and how many more there are. */
function ranges({ gaps }, source) {
  const one = gap =>
    link(source(gap.path, gap.from), {}, gap.from === gap.to ? String(gap.from) : `${gap.from}–${gap.to}`);
  const first = gaps.slice(0, RANGES).flatMap((gap, i) => (i ? [', ', one(gap)] : [one(gap)]));
  return el(
    'div.q.small.num',
    'Lines ',
    first,
    gaps.length > RANGES ? ` and ${plural(gaps.length - RANGES, 'more gap')}` : '',
  );
}

/** What to test next, ranked, with the figures that rank it. */
export function criticalFiles(data, source) {
  if (!data.critical.length) return null;
  return card(
    '.flush',
    'Critical files',
    el('span.q.small', 'what to test next'),
    el(
      'ol.rows',
      data.critical.map((file, i) =>
        el(
          'li.crit',
          el('span.rank', String(i + 1)),
          el(
            'div',
            link(source(file.path, file.gaps[0]?.from), { class: 'cm-strong', title: file.path }, leaf(file.path)),
            el('div.q.small.num', file.why),
            ranges(file, source),
          ),
        ),
      ),
    ),
  );
}
