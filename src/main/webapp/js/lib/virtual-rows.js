import { el } from './dom.js';
import { update } from './update.js';

/** Rows beyond both edges, so that a step of the Tab key finds the next one. */
const SPARE = 8;

/** The rows change every so many rows, so that a slow scroll draws most frames without touching the page. */
const STEP = 4;

/**
 * Shows a long list as rows of one height, of which only those in sight are in the page. Rows that stay in sight stay
 * the same nodes, and the one with the focus stays in the page however far it is scrolled away.
 *
 * @param box scrolls
 * @param body holds the rows
 * @param row makes the row of an item at an index; its "data-key" is its own among all
 */
export function virtualRows({ box, body, height, columns, row }) {
  let items = [];
  // Known from the observer, as asking for it after a change would lay out the page once more.
  let tall = 0;
  let drawn = '';
  let nodes = new Map();

  const space = (key, count) => {
    const cell = el('td', { colspan: columns });
    cell.style.height = `${count * height}px`;
    return el('tr.pad', { 'data-key': key, 'aria-hidden': 'true', hidden: count === 0 }, cell);
  };

  function paint() {
    const top = Math.floor(box.scrollTop / height / STEP) * STEP;
    const first = Math.max(0, top - SPARE);
    const last = Math.min(items.length, top + Math.ceil(tall / height) + STEP + SPARE);
    const focused = [...nodes].find(([, node]) => node.contains(document.activeElement))?.[0];
    const away = focused === undefined || (focused >= first && focused < last) ? -1 : focused;
    const now = `${first} ${last} ${away}`;
    if (now === drawn) return;
    drawn = now;
    const before = nodes;
    nodes = new Map();
    const at = index => {
      nodes.set(index, before.get(index) ?? row(items[index], index));
      return nodes.get(index);
    };
    const inSight = Array.from({ length: last - first }, (_, i) => at(first + i));
    const parts = [space('before', first), inSight, space('after', items.length - last)];
    if (away >= last) parts.splice(2, 1, space('after', away - last), at(away), space('far', items.length - away - 1));
    else if (away >= 0) parts.splice(0, 1, space('far', away), at(away), space('before', first - away - 1));
    update(body, parts);
  }

  box.addEventListener('scroll', paint, { passive: true });
  new ResizeObserver(() => {
    tall = box.clientHeight;
    paint();
  }).observe(box);
  return {
    /** Shows another list, from its beginning, or from where it is scrolled to. */
    show(list, stay = false) {
      items = list;
      nodes = new Map();
      drawn = '';
      tall ||= box.clientHeight;
      if (!stay) box.scrollTop = 0;
      paint();
    },
  };
}
