import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hidden, lineUp, openAtFirst, rowsOf } from '../../main/webapp/js/source-lines.js';

const gap = (from, to, kind = 'CHANGED') => ({ from, to, lines: to - from + 1, kind, text: '' });
const file = (count, gaps = []) => ({
  source: Array.from({ length: count }, (_, i) => `line ${i + 1}`),
  numbers: [1, 2, 3, 4],
  hits: [5, 0, -1, 2],
  coveredBranches: [0, 0, 1, 1],
  missedBranches: [0, 0, 0, 1],
  changed: [[2, 3]],
  gaps,
});
const words = rows =>
  rows.map(row => (row.fold ? `${row.fold[0]}…${row.fold[1]}` : row.note ? `!${row.note.from}` : row.line));

describe('the lines of a source page', () => {
  it('know what is covered, partly covered and missed', () => {
    const lines = lineUp(file(5));
    assert.deepEqual(
      lines.slice(1).map(line => [line.mark, line.count, line.changed]),
      [
        ['c', '5×', undefined],
        ['m', '0×', true],
        ['c', '', true],
        ['p', '1/2 br', undefined],
        [undefined, undefined, undefined],
      ],
    );
  });

  it('reach as far as the numbers where there is no text', () => {
    const lines = lineUp({ ...file(0), source: null });
    assert.equal(lines.length, 5);
    assert.equal(lines[4].text, '');
  });

  it('of a short file are all open', () => {
    assert.deepEqual(openAtFirst(file(400), 400, 0), [[1, 400]]);
  });

  it('of a long file are open around new gaps, or the line that is asked for, or the first gap', () => {
    assert.deepEqual(openAtFirst(file(1000, [gap(500, 510), gap(900, 900, 'OLD')]), 1000, 0), [[476, 534]]);
    assert.deepEqual(openAtFirst(file(1000, [gap(500, 510)]), 1000, 10), [
      [476, 534],
      [1, 34],
    ]);
    assert.deepEqual(openAtFirst(file(1000, [gap(990, 999, 'OLD')]), 1000, 0), [[966, 1000]]);
    assert.deepEqual(openAtFirst(file(1000), 1000, 0), [[1, 25]]);
  });

  it('fold what is between open parts, and no three lines', () => {
    const data = file(30, [gap(11, 12), gap(20, 20, 'OLD')]);
    const open = [
      [20, 21],
      [10, 12],
      [4, 5],
      [15, 16],
    ];
    assert.deepEqual(words(rowsOf(data, 30, open)), [
      1,
      2,
      3,
      4,
      5,
      '6…9',
      10,
      '!11',
      11,
      12,
      13,
      14,
      15,
      16,
      17,
      18,
      19,
      20,
      21,
      '22…30',
    ]);
  });

  it('that are folded are counted', () => {
    assert.equal(hidden(lineUp(file(5)), 1, 5), '2 covered, 1 partly covered, 1 missed');
    assert.equal(hidden(lineUp(file(5)), 5, 5), '');
  });
});
