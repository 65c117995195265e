import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexFrom, moved, nearest, within, zoomed } from '../../main/webapp/js/trend-window.js';

const LIMITS = { min: 0, max: 1_000 };

describe('the window of the trend', () => {
  it('stays within the whole', () => {
    assert.deepEqual(within({ min: -50, max: 50 }, LIMITS), { min: 0, max: 100 });
    assert.deepEqual(within({ min: 950, max: 1_050 }, LIMITS), { min: 900, max: 1_000 });
    assert.deepEqual(within({ min: -1_000, max: 9_000 }, LIMITS), LIMITS);
  });

  it('shows at least a few builds, around the same place', () => {
    assert.deepEqual(within({ min: 500, max: 500 }, LIMITS), { min: 496, max: 504 });
    assert.deepEqual(within({ min: 0, max: 1 }, { min: 0, max: 5 }), { min: 0, max: 5 });
  });

  it('keeps what stands under the pointer in its place when it is zoomed', () => {
    const window = zoomed({ min: 100, max: 300 }, 0.5, 150, LIMITS);
    assert.deepEqual(window, { min: 125, max: 225 });
    assert.deepEqual(zoomed(window, 2, 150, LIMITS), { min: 100, max: 300 });
  });

  it('keeps its width when it is moved against an end', () => {
    assert.deepEqual(moved({ min: 100, max: 300 }, -500, LIMITS), { min: 0, max: 200 });
    assert.deepEqual(moved({ min: 100, max: 300 }, 50, LIMITS), { min: 150, max: 350 });
  });
});

describe('a build of the history', () => {
  const builds = [1, 2, 5, 9];

  it('is found from a number on', () => {
    assert.deepEqual(
      [0, 1, 3, 5, 9, 10].map(x => indexFrom(builds, x)),
      [0, 0, 2, 2, 3, 4],
    );
  });

  it('is the nearest one', () => {
    assert.deepEqual(
      [-3, 1.4, 3, 4, 7.1, 99].map(x => nearest(builds, x)),
      [0, 0, 1, 2, 3, 3],
    );
  });
});
