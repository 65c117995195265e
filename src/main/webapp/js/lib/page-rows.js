import { el } from './dom.js';
import { update } from './update.js';

/** Rows beyond both edges of the window, so that a step of the Tab key or a short scroll finds them. */
const SPARE = 30;

/** So many rows cost little when all are in the page, and the browser's own search finds all of them. */
const ALL = 500;

/**
 * Shows a long list as rows of one height that scroll with the page. Of a very long one only those in sight are in the
 * page; rows that stay in sight stay the same nodes.
 *
 * @param body holds the rows
 * @param row makes the row of an item at an index; its id is its own among all
 */
export function pageRows({ body, height, columns, row }) {
  let items = [];
  let drawn = '';
  let nodes = new Map();
  let waiting = false;

  const few = () => items.length <= ALL;

  const space = (key, count) => {
    const cell = el('td', { colspan: columns });
    cell.style.height = `${count * height}px`;
    return el('tr.pad', { 'data-key': key, 'aria-hidden': 'true', hidden: count === 0 }, cell);
  };

  function paint() {
    waiting = false;
    const above = -body.getBoundingClientRect().top;
    const first = few() ? 0 : Math.max(0, Math.floor(above / height) - SPARE);
    const last = few() ? items.length : Math.min(items.length, first + Math.ceil(innerHeight / height) + 2 * SPARE);
    const now = `${first} ${last}`;
    if (now === drawn) return;
    drawn = now;
    const before = nodes;
    nodes = new Map();
    for (let i = first; i < last; i++) nodes.set(i, before.get(i) ?? row(items[i], i));
    update(body, space('before', first), [...nodes.values()], space('after', items.length - last));
    // A row that was in the page before stays the same node, with what the new one says.
    for (let i = first; i < last; i++) nodes.set(i, body.children[i - first + 1]);
  }

  const soon = () => {
    if (few() || waiting) return;
    waiting = true;
    requestAnimationFrame(paint);
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);

  return {
    /** Shows another list where the page is scrolled to. */
    show(list) {
      items = list;
      nodes = new Map();
      drawn = '';
      body.parentNode.classList.toggle('cm-many', !few());
      paint();
    },
    /** Brings a row into the middle of the window. */
    reach(index, behavior = 'auto') {
      const top = few()
        ? (nodes.get(index)?.getBoundingClientRect().top ?? 0)
        : body.getBoundingClientRect().top + index * height;
      scrollTo({ top: scrollY + top - innerHeight / 2, behavior });
      if (behavior === 'auto') paint();
    },
    /** The rows that are in the page, by their index. */
    rows: () => nodes,
  };
}
