import { listenLike } from './dom.js';

/*
 * Redraws without taking from readers what they are at. New nodes are compared with those in the page, and what has the
 * same place stays the same node, so that focus, scroll position, selected text, open menus and typed text survive.
 */

/** Attributes by which the browser keeps what a reader did. */
const OF_THE_READER = { DETAILS: ['open'], DIALOG: ['open'], INPUT: ['value', 'checked'], OPTION: ['selected'] };

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, summary, [tabindex="0"]';

/**
 * Makes the children of a node those given. A child stays the same node if both have the same "data-key" or id, or,
 * without one, the same tag in the same order. If the focused node goes, the focus goes to its neighbour.
 * What a node with "data-own" holds is left alone: it is written apart from redraws.
 */
export function update(parent, ...kids) {
  const refocus = parent.contains(document.activeElement) ? focusHere() : () => {};
  place(
    parent,
    kids.flat(9).filter(kid => kid != null && kid !== false && kid !== ''),
  );
  refocus();
}

/** Remembers where the focus is; what it answers puts it there again, or near to it if that is gone. */
export function focusHere() {
  const focused = document.activeElement;
  const near = [focused];
  for (let at = focused; at; at = at.parentElement) near.push(at.nextElementSibling, at.previousElementSibling);
  return () => {
    if (document.activeElement === focused) return;
    const left = near.filter(node => node?.isConnected);
    left.map(focusable).find(Boolean)?.focus({ preventScroll: true });
  };
}

const focusable = node =>
  node.matches(FOCUSABLE) ? node : [...node.querySelectorAll(FOCUSABLE)].find(one => one.checkVisibility());

function place(parent, kids) {
  const before = [...parent.childNodes];
  // A node that is given again stays itself, and no other becomes it.
  const given = new Set(kids);
  const free = before.filter(child => !given.has(child));
  const keyed = new Map(free.filter(keyOf).map(child => [keyOf(child), child]));
  const others = free.filter(child => !keyOf(child));
  const after = kids.map(kid => {
    const wanted = typeof kid === 'object' ? kid : document.createTextNode(kid);
    if (wanted.parentNode === parent) return wanted;
    const same = keyOf(wanted) ? keyed.get(keyOf(wanted)) : next(others, wanted);
    return same && alike(same, wanted) ? become(same, wanted) : wanted;
  });
  const staying = new Set(after);
  before.filter(child => !staying.has(child)).forEach(child => child.remove());
  let at = parent.firstChild;
  for (const child of after) {
    if (child === at) at = at.nextSibling;
    else move(parent, child, at);
  }
}

const keyOf = node => node.dataset?.key || node.id;

const alike = (a, b) => a.nodeName === b.nodeName;

/** The next node without a key that can become another; those before it are gone. */
function next(others, wanted) {
  const at = others.findIndex(child => alike(child, wanted));
  return at < 0 ? null : others.splice(0, at + 1).at(-1);
}

/** Moves a child; where the browser can, without a loss of its focus and scroll position. */
function move(parent, child, before) {
  if (child.parentNode === parent && parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}

/** Turns a node into another one in place. */
function become(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== wanted.data) node.data = wanted.data;
    return node;
  }
  // The policy of a page forbids scripts the attribute "style", not the property.
  const skipped = ['style', ...(OF_THE_READER[node.nodeName] ?? [])];
  for (const name of node.getAttributeNames()) {
    if (!skipped.includes(name) && !wanted.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const name of wanted.getAttributeNames()) {
    const value = wanted.getAttribute(name);
    if (!skipped.includes(name) && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  // An open menu stays where it was put when it was opened.
  const isPlaced = node.matches(':popover-open');
  if (!isPlaced && node.style.cssText !== wanted.style.cssText) node.style.cssText = wanted.style.cssText;
  listenLike(node, wanted);
  if (!node.hasAttribute('data-own')) place(node, [...wanted.childNodes]);
  return node;
}
