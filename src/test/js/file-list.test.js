import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changed, chosenFiles, COLUMNS, fileList } from '../../main/webapp/js/file-list.js';

const FILES = fileList({
  paths: ['src/B.java', 'src/A.java', 'web/empty.ts', 'web/New.ts'],
  covered: [5, 9, 0, 1],
  missed: [5, 1, 0, 3],
  coveredBefore: [6, 9, 0, -1],
  missedBefore: [4, 1, 0, -1],
  fresh: [1, 0, 0, 3],
  touched: [0, 0, 0, 4],
});
const column = name => COLUMNS.findIndex(([known]) => known === name);
const names = view =>
  chosenFiles(FILES, { word: '', only: false, key: 0, down: false, ...view }).map(f => f.path.replace(/.*\//, ''));

describe('the list of files', () => {
  it('knows a file that the baseline lacks', () => {
    assert.equal(FILES[3].before, null);
    assert.deepEqual(FILES[0].before, { covered: 6, missed: 4 });
  });

  it('is sorted by any column, unmeasured files last in both directions', () => {
    const key = column('Line %');
    assert.deepEqual(names({ key }), ['New.ts', 'B.java', 'A.java', 'empty.ts']);
    assert.deepEqual(names({ key, down: true }), ['A.java', 'B.java', 'New.ts', 'empty.ts']);
    assert.deepEqual(names({ key: column('Change') }), ['B.java', 'A.java', 'New.ts', 'empty.ts']);
  });

  it('puts equal files in the order of their paths', () => {
    assert.deepEqual(names({ key: column('Newly missed'), down: true }), ['New.ts', 'B.java', 'A.java', 'empty.ts']);
  });

  it('is searched without regard to case and narrowed to what changed', () => {
    assert.deepEqual(names({ word: 'WEB/' }), ['New.ts', 'empty.ts']);
    assert.deepEqual(names({ only: true }), ['B.java', 'New.ts']);
    assert.deepEqual(names({ only: true, word: 'a.java' }), []);
    assert.deepEqual(FILES.map(changed), [true, false, false, true]);
  });
});
