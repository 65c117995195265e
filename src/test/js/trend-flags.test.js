import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flags, notable, reached, size } from '../../main/webapp/js/trend-flags.js';

const AREA = { left: 0, right: 1_000 };
const point = (build, text) => ({ build, text });
const place = points =>
  flags(
    points,
    AREA,
    build => build,
    () => 100,
  );
const apart = (a, b) => a.row !== b.row || a.from + a.width <= b.from || b.from + b.width <= a.from;

describe('the flags of change points', () => {
  it('know how large a shift is', () => {
    assert.equal(size(point(1, '−1.94')), 1.94);
    assert.equal(size(point(1, '+12.00')), 12);
    assert.equal(size(point(1, 'under −0.01')), 0.01);
  });

  it('mark no shift that is hardly one', () => {
    assert.deepEqual(
      notable([point(1, '−0.02'), point(2, '+0.10'), point(3, 'under +0.01')]).map(p => p.build),
      [2],
    );
  });

  it('are a handful, the largest first, the newest of equal ones', () => {
    const points = Array.from({ length: 9 }, (_, i) => point(100 + i * 100, i % 2 ? '+2.00' : '−3.00'));
    const placed = place(points).map(flag => flag.point.build);
    assert.deepEqual(placed, [900, 700, 500, 300, 100]);
  });

  it('never cover each other, and leave out those for which there is no room', () => {
    const points = Array.from({ length: 30 }, (_, i) => point(400 + i * 7, `+${(i * 7) % 11}.50`));
    const placed = place(points);
    assert.ok(placed.length >= 2);
    placed.forEach((a, i) => placed.slice(i + 1).forEach(b => assert.ok(apart(a, b))));
    assert.equal(placed[0].point.text, '+10.50');
  });

  it('stay within the chart, and out of it where their build is out of sight', () => {
    const [first] = place([point(3, '+1.00')]);
    assert.equal(first.from, 0);
    const [last] = place([point(998, '+1.00')]);
    assert.equal(last.from + last.width, 1_000);
    assert.deepEqual(place([point(-5, '+1.00'), point(1_001, '+1.00')]), []);
  });
});

describe('the milestones of a history', () => {
  it('are those that a build reached, not what the first one had', () => {
    const series = { builds: [3, 4, 5] };
    const milestones = { reached: [3, 5].map(build => ({ build, percent: build * 10 })) };
    assert.deepEqual(reached({ milestones, series }), [{ build: 5, percent: 50 }]);
    assert.deepEqual(reached({ milestones: null, series }), []);
  });
});
