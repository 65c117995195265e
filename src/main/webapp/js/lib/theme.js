/*
 * Colours for the canvas. They are read as the browser resolves them, so Jenkins' variables, a theme plugin's and
 * color-mix() all arrive as plain colours.
 */
const NAMES = [
  'text',
  'text-2',
  'card',
  'border',
  'grid',
  'line',
  'band',
  'ok',
  'ok-fill',
  'ok-soft',
  'warn',
  'bad',
  'bad-fill',
  'bad-soft',
  'accent',
  'quiet-fill',
  'control',
];

/** With forced colours everything is drawn in the system's text colour on its background. */
const FORCED = { card: 'Canvas', 'ok-soft': 'Canvas', 'bad-soft': 'Canvas', grid: 'GrayText', band: 'transparent' };
const forced = matchMedia('(forced-colors: active)');

/** { text, card, okFill … } as they are now under this element. */
export function colours(root) {
  const probe = document.createElement('span');
  probe.hidden = true;
  // All at once, so that the browser computes styles once and not for each colour.
  for (const name of NAMES) {
    const one = probe.appendChild(document.createElement('i'));
    one.style.forcedColorAdjust = 'none';
    one.style.color = forced.matches ? (FORCED[name] ?? 'CanvasText') : `var(--cm-${name})`;
  }
  root.append(probe);
  const found = { font: getComputedStyle(root).fontFamily };
  NAMES.forEach((name, i) => {
    found[name.replace(/-(\w)/g, (_, c) => c.toUpperCase())] = getComputedStyle(probe.children[i]).color;
  });
  probe.remove();
  return found;
}

/** Calls back when the theme changes: by the reader's system, or by Jenkins' theme picker. */
export function onTheme(redraw) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(redraw);
  dark.addEventListener('change', redraw);
  forced.addEventListener('change', redraw);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => {
    dark.removeEventListener('change', redraw);
    forced.removeEventListener('change', redraw);
    observer.disconnect();
  };
}

/** A hatched fill: missed, or unmeasured. */
export function hatch(colour, back = 'transparent') {
  const tile = document.createElement('canvas');
  const g = tile.getContext('2d');
  tile.width = tile.height = 6;
  g.fillStyle = back;
  g.fillRect(0, 0, 6, 6);
  g.strokeStyle = colour;
  g.lineWidth = 2;
  g.beginPath();
  for (const offset of [-6, 0, 6]) {
    g.moveTo(offset, 6);
    g.lineTo(offset + 6, 0);
  }
  g.stroke();
  return g.createPattern(tile, 'repeat');
}
