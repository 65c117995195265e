import { el, mark, reveal, svg, typing } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { percentage, plural } from './lib/numbers.js';
import { card, change, leaf, pill } from './lib/pieces.js';
import { highlight } from './lib/highlight.js';
import { minimap } from './minimap.js';

const WORD = { c: 'covered', m: 'missed', p: 'partly covered' };
const GLYPH = { c: 'M5 12l5 5 9-10', m: 'M6 6l12 12M18 6L6 18', p: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z' };
const AROUND = 12;
const SHORT = 400;

/** One file: what is covered, what is missed, what this build changed. It opens at the first new gap. */
export function draw(root, data) {
  const lines = lineUp(data);
  const fresh = data.gaps.filter(g => g.kind !== 'OLD');
  const name = leaf(data.path);
  root.append(
    el(
      'div.bar',
      el('h1', el('bdi', name)),
      fresh.length ? pill('FAILED', plural(fresh.length, 'new gap')) : pill('PASSED', 'No new gaps'),
    ),
    el(
      'p.sub',
      el('bdi.mono.small', reveal(data.path.slice(0, data.path.length - name.length)) || './'),
      ' · ',
      data.line ? [el('strong.num', percentage(data.line)), ' line coverage'] : 'no line to cover',
      data.change ? [' · ', change(data.change, ` against ${data.since}`)] : null,
      data.patch ? ` · ${data.patch}` : null,
    ),
  );
  if (data.absence) root.append(card('', data.absence.title, null, el('p', icon('lock', 'q'), ' ', data.absence.text)));
  const body = el('tbody');
  const label = el('span.num.strong', { role: 'status' });
  const view = { at: -1, opened: false };

  function show(around) {
    body.replaceChildren(...content(data, lines, around, from => show([...around, from])));
  }

  function go(step) {
    if (!data.gaps.length) return;
    view.at = (view.at + step + data.gaps.length) % data.gaps.length;
    open(true);
  }

  function open(scroll) {
    const gap = data.gaps[view.at];
    if (!body.querySelector(`#L${gap.from}`)) show(data.gaps.map(g => g.from).concat(gap.from));
    body.querySelectorAll('.cm-here').forEach(row => mark(row, 'here', false));
    for (let n = gap.from; n <= gap.to; n++) {
      const row = body.querySelector(`#L${n}`);
      if (row) mark(row, 'here', true);
    }
    const old = gap.kind === 'OLD';
    const [number, all] = old ? [view.at - fresh.length, data.gaps.length - fresh.length] : [view.at, fresh.length];
    label.textContent = `${old ? 'Older gap' : 'New gap'} ${number + 1} of ${all} · lines ${gap.from}–${gap.to}`;
    const first = !view.opened;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (scroll)
      body
        .querySelector(`#L${gap.from}`)
        ?.scrollIntoView({ block: 'center', behavior: calm || first ? 'auto' : 'smooth' });
    view.opened = true;
  }

  const sign = key =>
    el('span', el(`span.${key === 'c' ? 'ok' : key === 'm' ? 'bad' : 'warn'}`, glyph(key)), WORD[key]);
  const buttons = el(
    'div.end',
    el('button.btn', { type: 'button', on: { click: () => go(-1) } }, icon('up'), 'Previous gap', el('kbd', 'p')),
    el('button.btn.primary', { type: 'button', on: { click: () => go(1) } }, icon('down'), 'Next gap', el('kbd', 'n')),
  );
  const head = el(
    'thead.sr',
    el(
      'tr',
      ['Changed', 'Line', 'Coverage', 'Hits or branches', 'Source'].map(t => el('th', { scope: 'col' }, t)),
    ),
  );
  const code = el(
    'div.code',
    { tabindex: 0, role: 'region', 'aria-label': `Source of ${name}` },
    el('table', el('caption.sr', 'Source with the coverage of each line'), head, body),
  );
  const map = minimap(root, data, lines, n => {
    show([n]);
    body.querySelector(`#L${n}`)?.scrollIntoView({ block: 'center' });
  });
  root.append(
    el(
      'div.srcbar',
      label,
      el('div.legend', sign('c'), sign('p'), sign('m'), el('span', el('b.blue', '+'), `changed by #${data.build}`)),
      data.gaps.length ? buttons : null,
    ),
    el('div.src', el('div.card.flush', code), map.box),
  );
  const asked = Number(location.hash.match(/^#L(\d+)$/)?.[1]);
  show([...data.gaps.filter(g => g.kind !== 'OLD').map(g => g.from), asked || data.gaps[0]?.from || 1]);
  map.paint();
  const start = Math.max(
    0,
    data.gaps.findIndex(g => g.from <= asked && asked <= g.to),
  );
  view.at = start;
  if (data.gaps.length) open(Boolean(asked) || fresh.length > 0);
  addEventListener('keydown', event => {
    if (typing(event)) return;
    if (event.key === 'n') go(1);
    if (event.key === 'p') go(-1);
  });
}

/** Every line with what is known of it; without the text, as many as the numbers reach. */
function lineUp(data) {
  const count = data.source?.length ?? Math.max(0, ...data.numbers);
  const lines = Array.from({ length: count + 1 }, (_, n) => ({ n, text: data.source?.[n - 1] ?? '' }));
  data.numbers.forEach((n, i) => {
    if (!lines[n]) return;
    const [hits, taken, untaken] = [data.hits[i], data.coveredBranches[i], data.missedBranches[i]];
    const ran = hits < 0 ? taken > 0 : hits > 0;
    lines[n].mark = ran ? (untaken > 0 ? 'p' : 'c') : 'm';
    lines[n].count = untaken > 0 && ran ? `${taken}/${taken + untaken} br` : hits < 0 ? '' : `${hits}×`;
  });
  for (const [from, to] of data.changed) for (let n = from; n <= Math.min(to, count); n++) lines[n].changed = true;
  return lines;
}

/** The rows: a short file whole; of a long one the parts around the places asked for, the rest folded. */
function content(data, lines, around, unfold) {
  const rows = [];
  const notes = new Map(data.gaps.filter(g => g.kind !== 'OLD').map(g => [g.from, g]));
  const gapEnd = from => data.gaps.find(g => g.from === from)?.to ?? from;
  const shown = n =>
    lines.length <= SHORT || around.some(from => n >= from - AROUND * 2 && n <= gapEnd(from) + AROUND * 2);
  for (let n = 1; n < lines.length; n++) {
    if (shown(n)) {
      if (notes.has(n)) rows.push(note(data, notes.get(n)));
      rows.push(row(lines[n]));
      continue;
    }
    let end = n;
    while (end + 1 < lines.length && !shown(end + 1)) end++;
    rows.push(fold(lines, n, end, unfold));
    n = end;
  }
  return rows;
}

function fold(lines, from, to, unfold) {
  const part = lines.slice(from, to + 1);
  const count = key => part.filter(l => l.mark === key).length;
  const hidden = [
    [count('c'), 'covered'],
    [count('p'), 'partly covered'],
    [count('m'), 'missed'],
  ]
    .filter(([n]) => n)
    .map(([n, t]) => `${n} ${t}`);
  const text = `Lines ${from}–${to}${hidden.length ? `: ${hidden.join(', ')}` : ''} · show`;
  const step = () => {
    for (let n = from; n <= Math.min(to, from + 20 * AROUND); n += AROUND) unfold(n);
  };
  return el('tr.fold', el('td', { colspan: 5 }, el('button', { type: 'button', on: { click: step } }, text)));
}

const note = (data, gap) =>
  el(
    'tr.note',
    el(
      'td',
      { colspan: 5 },
      el(
        'div',
        icon('failed', 'bad'),
        el('span', el('strong', el('bdi', leaf(data.path)), `:${gap.from}–${gap.to}`), ` · ${gap.text}`),
      ),
    ),
  );

const row = l =>
  el(
    ['tr', l.mark && `l${l.mark}`, l.changed && 'patch'].filter(Boolean).join('.'),
    { id: `L${l.n}` },
    el('td.p', { title: l.changed ? 'changed by this build' : null }, l.changed ? '+' : ''),
    el('td.no', String(l.n)),
    el('td.mk', { title: WORD[l.mark] }, l.mark ? glyph(l.mark) : null),
    el('td.h', l.count ?? ''),
    el('td', highlight(l.text)),
  );

function glyph(key) {
  const sign = svg(
    'svg',
    { class: 'cm-i', viewBox: '0 0 24 24', role: 'img', 'aria-label': WORD[key] },
    svg('path', { d: GLYPH[key] }),
  );
  if (key === 'p') sign.append(svg('path', { d: 'M12 3a9 9 0 0 1 0 18z', fill: 'currentColor' }));
  return sign;
}
