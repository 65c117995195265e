import { el, link, mark, reveal, say, svg, typing } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { percentage, plural } from './lib/numbers.js';
import { pageRows } from './lib/page-rows.js';
import { card, change, leaf, pill } from './lib/pieces.js';
import { highlight } from './lib/highlight.js';
import { minimap } from './minimap.js';
import { around, hidden, lineUp, openAtFirst, rowsOf, STEP } from './source-lines.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';

const WORD = { c: t('covered'), m: t('missed'), p: t('partly covered') };
const GLYPH = { c: 'M5 12l5 5 9-10', m: 'M6 6l12 12M18 6L6 18', p: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z' };
const ROW = 21;

/** One file: what is covered, what is missed, what this build changed. It opens at the first new gap. */
export function draw(root, data, { links }) {
  const lines = lineUp(data);
  const count = lines.length - 1;
  const fresh = data.gaps.filter(gap => gap.kind !== 'OLD');
  const asked = Number(location.hash.match(/^#L(\d+)$/)?.[1]) || 0;
  const view = { at: -1, here: [0, 0], open: openAtFirst(data, count, Math.min(asked, count)), rows: [] };
  const body = el('tbody');
  const list = pageRows({ body, height: ROW, columns: 5, row });
  const label = el('span.num.strong', { role: 'status' });

  function row(item) {
    if (item.note) return note(data, item.note);
    if (item.fold) return fold(lines, item.fold, () => unfold(item.fold));
    return lineRow(lines[item.line], item.line >= view.here[0] && item.line <= view.here[1]);
  }

  function show() {
    view.rows = rowsOf(data, count, view.open);
    list.show(view.rows);
    whole.hidden = !view.rows.some(item => item.fold);
  }

  function unfold([from, to]) {
    view.open.push([from, Math.min(to, from + STEP)]);
    show();
    if (!code.contains(document.activeElement)) read();
  }

  /** Gives the focus of a button that is gone to the source, which scrolls by key. */
  const read = () => code.focus({ preventScroll: true });

  function reach(line, behavior) {
    if (!view.rows.some(item => item.line === line)) {
      view.open.push(around(line, line, count));
      show();
    }
    list.reach(
      view.rows.findIndex(item => item.line === line),
      behavior,
    );
  }

  function go(step) {
    if (!data.gaps.length) return;
    view.at = (view.at + step + data.gaps.length) % data.gaps.length;
    visit(calm() ? 'auto' : 'smooth');
  }

  function visit(behavior) {
    const gap = data.gaps[view.at];
    view.here = [gap.from, gap.to];
    reach(gap.from, behavior);
    for (const [index, node] of list.rows()) {
      const { line } = view.rows[index];
      mark(node, 'here', line >= gap.from && line <= gap.to);
    }
    const old = gap.kind === 'OLD';
    const [number, all] = old ? [view.at - fresh.length, data.gaps.length - fresh.length] : [view.at, fresh.length];
    const place = [number + 1, all, gap.from, gap.to];
    say(
      label,
      old ? t('Older gap {0} of {1} · lines {2}–{3}', ...place) : t('New gap {0} of {1} · lines {2}–{3}', ...place),
    );
  }

  const all = () => ((view.open = [[1, count]]), show(), read());
  const whole = el('button.btn', { type: 'button', on: { click: all } }, t('Show whole file'));
  const code = el(
    'div.code',
    { tabindex: 0, role: 'region', 'aria-label': t('Source of {0}', leaf(data.path)) },
    el('table', el('caption.sr', t('Source with the coverage of each line')), columnHeads(), body),
  );
  code.style.setProperty('--cm-longest', `${Math.min(400, Math.max(20, longest(lines)))}ch`);
  const map = minimap(root, data, lines, reach);
  root.append(
    head(data, fresh, links),
    data.absence
      ? card('', saidPlain(data.absence.title), null, el('p', icon('lock', 'q'), ' ', said(data.absence.text)))
      : '',
    data.caution ? el('p.caution', icon('warning', 'warn'), ' ', said(data.caution)) : '',
    el('div.srcbar', label, legend(data), el('div.end', whole, gapButtons(data, go), fileButtons(data, links))),
    el('div.src', el('div.card.flush', code), map.box),
  );
  show();
  map.paint();
  view.at = Math.max(
    0,
    data.gaps.findIndex(gap => gap.from <= asked && asked <= gap.to),
  );
  const inGap = !asked || data.gaps.some(gap => gap.from <= asked && asked <= gap.to);
  if (data.gaps.length && inGap && (asked || fresh.length)) visit('auto');
  else if (asked) reach(Math.min(asked, count), 'auto');
  addEventListener('keydown', event => {
    if (typing(event)) return;
    if (event.key === 'n') go(1);
    if (event.key === 'p') go(-1);
    const { previous, next } = data.neighbours;
    if (event.key === 'N' && next) location.assign(links.source(data.build, next));
    if (event.key === 'P' && previous) location.assign(links.source(data.build, previous));
  });
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const longest = lines => lines.reduce((most, line) => Math.max(most, line.text.length), 0);

function head(data, fresh, links) {
  const name = leaf(data.path);
  const { number, count } = data.neighbours;
  return el(
    'div',
    el('p.small', link(links.build(data.build), {}, t('← Coverage of #{0}', data.build))),
    el(
      'div.bar',
      el('h1', el('bdi', name)),
      fresh.length ? pill('FAILED', plural(fresh.length, 'new gap')) : pill('PASSED', t('No new gaps')),
    ),
    el(
      'p.sub',
      el('bdi.mono.small', reveal(data.path.slice(0, data.path.length - name.length)) || './'),
      ' · ',
      data.line ? [el('strong.num', percentage(data.line)), ` ${t('line coverage')}`] : t('no line to cover'),
      data.change ? [' · ', change(data.change, ` ${t('against {0}', data.since)}`)] : null,
      data.patch ? [' · ', said(data.patch)] : null,
      number ? ` · ${t('file {0} of {1} with new gaps', number, count)}` : null,
    ),
  );
}

const columnHeads = () =>
  el(
    'thead.sr',
    el(
      'tr',
      [t('Changed'), t('Line'), t('Coverage'), t('Hits or branches'), t('Source')].map(text =>
        el('th', { scope: 'col' }, text),
      ),
    ),
  );

const legend = data =>
  el('div.legend', sign('c'), sign('p'), sign('m'), el('span', el('b.blue', '+'), t('changed by #{0}', data.build)));

const sign = key => el('span', el(`span.${key === 'c' ? 'ok' : key === 'm' ? 'bad' : 'warn'}`, glyph(key)), WORD[key]);

const gapButtons = (data, go) =>
  data.gaps.length
    ? [
        el(
          'button.btn',
          { type: 'button', on: { click: () => go(-1) } },
          icon('up'),
          t('Previous gap'),
          el('kbd', 'p'),
        ),
        el(
          'button.btn.primary',
          { type: 'button', on: { click: () => go(1) } },
          icon('down'),
          t('Next gap'),
          el('kbd', 'n'),
        ),
      ]
    : null;

function fileButtons(data, links) {
  const { previous, next } = data.neighbours;
  const to = (path, text, key) =>
    path && links.source(data.build, path)
      ? el('a.btn', { href: links.source(data.build, path), title: path }, text, el('kbd', key))
      : null;
  return [to(previous, t('Previous file'), 'P'), to(next, t('Next file'), 'N')];
}

function fold(lines, [from, to], open) {
  const what = hidden(lines, from, to);
  const text = what ? t('Lines {0}–{1}: {2} · show', from, to, what) : t('Lines {0}–{1} · show', from, to);
  return el(
    'tr.fold',
    { 'data-key': `fold${to}` },
    el('td', { colspan: 5 }, el('button', { type: 'button', on: { click: open } }, text)),
  );
}

const note = (data, gap) =>
  el(
    'tr.note',
    { 'data-key': `note${gap.from}` },
    el(
      'td',
      { colspan: 5 },
      el(
        'div',
        icon('failed', 'bad'),
        el('span', el('strong', el('bdi', leaf(data.path)), `:${gap.from}–${gap.to}`), ' · ', said(gap.text)),
      ),
    ),
  );

const lineRow = (line, here) =>
  el(
    ['tr', line.mark && `l${line.mark}`, line.changed && 'patch', here && 'here'].filter(Boolean).join('.'),
    { id: `L${line.n}` },
    el('td.p', { title: line.changed ? t('changed by this build') : null }, line.changed ? '+' : ''),
    el('td.no', String(line.n)),
    el('td.mk', { title: WORD[line.mark] }, line.mark ? glyph(line.mark) : null),
    el('td.h', line.count ?? ''),
    el('td', highlight(line.text)),
  );

function glyph(key) {
  const shape = svg(
    'svg',
    { class: 'cm-i', viewBox: '0 0 24 24', role: 'img', 'aria-label': WORD[key] },
    svg('path', { d: GLYPH[key] }),
  );
  if (key === 'p') shape.append(svg('path', { d: 'M12 3a9 9 0 0 1 0 18z', fill: 'currentColor' }));
  return shape;
}
