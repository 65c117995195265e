import { el, link } from './lib/dom.js';
import { int, measured, plural } from './lib/numbers.js';
import { card, choice, coverage, delta, th, scroller } from './lib/pieces.js';
import { t } from './lib/texts.js';
import { said } from './lib/said.js';

const FIRST = 20;
const RANGES = 6;

/** What reports of each flag cover, and the lines that one of them alone covers; nothing where no report has a flag. */
export function flagTable({ flags }, source) {
  if (!flags?.length) return null;
  const list = el('div');
  const show = name =>
    list.replaceChildren(
      only(
        flags.find(flag => flag.name === name),
        source,
      ),
    );
  const most = flags.reduce((one, other) => (other.only > one.only ? other : one));
  show(most.name);
  return card(
    '.flush',
    t('Flags'),
    null,
    scroller(
      el(
        'table.stack',
        el('caption.sr', t('Line coverage by flag')),
        el(
          'thead',
          el(
            'tr',
            th(t('Flag')),
            th(t('Line %'), true),
            th(t('Change'), true),
            th(t('Lines that it alone covers'), true),
          ),
        ),
        el('tbody', flags.map(row)),
      ),
    ),
    el(
      'div.row.only',
      el('span.q', t('Covered only by'), ' '),
      choice(
        t('Covered only by'),
        flags.map(({ name }) => [name, name]),
        most.name,
        show,
      ),
    ),
    list,
  );
}

const row = flag =>
  el(
    'tr',
    el('td', el('span.strong', flag.name), flag.carried ? el('div.q.small', said(flag.carried)) : null),
    el('td.n', { 'data-l': t('Line %') }, coverage(flag.line)),
    el(
      'td.n',
      { 'data-l': t('Change') },
      measured(flag.before) && measured(flag.line) ? delta(flag.before, flag.line) : el('span.q', '–'),
    ),
    el('td.n', { 'data-l': t('Lines that it alone covers') }, int(flag.only)),
  );

function only({ name, files, more }, source) {
  if (!files.length) return el('p.none', t('Other reports cover every line that {0} covers.', name));
  const hidden = files.length - FIRST + more;
  return el(
    'div',
    scroller(
      el(
        'table.stack.use',
        el('caption.sr', t('Lines that only {0} covers', name)),
        el('thead', el('tr', th(t('File')), th(t('Lines'), true))),
        el(
          'tbody',
          files.slice(0, FIRST).map(file => onlyRow(file, source)),
        ),
      ),
    ),
    hidden > 0
      ? el('p.q.small.tail', `${plural(hidden, 'more file')}: coverage-monitor gaps --covered-only-by ${name}`)
      : null,
  );
}

const onlyRow = (file, source) =>
  el(
    'tr',
    el('td.breaks', el('bdi', file.path)),
    el(
      'td.n',
      { 'data-l': t('Lines') },
      int(file.lines),
      el(
        'div.q.small',
        file.ranges
          .slice(0, RANGES)
          .flatMap((range, i) => [
            i ? ', ' : '',
            link(
              source(file.path, range.from),
              {},
              range.from === range.to ? String(range.from) : `${range.from}–${range.to}`,
            ),
          ]),
        file.ranges.length > RANGES ? ` ${t('and {0} more', int(file.ranges.length - RANGES))}` : null,
      ),
    ),
  );
