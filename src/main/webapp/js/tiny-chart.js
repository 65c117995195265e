import { saidPlain } from './lib/said.js';
import { decimal, share } from './lib/numbers.js';
import { colours, hatch } from './lib/theme.js';

/** The small chart of the job card: the line, the gate, the few builds worth a mark, holes hatched. */
export function tiny(Chart, canvas, root, { series, limit, marks }) {
  const c = colours(root);
  const values = series.builds.map((_, i) => share({ covered: series.covered[i], missed: series.missed[i] }));
  const known = values.filter(v => !Number.isNaN(v));
  const near = limit != null && Math.abs(limit - known.at(-1)) < 15;
  const low = Math.min(...known, near ? limit : 100) - 1;
  const high = Math.max(...known, near ? limit : 0) + 1;
  const last = series.builds.length - 1;
  const named = new Set([0, last, ...marks.map(m => series.builds.indexOf(m.build))]);
  const font = { family: c.font, size: 11 };
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: series.builds.map(b => `#${b}`),
      datasets: [
        {
          data: values,
          borderColor: c.line,
          borderWidth: 2,
          pointRadius: known.length === 1 ? 3 : 0,
          fill: 'start',
          backgroundColor: c.band,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      layout: { padding: { right: 12, top: 18 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: c.border },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            color: c.text2,
            font,
            callback: (_, i) => (named.has(i) && apart(i, named, last) ? `#${series.builds[i]}` : null),
          },
        },
        y: {
          min: Math.max(0, Math.floor(low)),
          max: Math.min(101, Math.ceil(high)),
          border: { display: false },
          grid: { display: false },
          ticks: {
            color: c.text2,
            font,
            maxTicksLimit: 4,
            callback: (at, i, all) => (at <= 100 && clear(all, i) ? `${decimal(at.toFixed(1))} %` : ''),
          },
        },
      },
    },
    plugins: [holes(c, values), signs(c, values, series, near ? limit : null, marks)],
  });
}

/** The ends of the axis need not be round; a round label that is too near to the upper one gives way to it. */
function clear(all, i) {
  const [low, high] = [all[0].value, all.at(-1).value];
  return i === all.length - 1 || high - all[i].value > (high - low) / 6;
}

/** Labels closer than a tenth of the axis would run into each other; the ends win. */
const apart = (i, named, last) =>
  i === 0 ||
  i === last ||
  ([...named].every(n => n >= i || i - n > last / 12 || !apart(n, named, last)) && last - i > last / 12);

const holes = (c, values) => ({
  id: 'holes',
  beforeDatasetsDraw({ ctx: g, chartArea: a, scales: { x } }) {
    const step = values.length > 1 ? x.getPixelForValue(1) - x.getPixelForValue(0) : a.width;
    g.save();
    g.globalAlpha = 0.5;
    g.fillStyle = hatch(c.quietFill);
    values.forEach((v, i) => Number.isNaN(v) && g.fillRect(x.getPixelForValue(i) - step / 2, a.top, step, a.height));
    g.restore();
  },
});

const signs = (c, values, series, limit, marks) => ({
  id: 'signs',
  afterDatasetsDraw({ ctx: g, chartArea: a, scales: { x, y } }) {
    g.save();
    g.font = `600 11.5px ${c.font}`;
    if (limit != null) {
      g.strokeStyle = c.text2;
      g.setLineDash([4, 4]);
      g.lineWidth = 1.2;
      g.beginPath();
      g.moveTo(a.left, y.getPixelForValue(limit));
      g.lineTo(a.right, y.getPixelForValue(limit));
      g.stroke();
      g.setLineDash([]);
    }
    for (const m of marks) {
      const i = series.builds.indexOf(m.build);
      if (i < 0 || Number.isNaN(values[i])) continue;
      const at = { x: x.getPixelForValue(i), y: y.getPixelForValue(values[i]) };
      const colour = m.sign < 0 ? c.bad : c.ok;
      if (m.change) diamond(g, at, colour, c.card);
      else dot(g, at, colour);
      g.fillStyle = colour;
      const left = at.x > a.right - 40;
      if (left && m.sign < 0 && at.y + 19 > a.bottom) {
        // Below the point the axis has its words; beside it there is room, for the line comes from above.
        g.textAlign = 'right';
        g.fillText(saidPlain(m.text), at.x - 9, Math.min(at.y + 4, a.bottom - 3));
        continue;
      }
      g.textAlign = left ? 'right' : m.sign < 0 ? 'right' : 'center';
      g.fillText(
        saidPlain(m.text),
        at.x + (left ? 4 : m.sign < 0 ? -9 : 0),
        at.y + (m.sign < 0 ? (left ? 19 : -4) : -12),
      );
    }
    const final = values.length - 1;
    if (!Number.isNaN(values[final]) && !marks.some(m => m.build === series.builds[final])) {
      dot(g, { x: x.getPixelForValue(final), y: y.getPixelForValue(values[final]) }, c.line);
    }
    g.restore();
  },
});

export function diamond(g, { x, y }, colour, fill, r = 5) {
  g.fillStyle = fill;
  g.strokeStyle = colour;
  g.lineWidth = 2;
  g.beginPath();
  g.moveTo(x, y - r);
  g.lineTo(x + r, y);
  g.lineTo(x, y + r);
  g.lineTo(x - r, y);
  g.closePath();
  g.fill();
  g.stroke();
}

export function dot(g, { x, y }, colour) {
  g.fillStyle = colour;
  g.beginPath();
  g.arc(x, y, 4.5, 0, 7);
  g.fill();
}
