import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ago,
  clock,
  day,
  int,
  measured,
  percent,
  percentage,
  plural,
  share,
  signed,
  spaced,
  time,
} from '../../main/webapp/js/lib/numbers.js';

const counter = (covered, missed) => ({ covered, missed });

describe('percentages', () => {
  it('are rounded down, so that only all is 100 %', () => {
    assert.equal(percent(counter(99_999, 1)), '99.99');
    assert.equal(percent(counter(2, 1)), '66.66');
    assert.equal(percentage(counter(2, 1)), '66.66 %');
    assert.equal(percent(counter(7, 0)), '100.00');
    assert.equal(percent(counter(0, 7)), '0.00');
  });

  it('are written in one way also where a sentence comes from elsewhere', () => {
    assert.equal(
      spaced('it is 66.66%, wanted 80.5%; 100 % of a%'),
      'it is 66.66\u00a0%, wanted 80.5\u00a0%; 100 % of a%',
    );
  });

  it('do not lose a hundredth to binary fractions', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
      const expected = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      assert.equal(percent(counter(hundredths, 10_000 - hundredths)), expected);
    }
  });

  it('are no number where nothing was measured', () => {
    assert.equal(measured(null), false);
    assert.equal(measured(counter(0, 0)), false);
    assert.ok(Number.isNaN(share(counter(0, 0))));
    assert.equal(share(counter(1, 3)), 25);
  });
});

describe('differences', () => {
  it('are rounded to the nearest and bear a sign', () => {
    assert.equal(signed(counter(8_409, 1_591), counter(8_347, 1_653)), '−0.62');
    assert.equal(signed(counter(1, 1), counter(2, 1)), '+16.67');
    assert.equal(signed(counter(2, 1), counter(1, 1)), '−16.67');
  });

  it('read 0 only where nothing changed', () => {
    assert.equal(signed(counter(1, 1), counter(50, 50)), '0.00');
    assert.equal(signed(counter(1_000_000, 1), counter(1_000_001, 1)), 'under +0.01');
    assert.equal(signed(counter(1_000_001, 1), counter(1_000_000, 1)), 'under −0.01');
    assert.equal(signed(counter(1_000_001, 1), counter(1_000_000, 1), 1), 'under −0.1');
  });

  it('are exact beyond the whole numbers of a double', () => {
    const million = 1_000_000_000;
    assert.equal(signed(counter(million, million), counter(million + 1, million - 1)), 'under +0.01');
  });
});

describe('words for numbers', () => {
  it('group thousands and form plurals', () => {
    assert.equal(int(20_000), '20,000');
    assert.equal(plural(1, 'line'), '1 line');
    assert.equal(plural(2_042, 'gap'), '2,042 gaps');
    assert.equal(plural(0, 'line'), '0 lines');
  });

  it('give durations as minutes and seconds', () => {
    assert.equal(clock(0), '0:00');
    assert.equal(clock(65.2), '1:05');
    assert.equal(clock(3_600), '60:00');
    assert.equal(clock(59.7), '1:00');
  });

  it('name the year of a day that is not of this year', () => {
    assert.equal(day(new Date(2020, 0, 3).getTime()), '3 Jan 2020');
    assert.equal(day(new Date(new Date().getFullYear(), 4, 31, 12).getTime()), '31 May');
    assert.equal(time(new Date(2020, 8, 3, 8, 5).getTime()), '3 Sep 2020 08:05');
    assert.equal(time(new Date(2020, 8, 3, 0, 0).getTime()), '3 Sep 2020 00:00');
    assert.equal(time('2020-09-03T08:05:00'), '3 Sep 2020 08:05');
  });

  it('say how long ago something was', () => {
    const now = Date.UTC(2026, 10, 21, 8);
    const minutes = n => ago(now - n * 60_000, now);
    assert.equal(minutes(0.9), 'just now');
    assert.equal(minutes(-5), 'just now');
    assert.equal(minutes(4), '4 minutes ago');
    assert.equal(minutes(59.9), '59 minutes ago');
    assert.equal(minutes(60), '1 hour ago');
    assert.equal(minutes(24 * 60), '1 day ago');
    assert.equal(minutes(365 * 24 * 60), '1 year ago');
  });
});
