import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderOf } from '../../main/webapp/js/job-list.js';
import { folders, jobTree } from '../../main/webapp/js/job-tree.js';

const job = (name, covered, missed, more = {}) => ({
  name,
  counter: covered + missed ? { covered, missed } : null,
  outcome: 'PASSED',
  active: 0,
  acknowledged: 0,
  attention: 0,
  time: 1,
  ...more,
});
const JOBS = [
  job('store/shop/refunds', 10, 90, { branch: 'refunds', outcome: 'FAILED', active: 2, attention: 2500 }),
  job('store/shop/main', 80, 20, { branch: 'main', time: 5 }),
  job('store/pricing', 30, 10, { acknowledged: 1 }),
  job('docs', 0, 0),
];
const rows = (isOpen, sort = 'name') =>
  jobTree(JOBS, isOpen, orderOf({ sort, down: false })).map(({ row, depth }) => [row.name, depth]);

describe('the tree of jobs', () => {
  it('shows the folders that are open, in the order of the list', () => {
    assert.deepEqual(
      rows(() => false),
      [
        ['docs', 0],
        ['store', 0],
      ],
    );
    assert.deepEqual(
      rows(() => true, ''),
      [
        ['store', 0],
        ['store/shop', 1],
        ['store/shop/refunds', 2],
        ['store/shop/main', 2],
        ['store/pricing', 1],
        ['docs', 0],
      ],
    );
  });

  it('sums counters, and counts a project once by its main branch', () => {
    const tree = jobTree(JOBS, () => true, orderOf({ sort: 'name', down: false }));
    const of = name => tree.find(({ row }) => row.name === name).row;
    assert.deepEqual(of('store').counter, { covered: 110, missed: 30 });
    assert.deepEqual(of('store/shop').counter, { covered: 80, missed: 20 });
    assert.equal(of('store/shop').isProject, true);
    assert.equal(of('store').isProject, false);
    assert.deepEqual([of('store').count, of('store').failed, of('store').active], [3, 1, 2]);
    assert.equal(of('store').outcome, 'FAILED');
  });

  it('speaks by the branch that was measured last where none has the usual name', () => {
    const tree = jobTree(
      [job('x/a', 1, 1, { branch: 'a', time: 1 }), job('x/b', 3, 1, { branch: 'b', time: 2 })],
      () => false,
      orderOf({ sort: '', down: false }),
    );
    assert.deepEqual(tree[0].row.counter, { covered: 3, missed: 1 });
  });

  it('knows all folders', () => {
    assert.deepEqual([...folders(JOBS)], ['store', 'store/shop']);
  });

  it('counts a job with several monitors once, by its usual one, or else the first', () => {
    const monitors = [
      job('team/app', 70, 30, { monitor: 'e2e', label: 'end to end', outcome: 'FAILED' }),
      job('team/app', 80, 20, { monitor: 'coverage', label: null }),
      job('team/lib', 10, 0, { monitor: 'unit', label: 'unit' }),
      job('team/lib', 1, 9, { monitor: 'db', label: 'db', outcome: 'FAILED' }),
    ];
    const [folder, ...below] = jobTree(monitors, () => true, orderOf({ sort: 'name', down: false }));
    assert.deepEqual(folder.row.counter, { covered: 81, missed: 29 });
    assert.deepEqual([folder.row.count, folder.row.monitors, folder.row.failed], [2, 4, 2]);
    assert.deepEqual(
      below.map(place => place.label),
      ['app', 'app · end to end', 'lib · db', 'lib · unit'],
    );
  });

  it('takes the usual monitor of the main branch for a project', () => {
    const branches = [
      job('app/main', 1, 1, { branch: 'main', monitor: 'e2e', label: 'e2e' }),
      job('app/main', 80, 20, { branch: 'main', monitor: 'coverage', label: null }),
      job('app/dev', 5, 5, { branch: 'dev', monitor: 'coverage', label: null, time: 9 }),
    ];
    const [project] = jobTree(branches, () => false, orderOf({ sort: 'name', down: false }));
    assert.deepEqual(project.row.counter, { covered: 80, missed: 20 });
    assert.equal(project.row.count, 2);
  });
});
