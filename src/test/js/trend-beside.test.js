import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { besideAt, sameBuilds, sameTime } from '../../main/webapp/js/trend-beside.js';

const HOUR = 3_600_000;
const series = (builds, hours, covered) => ({
  builds,
  times: hours.map(hour => hour * HOUR),
  covered,
  missed: covered.map(n => (n ? 100 - n : 0)),
});

describe('a branch beside another one', () => {
  const own = series([7, 8, 9], [10, 20, 40], [50, 60, 70]);

  it('stands where its builds ran in time, whatever their numbers are', () => {
    const other = { series: series([301, 302, 303], [10, 15, 30], [80, 81, 82]) };
    const beside = sameTime(other, 'main', own);
    assert.deepEqual(beside.series.builds, [7, 7.5, 8.5]);
    assert.deepEqual(beside.numbers, [301, 302, 303]);
    assert.deepEqual(beside.series.covered, [80, 81, 82]);
  });

  it('begins at its level before the first build, and ends with its newest', () => {
    const other = { series: series([1, 2, 3, 4, 5, 6], [1, 2, 3, 50, 60, 70], [80, 81, 0, 83, 84, 0]) };
    const beside = sameTime(other, 'main', own);
    assert.deepEqual(beside.series.builds, [6.5, 9.5]);
    assert.deepEqual(beside.numbers, [2, 5]);
  });

  it('is in the order of time where numbers or clocks are not', () => {
    const other = { series: series([1, 2], [30, 20], [80, 81]) };
    assert.deepEqual(sameTime(other, 'main', own).numbers, [2, 1]);
    const turned = sameTime({ series: series([1], [20], [80]) }, 'main', series([1, 2, 3], [10, 30, 20], [1, 2, 3]));
    assert.deepEqual(turned.series.builds, [1.5]);
  });

  it('says of each place the newest measured build until then', () => {
    const other = { series: series([301, 302, 303], [10, 15, 30], [80, 0, 82]) };
    const beside = sameTime(other, 'main', own);
    assert.deepEqual(
      [6, 7, 8, 9].map(build => beside.numbers[besideAt(beside, build)]),
      [undefined, 301, 301, 303],
    );
  });

  it('of the same builds it says exactly theirs', () => {
    const beside = sameBuilds({ series: series([7, 9], [10, 40], [50, 0]) }, 'web');
    assert.deepEqual(
      [7, 8, 9].map(build => besideAt(beside, build)),
      [0, -1, -1],
    );
  });
});
