import { share } from './lib/numbers.js';
import { diamond } from './tiny-chart.js';
import { hatch } from './lib/theme.js';

const FLAGS = 8;

/** Gate, milestone and the flags of the largest change points, for the annotation plugin. */
export function annotations({ limit, forecast, changePoints, series }, c, range) {
  const marks = {};
  const label = (content, colour, more = {}) => ({
    display: true,
    content,
    color: colour,
    backgroundColor: 'transparent',
    font: { size: 11.5, weight: 600, family: c.font },
    padding: 3,
    ...more,
  });
  if (limit) {
    marks.gate = {
      type: 'line',
      yMin: +limit.percent,
      yMax: +limit.percent,
      borderColor: c.text2,
      borderWidth: 1.4,
      borderDash: [5, 4],
      label: label(`gate ${limit.percent} %`, c.text2, { position: 'end', yAdjust: 11 }),
    };
    if (limit.since > series.builds[0]) marks.gate.xMin = limit.since;
  }
  if (forecast?.target != null) {
    marks.milestone = {
      type: 'line',
      yMin: +forecast.target,
      yMax: +forecast.target,
      borderColor: c.ok,
      borderWidth: 1,
      borderDash: [1, 3],
      label: label(`target ${forecast.target} %`, c.ok, { position: 'end', yAdjust: -10 }),
    };
  }
  const largest = [...changePoints]
    .sort((a, b) => size(b) - size(a))
    .slice(0, FLAGS)
    .sort((a, b) => a.build - b.build);
  let before = { build: -Infinity, low: false };
  largest.forEach((p, i) => {
    // Flags that would cover each other hang at two heights.
    const low = !before.low && p.build - before.build < range / 4;
    before = { build: p.build, low };
    const colour = p.sign < 0 ? c.bad : c.ok;
    marks[`flag${i}`] = {
      type: 'line',
      xMin: p.build,
      xMax: p.build,
      yMin: height(series, p.build),
      yMax: context => context.chart.scales.y.max,
      borderColor: colour,
      borderWidth: 1,
      borderDash: [2, 3],
      label: label(`#${p.build} ${p.text}`, colour, {
        position: 'end',
        backgroundColor: p.sign < 0 ? c.badSoft : c.okSoft,
        borderColor: colour,
        borderWidth: 1,
        borderRadius: 6,
        padding: { x: 7, y: 3 },
        xAdjust: p.sign < 0 ? -28 : 28,
        yAdjust: low ? 26 : 0,
      }),
    };
  });
  return marks;
}

const height = (series, build) => {
  const i = series.builds.indexOf(build);
  return share({ covered: series.covered[i], missed: series.missed[i] });
};

const size = p => Math.abs(parseFloat(p.text.replace('−', '-').replace(/^under /, ''))) || 0;

/** Behind the data: unmeasured builds as hatched columns, and the cursor. */
export const behind = view => ({
  id: 'behind',
  beforeDatasetsDraw({ ctx: g, chartArea: a, scales: { x } }) {
    const { builds } = view.data.series;
    const half = Math.max(2.5, (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2);
    g.save();
    g.beginPath();
    g.rect(a.left, a.top, a.width, a.height);
    g.clip();
    g.globalAlpha = 0.55;
    g.fillStyle = hatch(view.colours.quietFill);
    view.values.forEach((v, i) => {
      if (Number.isNaN(v)) g.fillRect(x.getPixelForValue(builds[i]) - half, a.top, half * 2, a.height);
    });
    g.globalAlpha = 1;
    g.strokeStyle = view.colours.control;
    g.lineWidth = 1;
    const at = x.getPixelForValue(builds[view.cursor]);
    g.beginPath();
    g.moveTo(at, a.top);
    g.lineTo(at, a.bottom);
    g.stroke();
    g.restore();
  },
});

/**
 * On the data: unfinished builds as crosses (at the edge where their value is out of sight), change points as diamonds,
 * alerts as triangles, lone outliers ringed, the build under the cursor as a dot.
 */
export const signs = view => ({
  id: 'signs',
  afterDatasetsDraw({ ctx: g, chartArea: a, scales: { x, y } }) {
    const { data, values, colours: c } = view;
    const { builds } = data.series;
    const index = new Map(builds.map((b, i) => [b, i]));
    const place = build => {
      const v = values[index.get(build)];
      const at = { x: x.getPixelForValue(build), y: y.getPixelForValue(v) };
      return Number.isNaN(v) || v === undefined || at.x < a.left || at.x > a.right ? null : at;
    };
    g.save();
    for (const one of data.series.aside) {
      const v = share(one);
      const at = { x: x.getPixelForValue(one.build), y: y.getPixelForValue(v) };
      if (!Number.isNaN(v) && at.x >= a.left && at.x <= a.right)
        cross(g, { x: at.x, y: Math.max(a.top + 5, Math.min(a.bottom - 5, at.y)) }, c.text2);
    }
    for (const build of data.anomalies) {
      const at = place(build);
      if (at) ring(g, at, c.text2);
    }
    for (const p of data.changePoints) {
      const at = place(p.build);
      if (at) diamond(g, at, p.sign < 0 ? c.bad : c.ok, c.card, 6);
    }
    for (const alert of data.alerts) {
      const at = place(alert.build);
      if (at)
        triangle(g, at.x, at.y + 16, alert.status === 'ACTIVE', alert.status === 'ACTIVE' ? c.bad : c.accent, c.card);
    }
    const here = place(builds[view.cursor]);
    if (here) {
      g.fillStyle = c.line;
      g.strokeStyle = c.card;
      g.lineWidth = 2;
      g.beginPath();
      g.arc(here.x, here.y, 5, 0, 7);
      g.fill();
      g.stroke();
    }
    g.restore();
  },
});

/** Filled while the alert is active, hollow once someone looks after it. */
function triangle(g, x, y, filled, colour, card) {
  g.beginPath();
  g.moveTo(x, y - 7);
  g.lineTo(x + 7, y + 5);
  g.lineTo(x - 7, y + 5);
  g.closePath();
  g.lineJoin = 'round';
  g.lineWidth = 1.8;
  g.fillStyle = filled ? colour : card;
  g.strokeStyle = colour;
  g.fill();
  g.stroke();
}

function cross(g, { x, y }, colour) {
  g.strokeStyle = colour;
  g.lineWidth = 1.8;
  g.beginPath();
  g.moveTo(x - 4, y - 4);
  g.lineTo(x + 4, y + 4);
  g.moveTo(x + 4, y - 4);
  g.lineTo(x - 4, y + 4);
  g.stroke();
}

function ring(g, { x, y }, colour) {
  g.strokeStyle = colour;
  g.lineWidth = 1.6;
  g.setLineDash([2, 2]);
  g.beginPath();
  g.arc(x, y, 7, 0, 7);
  g.stroke();
  g.setLineDash([]);
}
