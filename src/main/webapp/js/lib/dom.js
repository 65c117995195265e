/*
 * Elements by script. Names from reports are hostile: they reach the page by textContent and attributes alone.
 * Every class gets the prefix "cm-", so that nothing here meets a rule of Jenkins' own.
 */
const NS = 'http://www.w3.org/2000/svg';

/** el('div.card.bad', { title: 'x', on: { click } }, 'text', child, [more], null) */
export function el(spec, props = {}, ...kids) {
  if (props === null || typeof props !== 'object' || props instanceof Node || Array.isArray(props)) {
    kids.unshift(props);
    props = {};
  }
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag || 'div');
  if (classes.length) node.className = classes.map(name => `cm-${name}`).join(' ');
  set(node, props);
  node.append(...kids.flat(9).filter(kid => kid != null && kid !== false && kid !== ''));
  return node;
}

function set(node, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else if (value === true && !name.startsWith('aria')) node.setAttribute(name, '');
    else if (value != null && (value !== false || name.startsWith('aria'))) node.setAttribute(name, value);
  }
}

/** An SVG element; attributes only, no style. */
export function svg(tag, attributes = {}, ...kids) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...kids);
  return node;
}

/** A link, or the bare text where there is no address. */
export const link = (href, props, ...kids) =>
  href ? el('a', { href, ...props }, ...kids) : el('span', props, ...kids);

/** Characters that turn the direction of a text, so that it reads as something else, shown instead of obeyed. */
export const reveal = text => text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '\ufffd');

/** Turns a class with its prefix on or off. */
export const mark = (node, name, on) => node.classList.toggle(`cm-${name}`, on);

/** Whether a key stroke belongs to a field and not to the page. */
export const typing = event =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.target.closest?.('input, textarea, select, [contenteditable]');
