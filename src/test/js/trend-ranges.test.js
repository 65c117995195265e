import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choices, count, usual } from '../../main/webapp/js/trend-ranges.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A history of builds that follow each other after so many days. */
const history = (builds, days) => ({
  builds: Array.from({ length: builds }, (_, i) => i + 1),
  times: Array.from({ length: builds }, (_, i) => START + i * days * DAY),
});

describe('the ranges of the trend', () => {
  it('are of builds, of days, and the whole', () => {
    assert.deepEqual(choices(history(200, 1)), [
      ['30', '30 builds'],
      ['60', '60 builds'],
      ['120', '120 builds'],
      ['7d', '7 days'],
      ['30d', '30 days'],
      ['90d', '90 days'],
      ['all', 'All 200'],
    ]);
  });

  it('are none that show no more or no less than another', () => {
    assert.deepEqual(choices(history(20, 0.1)), [['all', 'All 20']]);
    assert.deepEqual(
      choices(history(40, 20)).map(([key]) => key),
      ['30', '30d', '90d', '365d', 'all'],
    );
  });

  it('count days from the newest build on, not from today', () => {
    const series = history(200, 1);
    assert.equal(count('7d', series), 8);
    assert.equal(count('60', series), 60);
    assert.equal(count('120', history(50, 1)), 50);
    assert.equal(count('all', series), 200);
  });

  it('begin with what fits the screen', () => {
    const keys = choices(history(200, 1)).map(([key]) => key);
    assert.equal(usual(false, keys), '120');
    assert.equal(usual(true, keys), '60');
    assert.equal(usual(false, ['30', 'all']), 'all');
  });
});
