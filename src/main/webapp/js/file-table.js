import { chosenFiles, COLUMNS, fileList, namedTwice, orderOf, SHOWN, stateOf, viewOf } from './file-list.js';
import { treeRows } from './folder-tree.js';
import { state, stated } from './lib/address-bar.js';
import { el, link, reveal, say, typing } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { int, plural } from './lib/numbers.js';
import { bar, card, choice, coverage, delta, path, th } from './lib/pieces.js';
import { virtualRows } from './lib/virtual-rows.js';
import { t } from './lib/texts.js';

const ROW = 38;
const KEYS = ['show', 'component', 'owner', 'find', 'tree', 'sort'];

/** So few folders are open at first that all of them fit. */
const OPEN = 1;

/** The files: sorted, searched and filtered in place; only the rows in sight are in the page. */
export function fileCard(data, source) {
  const files = fileList(data.files, data.owners);
  const twice = namedTwice(files);
  const owners = [...new Set(data.owners?.flat())].sort();
  const components = data.components.map(component => component.name);
  const view = viewOf(stated(KEYS), files, components);
  const count = el('span.q.num', { role: 'status' });
  const body = el('tbody');
  const sorter = ([name, text]) => el('button', { type: 'button', on: { click: () => sort(name) } }, text);
  const heads = COLUMNS.map((column, i) => th(sorter(column), i > 0));
  const table = el(
    'table.files',
    el(
      'caption.sr',
      data.baseline ? t('Files with line coverage and change against {0}', data.since) : t('Files with line coverage'),
    ),
    el('thead', el('tr', heads)),
    body,
  );
  const box = el('div.window', { tabindex: 0, role: 'region', 'aria-label': t('Table of files') }, table);
  const rows = virtualRows({
    box,
    body,
    height: ROW,
    columns: COLUMNS.length,
    row: (f, i) =>
      f.isFolder ? folderRow(f, i, toggle) : row(f, i, source, twice.has(f.path) ? components[f.component] : ''),
  });
  const open = new Set();

  function toggle(folder) {
    if (!open.delete(folder)) open.add(folder);
    refresh(true);
  }

  function sort(name) {
    const [, , , first] = COLUMNS.find(([known]) => known === name);
    set({ sort: name, down: view.sort === name ? !view.down : first < 0 });
  }

  function set(chosen) {
    Object.assign(view, chosen);
    state(stateOf(view));
    refresh();
  }

  function refresh(stay = false) {
    const shown = chosenFiles(files, components, view);
    heads.forEach((head, i) => {
      const [name, text] = COLUMNS[i];
      const on = name === view.sort;
      if (on) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      say(head.firstChild, text + (on ? (view.down ? ' ↓' : ' ↑') : ''));
    });
    say(count, t('{0} of {1} files', int(shown.length), int(files.length)));
    const listed = view.tree ? tree(shown) : shown;
    table.setAttribute('aria-rowcount', listed.length + 1);
    rows.show(listed, stay);
  }

  function tree(shown) {
    const order = view.sort === 'path' && !view.down ? null : orderOf(view);
    const first = treeRows(shown, open, order);
    const folders = first.filter(one => one.isFolder);
    if (open.size || folders.length > OPEN) return first;
    folders.forEach(one => open.add(one.path));
    return treeRows(shown, open, order);
  }

  const search = el('input', {
    type: 'search',
    placeholder: t('Search files'),
    'aria-label': t('Search files'),
    value: view.find,
    on: { input: event => set({ find: event.target.value }) },
  });
  addEventListener('keydown', event => {
    if (event.key !== '/' || typing(event)) return;
    event.preventDefault();
    search.focus();
  });
  const tools = el(
    'div.filters',
    choice(
      t('Files shown'),
      SHOWN.map(([name, text]) => [name, text]),
      view.show,
      show => set({ show }),
    ),
    choice(
      t('Files as'),
      [
        ['list', t('List')],
        ['folders', t('Folders')],
      ],
      view.tree ? 'folders' : 'list',
      how => set({ tree: how === 'folders' }),
    ),
    components.length > 1
      ? select('component', t('Component'), t('All components'), components.filter(Boolean), view, set)
      : null,
    owners.length ? select('owner', t('Owner'), t('All owners'), owners, view, set) : null,
    el('label.field.end', icon('search'), search, el('kbd', '/')),
  );
  const foot = el(
    'div.more-row',
    el(
      'div.legend',
      el('span', bar({ covered: 3, missed: 2 }), t('covered, then missed (hatched)')),
      data.baseline ? el('span', t('change in points against {0}', data.since)) : null,
    ),
  );
  refresh();
  return card('.flush', t('Files'), count, tools, box, foot);
}

/** What the list is narrowed to: a component or an owner. */
const select = (of, label, all, names, view, set) =>
  el(
    'select.select',
    {
      'aria-label': label,
      on: { change: event => set({ [of]: event.target.value }) },
    },
    el('option', { value: '' }, all),
    names.map(name => el('option', { value: name, selected: name === view[of] }, name)),
  );

function folderRow(f, index, toggle) {
  const button = el(
    'button.folder',
    { type: 'button', 'aria-expanded': f.isOpen, title: f.path, on: { click: () => toggle(f.path) } },
    icon(f.isOpen ? 'down' : 'next'),
    el('bdi', reveal(f.name)),
    el('span.q', ` ${plural(f.count, 'file')}`),
  );
  return el('tr.is-folder', { 'data-key': f.path, 'aria-rowindex': index + 2 }, indented(f, button), ...figures(f));
}

function indented(f, ...content) {
  const cell = el('td', content);
  if (f.depth) cell.style.paddingLeft = `${20 + f.depth * 18}px`;
  return cell;
}

/** A file that several components measured is in the table once for each; its row then names the component. */
const row = (f, index, source, component) =>
  el(
    'tr',
    { 'data-key': component ? `${f.path}\n${component}` : f.path, 'aria-rowindex': index + 2 },
    indented(
      f,
      el(
        'div.file',
        link(source(f.path), {}, f.name ? el('bdi', { title: f.path }, reveal(f.name)) : path(f.path)),
        component ? el('bdi.q.small', component) : null,
      ),
    ),
    ...figures(f),
  );

const figures = f => [
  el('td.n', coverage(f.now)),
  el('td.n', delta(f.before, f.now)),
  el('td.n', int(f.now.missed)),
  el('td.n', f.fresh ? el('span.strong', `+${int(f.fresh)}`) : el('span.q', '0')),
];
