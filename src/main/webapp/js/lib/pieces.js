import { el, reveal } from './dom.js';
import { icon } from './icons.js';
import { measured, percentage, share, signed } from './numbers.js';

/* A result is a shape, a word and a colour together, so that none of the three is needed alone. */
const KINDS = {
  PASSED: ['passed', 'ok', 'Passed'],
  FAILED: ['failed', 'bad', 'Failed'],
  WARNING: ['warning', 'warn', 'Warning'],
  NOT_EVALUATED: ['none', 'quiet', 'Not evaluated'],
  UNMEASURED: ['none', 'quiet', 'Unmeasured'],
  ABORTED: ['cross', 'quiet', 'Aborted'],
  RUNNING: ['clock', 'quiet', 'Running'],
  UNFINISHED: ['clock', 'quiet', 'Never finished'],
  PARTIAL: ['none', 'warn', 'Partial'],
  ACTIVE: ['bell', 'bad', 'Active'],
  PENDING: ['clock', 'quiet', 'Pending'],
  ACKNOWLEDGED: ['check', 'blue', 'Acknowledged'],
  RESOLVED: ['passed', 'ok', 'Resolved'],
  SILENCED: ['mute', 'quiet', 'Silenced'],
  NEWS: ['rise', 'ok', 'Good news'],
  EVENT: ['rise', 'ok', 'Event'],
  MISSING: ['failed', 'bad', 'Not used'],
};
const kind = name => KINDS[name] ?? KINDS.NOT_EVALUATED;

export const tone = name => kind(name)[1];
export const kindIcon = name => icon(kind(name)[0], kind(name)[1]);
export const state = (name, text) => el(`span.st.${kind(name)[1]}`, icon(kind(name)[0]), text || kind(name)[2]);
export const pill = (name, text) => el(`span.pill.${kind(name)[1]}`, icon(kind(name)[0]), text || kind(name)[2]);

/** A change that the server put in words: arrow, colour, text. */
export function change(c, tail) {
  if (!c) return null;
  const colour = c.sign === 0 ? 'quiet' : c.sign < 0 ? 'bad' : 'ok';
  const arrow = c.sign === 0 ? null : icon(c.sign < 0 ? 'fall' : 'rise');
  return el(`span.st.num.${colour}`, arrow, c.text, tail ? el('span.q', tail) : null);
}

/** A difference in a table: sign and colour, "–" where there is nothing to compare. */
export function delta(before, after) {
  if (!measured(before) || !measured(after)) return el('span.q', '–');
  const text = signed(before, after);
  if (text === '0.00') return el('span.q', text);
  return el(`span.strong.${text.includes('−') ? 'bad' : 'ok'}`, text);
}

/** Covered (solid), then missed (hatched). */
export function bar(c) {
  const covered = el('i');
  covered.style.width = `${share(c)}%`;
  const label = `${c.covered} covered, ${c.missed} missed`;
  return el('span.cov', { role: 'img', 'aria-label': label }, covered, c.missed ? el('b') : null);
}

/** The bar and the number; a word where nothing was measured. */
export const coverage = c => (measured(c) ? [bar(c), ' ', el('span.pc', percentage(c))] : el('span.q', 'unmeasured'));

export const leaf = path => reveal(path.slice(path.lastIndexOf('/') + 1));

export const folder = path => reveal(path.slice(0, path.lastIndexOf('/') + 1));

/** A path that gives up its folder first, its file name last; whole in the title. */
export const path = text => el('span.path', { title: text }, el('bdi.dir', folder(text)), el('bdi.leaf', leaf(text)));

/** "File.java:42–58" */
export const place = gap => `${leaf(gap.path)}:${gap.from === gap.to ? gap.from : `${gap.from}–${gap.to}`}`;

/** A choice of one; calls back with the chosen value. */
export function choice(label, options, chosen, pick) {
  const group = el('span.seg', { role: 'group', 'aria-label': label });
  for (const [value, text] of options) {
    const press = event => {
      const pressed = event.currentTarget;
      for (const button of pressed.parentNode.children) button.setAttribute('aria-pressed', button === pressed);
      pick(value);
    };
    group.append(
      el('button', { type: 'button', 'data-key': value, 'aria-pressed': value === chosen, on: { click: press } }, text),
    );
  }
  return group;
}

/** A card with a heading; "flush" where a table or list fills it. */
export const card = (spec, title, more, ...body) =>
  el(`section.card${spec}`, { 'aria-label': title }, el('div.head', el('h2', title), more), ...body);

export const th = (text, number) => el(number ? 'th.n' : 'th', { scope: 'col' }, text);
