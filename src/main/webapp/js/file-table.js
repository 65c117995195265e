import { changed, chosenFiles, COLUMNS, fileList } from './file-list.js';
import { el, link, typing } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { int } from './lib/numbers.js';
import { bar, card, coverage, delta, path, th } from './lib/pieces.js';

const ROW = 38;
const SPARE = 12;

/** The files: sorted, searched and filtered in place; only the rows in sight are in the page. */
export function fileCard(data, source) {
  const files = fileList(data.files);
  const view = { word: '', only: files.some(changed), key: 4, down: true, shown: [] };
  const count = el('span.q.num', { role: 'status' });
  const body = el('tbody');
  const heads = COLUMNS.map(([name], i) =>
    th(el('button', { type: 'button', on: { click: () => sort(i) } }, name), i > 0),
  );
  const table = el(
    'table.files',
    el(
      'caption.sr',
      data.baseline ? `Files with line coverage and change against ${data.since}` : 'Files with line coverage',
    ),
    el('thead', el('tr', heads)),
    body,
  );
  const box = el(
    'div.window',
    { tabindex: 0, role: 'region', 'aria-label': 'Table of files', on: { scroll: paint } },
    table,
  );

  function sort(i) {
    view.down = view.key === i ? !view.down : COLUMNS[i][2] < 0;
    view.key = i;
    refresh();
  }

  function refresh() {
    view.shown = chosenFiles(files, view);
    heads.forEach((head, i) => {
      const on = i === view.key;
      if (on) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      head.firstChild.textContent = COLUMNS[i][0] + (on ? (view.down ? ' ↓' : ' ↑') : '');
    });
    count.textContent = `${int(view.shown.length)} of ${int(files.length)} files`;
    table.setAttribute('aria-rowcount', view.shown.length + 1);
    box.scrollTop = 0;
    paint();
  }

  function paint() {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
    const last = Math.min(view.shown.length, first + Math.ceil(640 / ROW) + 2 * SPARE);
    body.replaceChildren(
      gap(first),
      ...view.shown.slice(first, last).map((f, i) => row(f, first + i, source)),
      gap(view.shown.length - last),
    );
  }

  const search = el('input', {
    type: 'search',
    placeholder: 'Search files',
    'aria-label': 'Search files',
    on: { input: e => find(e.target.value) },
  });
  const find = word => {
    view.word = word;
    refresh();
  };
  const only = el('input', {
    type: 'checkbox',
    role: 'switch',
    checked: view.only,
    on: { change: e => filter(e.target.checked) },
  });
  const filter = on => {
    view.only = on;
    refresh();
  };
  addEventListener('keydown', event => {
    if (event.key !== '/' || typing(event)) return;
    event.preventDefault();
    search.focus();
  });
  refresh();
  const tools = el(
    'div.tools',
    el('label.switch', only, 'Changed only'),
    el('label.field', icon('search'), search, el('kbd', '/')),
  );
  const foot = el(
    'div.more-row',
    el(
      'div.legend',
      el('span', bar({ covered: 3, missed: 2 }), 'covered, then missed (hatched)'),
      data.baseline ? el('span', `change in points against ${data.since}`) : null,
    ),
  );
  return card('.flush', 'Files', [count, tools], box, foot);
}

function gap(count) {
  const cell = el('td', { colspan: COLUMNS.length });
  cell.style.height = `${count * ROW}px`;
  return el('tr.pad', { 'aria-hidden': 'true', hidden: count === 0 }, cell);
}

const row = (f, index, source) =>
  el(
    'tr',
    { 'aria-rowindex': index + 2 },
    el('td', link(source(f.path), {}, path(f.path))),
    el('td.n', coverage(f.now)),
    el('td.n', delta(f.before, f.now)),
    el('td.n', int(f.now.missed)),
    el('td.n', f.fresh ? el('span.strong', `+${int(f.fresh)}`) : el('span.q', '0')),
  );
