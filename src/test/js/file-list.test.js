import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenFiles, fileList, namedTwice, SHOWN, stateOf, viewOf } from '../../main/webapp/js/file-list.js';

const FILES = fileList(
  {
    paths: ['src/B.java', 'src/A.java', 'web/empty.ts', 'web/New.ts'],
    components: [0, 0, 1, 1],
    covered: [5, 10, 0, 1],
    missed: [5, 0, 0, 3],
    coveredBefore: [6, 9, 0, -1],
    missedBefore: [4, 1, 0, -1],
    fresh: [1, 0, 0, 3],
    touched: [0, 0, 0, 4],
    owners: [1, 1, 0, 2],
  },
  [[], ['@java'], ['@java', '@web']],
);
const COMPONENTS = ['backend', 'web'];
const USUAL = { show: 'all', component: '', owner: '', find: '', sort: 'path', down: false };
const names = view => chosenFiles(FILES, COMPONENTS, { ...USUAL, ...view }).map(f => f.path.replace(/.*\//, ''));
const ABSENT = { show: '', component: '', owner: '', find: '', tree: '', sort: '' };

describe('the list of files', () => {
  it('knows a file that the baseline lacks', () => {
    assert.equal(FILES[3].before, null);
    assert.deepEqual(FILES[0].before, { covered: 6, missed: 4 });
  });

  it('is sorted by any column, unmeasured files last in both directions', () => {
    assert.deepEqual(names({ sort: 'line' }), ['New.ts', 'B.java', 'A.java', 'empty.ts']);
    assert.deepEqual(names({ sort: 'line', down: true }), ['A.java', 'B.java', 'New.ts', 'empty.ts']);
    assert.deepEqual(names({ sort: 'change' }), ['B.java', 'A.java', 'New.ts', 'empty.ts']);
  });

  it('puts equal files in the order of their paths', () => {
    assert.deepEqual(names({ sort: 'fresh', down: true }), ['New.ts', 'B.java', 'A.java', 'empty.ts']);
  });

  it('is searched without regard to case and narrowed by each filter', () => {
    assert.deepEqual(names({ find: 'WEB/' }), ['New.ts', 'empty.ts']);
    assert.deepEqual(names({ show: 'changed' }), ['B.java', 'New.ts']);
    assert.deepEqual(names({ show: 'fresh' }), ['B.java', 'New.ts']);
    assert.deepEqual(names({ show: 'missed' }), ['B.java', 'New.ts']);
    assert.deepEqual(names({ component: 'web' }), ['New.ts', 'empty.ts']);
    assert.deepEqual(names({ show: 'changed', component: 'web', find: 'b' }), ['New.ts']);
    assert.deepEqual(names({ owner: '@java' }), ['A.java', 'B.java', 'New.ts']);
    assert.deepEqual(names({ owner: '@web' }), ['New.ts']);
    assert.equal(viewOf({ ...ABSENT, owner: '@web' }, FILES, COMPONENTS).owner, '@web');
    assert.equal(viewOf({ ...ABSENT, owner: '@gone' }, FILES, COMPONENTS).owner, '');
    assert.equal(SHOWN.length, 4);
  });
});

describe('the view of the list of files', () => {
  it('begins with what changed, the most newly missed lines first', () => {
    assert.deepEqual(viewOf(ABSENT, FILES, COMPONENTS), {
      show: 'changed',
      component: '',
      owner: '',
      find: '',
      tree: false,
      sort: 'fresh',
      down: true,
      usual: 'changed',
    });
    assert.equal(viewOf(ABSENT, [FILES[1]], COMPONENTS).show, 'all');
  });

  it('is in the address, as far as it is not as usual', () => {
    const view = viewOf(
      { show: 'all', component: 'web', owner: '', find: 'x', tree: 'folders', sort: '-line' },
      FILES,
      COMPONENTS,
    );
    assert.deepEqual(stateOf(view), {
      show: 'all',
      component: 'web',
      owner: '',
      find: 'x',
      tree: 'folders',
      sort: '-line',
    });
    assert.deepEqual(stateOf(viewOf(ABSENT, FILES, COMPONENTS)), ABSENT);
    assert.deepEqual(stateOf({ ...view, sort: 'fresh', down: false }).sort, 'fresh');
  });

  it('takes nothing from the address that there is not', () => {
    const view = viewOf({ show: 'x', component: 'gone', find: '', sort: '-x' }, FILES, COMPONENTS);
    assert.deepEqual(stateOf(view), ABSENT);
  });

  it('knows the files that several components measured', () => {
    assert.deepEqual([...namedTwice(FILES)], []);
    assert.deepEqual([...namedTwice([...FILES, FILES[3], FILES[3]])], ['web/New.ts']);
  });
});
