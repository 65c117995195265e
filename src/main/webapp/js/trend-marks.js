import { decimal, share } from './lib/numbers.js';
import { saidPlain } from './lib/said.js';
import { hatch } from './lib/theme.js';
import { diamond } from './tiny-chart.js';
import { flags, notable, reached } from './trend-flags.js';
import { indexFrom } from './trend-window.js';
import { t } from './lib/texts.js';

const FLAG = { height: 20, gap: 4, pad: 7 };

/** Above the squares of missed gates. */
const RIBBON = { height: 11, half: 3.5, above: 10 };

/** Behind the data: unmeasured builds as hatched columns. */
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
    const last = indexFrom(builds, view.window.max);
    for (let i = indexFrom(builds, view.window.min); i < last; i++) {
      if (Number.isNaN(view.values[i])) g.fillRect(x.getPixelForValue(builds[i]) - half, a.top, half * 2, a.height);
    }
    g.restore();
  },
});

/**
 * On the data: the limits of gate and target, unfinished builds as crosses (at the edge where their value is out of
 * sight), the largest change points as diamonds with flags, alerts as triangles, lone outliers ringed; at the bottom
 * the builds that missed a gate, and ribbons on those that are kept forever.
 */
export const signs = view => ({
  id: 'signs',
  beforeDatasetsDraw({ ctx: g, chartArea: a, scales: { x, y } }) {
    const { limit, forecast } = view.data;
    const c = view.colours;
    const line = (percent, from, colour, dash) => {
      const height = y.getPixelForValue(+percent);
      if (height < a.top || height > a.bottom) return;
      g.save();
      g.strokeStyle = colour;
      g.lineWidth = 1.2;
      g.setLineDash(dash);
      g.beginPath();
      g.moveTo(Math.max(a.left, from), height);
      g.lineTo(a.right, height);
      g.stroke();
      g.restore();
    };
    if (limit) line(limit.percent, x.getPixelForValue(limit.since ?? -Infinity), c.text2, [5, 4]);
    if (forecast?.target != null) line(forecast.target, a.left, c.ok, [1, 3]);
  },
  afterDatasetsDraw({ ctx: g, chartArea: a, scales: { x, y } }) {
    const { data, values, index, colours: c } = view;
    const place = build => {
      const v = values[index.get(build)];
      const at = { x: x.getPixelForValue(build), y: y.getPixelForValue(v) };
      return Number.isNaN(v) || v === undefined || at.x < a.left || at.x > a.right ? null : at;
    };
    g.save();
    limits(g, a, y, data, c);
    for (const one of data.series.aside) {
      const v = share(one);
      const at = { x: x.getPixelForValue(one.build), y: y.getPixelForValue(v) };
      if (Number.isNaN(v) || at.x < a.left || at.x > a.right) continue;
      const mark = one.state === 'PARTIAL' ? part : cross;
      mark(g, { x: at.x, y: Math.max(a.top + 5, Math.min(a.bottom - 5, at.y)) }, c.text2);
    }
    for (const build of data.anomalies) {
      const at = place(build);
      if (at) ring(g, at, c.text2);
    }
    missedGates(g, a, x, view);
    keptBuilds(g, a, x, place, view);
    milestones(g, a, x, data, c);
    drawFlags(g, a, x, place, data.changePoints, c);
    for (const p of notable(data.changePoints)) {
      const at = place(p.build);
      if (at) diamond(g, at, p.sign < 0 ? c.bad : c.ok, c.card, 6);
    }
    for (const alert of data.alerts) {
      const at = place(alert.build);
      const active = alert.status === 'ACTIVE';
      if (at) triangle(g, at.x, at.y + 16, active, active ? c.bad : c.accent, c.card);
    }
    g.restore();
  },
});

/** The names of the gate's line and the target's, at the right end. */
function limits(g, a, y, { limit, forecast }, c) {
  const name = (text, percent, colour, by) => {
    const height = y.getPixelForValue(+percent);
    if (height < a.top || height > a.bottom) return;
    g.font = `600 11.5px ${c.font}`;
    g.textAlign = 'right';
    g.fillStyle = colour;
    g.fillText(text, a.right - 4, height + by);
  };
  if (limit) name(t('gate {0} %', decimal(limit.percent)), limit.percent, c.text2, 14);
  if (forecast?.target != null) name(t('target {0} %', decimal(forecast.target)), forecast.target, c.ok, -5);
}

function drawFlags(g, a, x, place, points, c) {
  g.font = `600 11.5px ${c.font}`;
  const text = p => `#${p.build} ${saidPlain(p.text)}`;
  const placed = flags(
    points,
    a,
    build => x.getPixelForValue(build),
    p => Math.ceil(g.measureText(text(p)).width) + 2 * FLAG.pad,
  );
  const top = row => a.top + 2 + row * (FLAG.height + FLAG.gap);
  g.lineWidth = 1;
  for (const { point, x: at, row } of placed) {
    g.strokeStyle = point.sign < 0 ? c.bad : c.ok;
    g.setLineDash([2, 3]);
    g.beginPath();
    g.moveTo(at, top(row) + FLAG.height);
    g.lineTo(at, place(point.build)?.y ?? a.bottom);
    g.stroke();
    g.setLineDash([]);
  }
  for (const { point, from, width, row } of placed) {
    const colour = point.sign < 0 ? c.bad : c.ok;
    g.beginPath();
    g.roundRect(from, top(row), width, FLAG.height, 6);
    g.fillStyle = c.card;
    g.fill();
    g.fillStyle = point.sign < 0 ? c.badSoft : c.okSoft;
    g.fill();
    g.strokeStyle = colour;
    g.stroke();
    g.fillStyle = colour;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.fillText(text(point), from + width / 2, top(row) + FLAG.height / 2 + 0.5);
    g.textBaseline = 'alphabetic';
  }
}

/** The builds that reached a milestone first: a post at the axis with its name. */
function milestones(g, a, x, data, c) {
  g.font = `600 11.5px ${c.font}`;
  g.fillStyle = g.strokeStyle = c.ok;
  g.lineWidth = 1.4;
  // The highest first: of labels that would run into each other it is the one that counts.
  let free = Infinity;
  for (const { build, percent } of reached(data).toReversed()) {
    const at = x.getPixelForValue(build);
    if (at < a.left || at > a.right) continue;
    g.beginPath();
    g.moveTo(at, a.bottom);
    g.lineTo(at, a.bottom - 36);
    g.stroke();
    const left = at < a.right - 60;
    const text = `${decimal(percent)} %`;
    if (left && at + 5 + g.measureText(text).width > free) continue;
    g.textAlign = left ? 'left' : 'right';
    g.fillText(text, at + (left ? 5 : -5), a.bottom - 28);
    free = at - 4;
  }
}

/** Builds that missed a gate of the job: filled where it failed them, hollow where it warned. */
function missedGates(g, a, x, { data, window, colours: c }) {
  const { builds } = data.series;
  const last = indexFrom(builds, window.max);
  const size = Math.max(2, Math.min(8, x.getPixelForValue(1) - x.getPixelForValue(0) - 1));
  g.lineWidth = 1.4;
  for (let i = indexFrom(builds, window.min); i < last; i++) {
    if (data.outcomes[i] !== 'FAILED' && data.outcomes[i] !== 'WARNING') continue;
    const left = x.getPixelForValue(builds[i]) - size / 2;
    g.fillStyle = c.bad;
    g.strokeStyle = c.warn;
    if (data.outcomes[i] === 'FAILED') g.fillRect(left, a.bottom - 7, size, 5);
    else g.strokeRect(left + 0.7, a.bottom - 6.3, size - 1.4, 3.6);
  }
}

/** Builds that are kept forever: a ribbon above the axis, tied to its point. */
function keptBuilds(g, a, x, place, { data, colours: c }) {
  for (const build of data.keptBuilds) {
    const at = x.getPixelForValue(build);
    if (at < a.left || at > a.right) continue;
    const bottom = a.bottom - RIBBON.above;
    const top = bottom - RIBBON.height;
    g.strokeStyle = g.fillStyle = c.accent;
    g.globalAlpha = 0.45;
    g.lineWidth = 1;
    g.beginPath();
    g.moveTo(at, top);
    g.lineTo(at, place(build)?.y ?? top);
    g.stroke();
    g.globalAlpha = 1;
    g.beginPath();
    g.moveTo(at - RIBBON.half, top);
    g.lineTo(at + RIBBON.half, top);
    g.lineTo(at + RIBBON.half, bottom);
    g.lineTo(at, bottom - RIBBON.half);
    g.lineTo(at - RIBBON.half, bottom);
    g.fill();
  }
}

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

/* A part: open, as something is missing in it. */
function part(g, { x, y }, colour) {
  g.strokeStyle = colour;
  g.lineWidth = 1.8;
  g.beginPath();
  g.moveTo(x, y - 5);
  g.lineTo(x + 5, y);
  g.lineTo(x, y + 5);
  g.lineTo(x - 5, y);
  g.closePath();
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
