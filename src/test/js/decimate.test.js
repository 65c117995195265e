import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decimate } from '../../main/webapp/js/lib/decimate.js';

const xs = Array.from({ length: 10_000 }, (_, i) => i + 1);
const whole = { min: 0.5, max: 10_000.5 };

describe('the points that a screen can show', () => {
  it('are all points where there is room for them', () => {
    const points = decimate([1, 2, 3], [10, NaN, 30], { min: 0, max: 4 }, 100);
    assert.deepEqual(points, [
      { x: 1, y: 10 },
      { x: 2, y: NaN },
      { x: 3, y: 30 },
    ]);
  });

  it('are few, in order, and hold every peak', () => {
    const ys = xs.map(x => (x === 4_321 ? 99 : x === 4_322 ? 1 : 50 + Math.sin(x)));
    const points = decimate(xs, ys, whole, 500);
    assert.ok(points.length <= 500 * 4, `${points.length} points`);
    assert.ok(points.every((p, i) => i === 0 || p.x > points[i - 1].x));
    assert.ok(points.every(p => ys[p.x - 1] === p.y));
    assert.equal(Math.max(...points.map(p => p.y)), 99);
    assert.equal(Math.min(...points.map(p => p.y)), 1);
    assert.deepEqual(points[0], { x: 1, y: ys[0] });
    assert.deepEqual(points.at(-1), { x: 10_000, y: ys[9_999] });
  });

  it('keep a hole of one build among thousands', () => {
    const ys = xs.map(x => (x === 5_000 ? NaN : 50));
    const points = decimate(xs, ys, whole, 300);
    const at = points.findIndex(p => Number.isNaN(p.y));
    assert.equal(points[at].x, 5_000);
    assert.equal(points[at - 1].x, 4_999);
    assert.equal(points[at + 1].x, 5_001);
  });

  it('show many holes side by side as one', () => {
    const ys = xs.map(x => (x > 100 && x < 9_900 ? NaN : 50));
    assert.equal(decimate(xs, ys, whole, 300).filter(p => Number.isNaN(p.y)).length, 1);
  });

  it('reach just beyond the window on both sides', () => {
    const points = decimate(xs, xs, { min: 4_000.5, max: 4_010.5 }, 300);
    assert.deepEqual(
      points.map(p => p.x),
      [4_000, 4_001, 4_002, 4_003, 4_004, 4_005, 4_006, 4_007, 4_008, 4_009, 4_010, 4_011],
    );
  });
});
