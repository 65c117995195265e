import { el } from './lib/dom.js';

const DRAGGED = 8;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

/**
 * The layer over the strips: a line at the build under the cursor and the part that is being chosen. It is moved by
 * style alone, so that a chart is not drawn anew.
 */
export function layer(boxes) {
  const lines = Object.entries(boxes).map(([name, box]) => {
    const line = el('i.cursor');
    const dot = name === 'main' ? el('i.cursor-dot', { hidden: true }) : null;
    const brush = el('i.brush', { hidden: true });
    box.append(...[line, dot, brush].filter(Boolean));
    return { name, line, dot, brush };
  });
  const all = lines.flatMap(one => [one.line, one.dot, one.brush]).filter(Boolean);
  return {
    /** Puts the line of a strip at a place, the dot at a height; without one there is no dot. */
    put(name, area, x, y) {
      const { line, dot } = lines.find(one => one.name === name);
      line.hidden = x < area.left || x > area.right;
      line.style.transform = `translate(${Math.round(x)}px, ${area.top}px)`;
      line.style.height = `${area.height}px`;
      if (!dot) return;
      dot.hidden = line.hidden || Number.isNaN(y);
      dot.style.transform = `translate(${x}px, ${y}px)`;
    },
    /** Shows what is being chosen, or nothing. */
    brush(range, area) {
      for (const { brush } of lines) {
        brush.hidden = !range;
        if (!range) continue;
        const from = Math.max(area.left, Math.min(...range));
        brush.style.left = `${from}px`;
        brush.style.width = `${Math.min(area.right, Math.max(...range)) - from}px`;
      }
    },
    remove: () => all.forEach(node => node.remove()),
  };
}

/**
 * Pointers and keys on the strips. "act" gets what the reader wants: read(x), open(), choose(x, x), pan(pixels),
 * pinch(factor, x), step(builds), zoom(factor), turn(share of the window), reset(), brush([x, x] or nothing).
 * Touches that go up or down scroll the page (touch-action in the style sheet).
 */
export function control(boxes, slider, act) {
  const off = new AbortController();
  const { signal } = off;
  const pointers = new Map();
  let drag = null;

  const spread = () => {
    const [a, b] = [...pointers.values()];
    return { distance: Math.max(1, Math.abs(a - b)), middle: (a + b) / 2 };
  };

  function down(event, x) {
    pointers.set(event.pointerId, x);
    if (pointers.size === 2) drag = { pinch: spread() };
    else if (event.pointerType === 'mouse' && event.button === 0) drag = { from: x, last: x, pan: event.shiftKey };
  }

  function move(event, x) {
    if (pointers.has(event.pointerId)) pointers.set(event.pointerId, x);
    if (drag?.pinch) {
      if (pointers.size < 2) return;
      const now = spread();
      act.pinch(drag.pinch.distance / now.distance, now.middle);
      drag.pinch = now;
    } else if (drag?.pan) {
      act.pan(drag.last - x);
      drag.last = x;
      drag.moved = true;
    } else {
      act.read(x);
      if (drag && Math.abs(x - drag.from) >= DRAGGED) drag.moved = true;
      if (drag?.moved) act.brush([drag.from, x]);
    }
  }

  function up(event, x) {
    pointers.delete(event.pointerId);
    if (drag && !drag.pinch && !drag.pan && event.type === 'pointerup') {
      if (drag.moved) act.choose(drag.from, x);
      else act.open();
    }
    act.brush(null);
    if (!pointers.size) drag = null;
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step && event.shiftKey && Math.abs(step) === 1) act.turn(step / 4);
    else if (step) act.step(step);
    else if (event.key === '+' || event.key === '=') act.zoom(0.5);
    else if (event.key === '-') act.zoom(2);
    else if (event.key === '0') act.reset();
    else if (event.key === 'Enter') act.open();
    else return;
    event.preventDefault();
  }

  for (const box of Object.values(boxes)) {
    const at = handler => event => handler(event, event.clientX - box.getBoundingClientRect().left);
    const wheel = (event, x) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      act.pinch(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) / 100), x);
    };
    box.addEventListener(
      'pointerdown',
      at((event, x) => {
        down(event, x);
        if (drag) box.setPointerCapture(event.pointerId);
      }),
      { signal },
    );
    box.addEventListener('pointermove', at(move), { signal });
    box.addEventListener('pointerup', at(up), { signal });
    box.addEventListener('pointercancel', at(up), { signal });
    box.addEventListener('wheel', at(wheel), { signal, passive: false });
  }
  slider.addEventListener('keydown', key, { signal });
  return () => off.abort();
}
