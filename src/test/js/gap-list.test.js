import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byFile } from '../../main/webapp/js/gap-list.js';

const gap = (path, from, lines) => ({ path, from, to: from + lines - 1, lines });

describe('the gaps by file', () => {
  it('begin with the file of the most lines and keep the order of lines', () => {
    const files = byFile([gap('b', 90, 5), gap('a', 40, 3), gap('c', 1, 6), gap('a', 10, 3), gap('b', 7, 2)]);
    assert.deepEqual(
      files.map(f => [f.path, f.lines, f.gaps.map(g => g.from)]),
      [
        ['b', 7, [7, 90]],
        ['a', 6, [10, 40]],
        ['c', 6, [1]],
      ],
    );
  });

  it('lose none of many', () => {
    const gaps = Array.from({ length: 2_042 }, (_, i) => gap(`f${i % 300}`, i, 1));
    const files = byFile(gaps);
    assert.equal(files.length, 300);
    assert.equal(files.flatMap(f => f.gaps).length, 2_042);
  });
});
