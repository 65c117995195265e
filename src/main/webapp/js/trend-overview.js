import { decimate } from './lib/decimate.js';
import { el } from './lib/dom.js';

const EDGE = 7;
const HEIGHT = 44;

/**
 * The whole history at a glance below the chart, with the part in sight as a frame: drag the frame to move it, its
 * edges to widen it, anything else to choose another part. With keys the chart itself does all of that.
 *
 * @param box where it is drawn
 * @param limits the first and last place of the axis
 * @param choose gets the part that the reader wants, { min, max }
 */
export function overview(box, { builds, values, colours, limits }, choose) {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const frame = el('i.sight');
  const off = new AbortController();
  const { signal } = off;
  let seen = limits;
  let drag = null;
  // Known from the observer: to ask the box for each of thousands of points would lay out the page each time.
  let width = 0;
  box.replaceChildren(canvas, frame);

  const x = place => ((place - limits.min) / (limits.max - limits.min)) * width;
  const place = pixel => limits.min + (pixel / width) * (limits.max - limits.min);

  function paint() {
    const scale = devicePixelRatio || 1;
    canvas.width = width * scale;
    canvas.height = HEIGHT * scale;
    const g = canvas.getContext('2d');
    g.scale(scale, scale);
    const points = decimate(builds, values, limits, Math.max(50, width));
    const known = points.map(p => p.y).filter(y => !Number.isNaN(y));
    const low = known.reduce((a, b) => Math.min(a, b), Infinity);
    const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
    const y = value => HEIGHT - 5 - ((value - low) / (high - low || 1)) * (HEIGHT - 10);
    g.strokeStyle = colours.line;
    g.lineWidth = 1.2;
    g.lineJoin = 'round';
    g.beginPath();
    let pen = false;
    for (const point of points) {
      if (Number.isNaN(point.y)) pen = false;
      else {
        if (pen) g.lineTo(x(point.x), y(point.y));
        else g.moveTo(x(point.x), y(point.y));
        pen = true;
      }
    }
    g.stroke();
  }

  function show(window) {
    seen = window;
    const from = Math.max(0, x(window.min));
    frame.style.left = `${from}px`;
    frame.style.width = `${Math.max(4, Math.min(width, x(window.max)) - from)}px`;
  }

  /** What a pointer takes hold of. */
  function grip(pixel) {
    const [left, right] = [x(seen.min), x(seen.max)];
    if (Math.abs(pixel - left) <= EDGE) return 'min';
    if (Math.abs(pixel - right) <= EDGE) return 'max';
    return pixel > left && pixel < right ? 'frame' : 'new';
  }

  function move(pixel) {
    const by = place(pixel) - place(drag.from);
    const { min, max } = drag.seen;
    if (drag.grip === 'frame') choose({ min: min + by, max: max + by });
    else if (drag.grip === 'min') choose({ min: Math.min(min + by, max - 1), max });
    else if (drag.grip === 'max') choose({ min, max: Math.max(max + by, min + 1) });
    else if (Math.abs(pixel - drag.from) > 2)
      choose({ min: place(Math.min(pixel, drag.from)), max: place(Math.max(pixel, drag.from)) });
  }

  const at = handler => event => handler(event.clientX - box.getBoundingClientRect().left, event);
  const listen = (name, handler) => box.addEventListener(name, at(handler), { signal });
  listen('pointerdown', (pixel, event) => {
    if (event.button !== 0) return;
    drag = { from: pixel, grip: grip(pixel), seen };
    box.setPointerCapture(event.pointerId);
  });
  listen('pointermove', pixel => {
    if (drag) move(pixel);
    box.dataset.grip = drag?.grip ?? grip(pixel);
  });
  listen('pointerup', pixel => {
    // A click moves the frame there.
    if (drag?.grip === 'new' && Math.abs(pixel - drag.from) <= 2) {
      const half = (seen.max - seen.min) / 2;
      choose({ min: place(pixel) - half, max: place(pixel) + half });
    }
    drag = null;
  });
  listen('pointercancel', () => (drag = null));
  const sizes = new ResizeObserver(() => {
    width = box.clientWidth;
    paint();
    show(seen);
  });
  sizes.observe(box);
  return {
    show,
    remove() {
      off.abort();
      sizes.disconnect();
      box.replaceChildren();
    },
  };
}
