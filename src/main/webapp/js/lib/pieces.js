import { el, reveal } from './dom.js';
import { icon } from './icons.js';
import { int, measured, percentage, share, signed, ZERO } from './numbers.js';
import { t } from './texts.js';
import { said } from './said.js';

/* A result is a shape, a word and a colour together, so that none of the three is needed alone. */
const KINDS = {
  PASSED: ['passed', 'ok', t('Passed')],
  FAILED: ['failed', 'bad', t('Failed')],
  WARNING: ['warning', 'warn', t('Warning')],
  NOT_EVALUATED: ['none', 'quiet', t('Not evaluated')],
  UNMEASURED: ['none', 'quiet', t('Unmeasured')],
  ABORTED: ['cross', 'quiet', t('Aborted')],
  RUNNING: ['clock', 'quiet', t('Running')],
  UNFINISHED: ['clock', 'quiet', t('Never finished')],
  PARTIAL: ['none', 'warn', t('Partial')],
  ACTIVE: ['bell', 'bad', t('Active')],
  PENDING: ['clock', 'quiet', t('Pending')],
  ACKNOWLEDGED: ['check', 'blue', t('Acknowledged')],
  RESOLVED: ['passed', 'ok', t('Resolved')],
  SILENCED: ['mute', 'quiet', t('Silenced')],
  NEWS: ['rise', 'ok', t('Good news')],
  EVENT: ['rise', 'ok', t('Event')],
  MISSING: ['failed', 'bad', t('Not used')],
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
  return el(`span.st.num.${colour}`, arrow, said(c.text), tail ? el('span.q', tail) : null);
}

/** A difference in a table: sign and colour, "–" where there is nothing to compare. */
export function delta(before, after) {
  if (!measured(before) || !measured(after)) return el('span.q', '–');
  const text = signed(before, after);
  if (text === ZERO) return el('span.q', text);
  return el(`span.strong.${text.includes('−') ? 'bad' : 'ok'}`, text);
}

/** Covered (solid), then missed (hatched). */
export function bar(c) {
  const covered = el('i');
  covered.style.width = `${share(c)}%`;
  const label = t('{0} covered, {1} missed', int(c.covered), int(c.missed));
  return el('span.cov', { role: 'img', 'aria-label': label }, covered, c.missed ? el('b') : null);
}

/** The bar and the number; a word where nothing was measured. */
export const coverage = c =>
  measured(c) ? [bar(c), ' ', el('span.pc', percentage(c))] : el('span.q', t('unmeasured'));

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

let widths;

function reachable(boxes) {
  for (const { target } of boxes) {
    const box = target.closest('.cm-scroll');
    if (box?.scrollWidth > box?.clientWidth) box.tabIndex = 0;
    else box?.removeAttribute('tabindex');
  }
}

/** A table that may be wider than its card; then it can be scrolled by key too. */
export function scroller(table) {
  const box = el('div.scroll', table);
  widths ??= new ResizeObserver(reachable);
  widths.observe(box);
  widths.observe(table);
  return box;
}

/** A card with a heading; "flush" where a table or list fills it. */
export const card = (spec, title, more, ...body) =>
  el(`section.card${spec}`, { 'aria-label': title }, el('div.head', el('h2', title), more), ...body);

export const th = (text, number) => el(number ? 'th.n' : 'th', { scope: 'col' }, text);
