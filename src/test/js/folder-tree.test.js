import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { treeRows } from '../../main/webapp/js/folder-tree.js';

const file = (path, covered, missed, before = { covered, missed }, fresh = 0) => ({
  path,
  now: { covered, missed },
  before,
  fresh,
});
const FILES = [
  file('src/main/java/app/B.java', 1, 3, { covered: 2, missed: 2 }, 1),
  file('src/main/java/app/A.java', 4, 0),
  file('src/main/java/lib/C.java', 5, 5, null),
  file('README', 0, 0),
];
const names = rows => rows.map(row => `${' '.repeat(row.depth)}${row.name}`);

describe('the tree of folders', () => {
  it('begins with the folders that have anything to choose from', () => {
    assert.deepEqual(names(treeRows(FILES, new Set())), ['src/main/java/', 'README']);
  });

  it('shows what is open, folders first, with the sums of what they hold', () => {
    const rows = treeRows(FILES, new Set(['src/main/java/', 'src/main/java/app/']));
    assert.deepEqual(names(rows), ['src/main/java/', ' app/', '  A.java', '  B.java', ' lib/', 'README']);
    const [all, app, , , lib] = rows;
    assert.deepEqual(all.now, { covered: 10, missed: 8 });
    assert.deepEqual(app.before, { covered: 6, missed: 2 });
    assert.equal(app.fresh, 1);
    assert.equal(all.count, 3);
    assert.equal(lib.before, null);
  });

  it('is sorted within each folder', () => {
    const most = (a, b) => b.now.missed - a.now.missed;
    const rows = treeRows(FILES, new Set(['src/main/java/', 'src/main/java/app/']), most);
    assert.deepEqual(names(rows), ['src/main/java/', ' lib/', ' app/', '  B.java', '  A.java', 'README']);
  });
});
