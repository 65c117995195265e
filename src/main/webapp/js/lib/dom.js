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
  const shown = kids.flat(9).filter(kid => kid != null && kid !== false && kid !== '');
  // A name that stands apart must not read as another one.
  node.append(...(tag === 'bdi' ? shown.map(kid => (typeof kid === 'string' ? reveal(kid) : kid)) : shown));
  return node;
}

function set(node, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') listen(node, value);
    else if (value === true && !name.startsWith('aria')) node.setAttribute(name, '');
    else if (value != null && (value !== false || name.startsWith('aria'))) node.setAttribute(name, value);
  }
}

/* Listeners by event, so that a node that is updated in place can get those of its successor. */
const LISTENERS = new WeakMap();
const dispatch = event => LISTENERS.get(event.currentTarget)?.[event.type]?.(event);

function listen(node, listeners) {
  LISTENERS.set(node, listeners);
  Object.keys(listeners).forEach(event => node.addEventListener(event, dispatch));
}

/** Makes a node listen as another one does that was made by this module, and no longer as it did. */
export const listenLike = (node, other) => listen(node, LISTENERS.get(other) ?? {});

/** An SVG element; attributes only, no style. */
export function svg(tag, attributes = {}, ...kids) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...kids);
  return node;
}

/** Puts a text into a node where it is another one; a live region announces it only then. */
export const say = (node, text) => node.textContent === text || (node.textContent = text);

/** Lets an action run once at a time; its button keeps the focus meanwhile, which a disabled one would lose. */
export const alone = action => async event => {
  const button = event.currentTarget;
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  try {
    await action(event);
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

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
