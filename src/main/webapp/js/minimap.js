import { el } from './lib/dom.js';
import { colours, hatch, onTheme } from './lib/theme.js';

/** The whole file at a glance: missed hatched, partly and covered as strokes, changed lines at the edge. */
export function minimap(root, data, lines, jump) {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const box = el('div.map', { on: { click } }, canvas);
  const count = Math.max(1, lines.length - 1);

  function click(event) {
    const { top, height } = box.getBoundingClientRect();
    jump(Math.max(1, Math.min(count, Math.round(((event.clientY - top) / height) * count))));
  }

  function paint() {
    const c = colours(root);
    const scale = devicePixelRatio || 1;
    const [width, height] = [box.clientWidth, box.clientHeight];
    canvas.width = width * scale;
    canvas.height = height * scale;
    const g = canvas.getContext('2d');
    g.scale(scale, scale);
    const tall = Math.max(1.5, height / Math.max(count, 80));
    const y = n => ((n - 1) / Math.max(count, 80)) * height;
    const fills = {
      c: [c.okFill, 0.45, 6, width * 0.3],
      p: [c.badFill, 0.6, 6, width * 0.5],
      m: [hatch(c.badFill, c.badSoft), 1, 6, width - 9],
    };
    for (const line of lines) {
      if (line.changed) {
        g.fillStyle = c.accent;
        g.fillRect(1, y(line.n), 3, tall);
      }
      if (!line.mark) continue;
      const [fill, alpha, left, wide] = fills[line.mark];
      g.globalAlpha = alpha;
      g.fillStyle = fill;
      g.fillRect(left, y(line.n), wide, tall);
      g.globalAlpha = 1;
    }
  }
  onTheme(paint);
  return { box, paint };
}
