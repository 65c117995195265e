import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenJobs, FILTERS } from '../../main/webapp/js/job-list.js';

const job = (name, more = {}) => ({
  name,
  counter: { covered: 8, missed: 2 },
  change: { sign: 1 },
  outcome: 'PASSED',
  active: 0,
  ...more,
});
const JOBS = [
  job('shop/web'),
  job('shop/falls', { change: { sign: -1 } }),
  job('shop/alert', { active: 1 }),
  job('Payments', { outcome: 'FAILED', change: null }),
  job('docs', { counter: { covered: 0, missed: 0 }, outcome: 'NOT_EVALUATED', change: null }),
];
const ALL = JOBS.map(j => j.name);
const names = (filter, word = '') => chosenJobs(JOBS, { filter, word }).map(j => j.name);

describe('the list of jobs', () => {
  it('is narrowed by each filter', () => {
    assert.deepEqual(names('all'), ALL);
    assert.deepEqual(names('attention'), ['shop/alert', 'Payments', 'docs']);
    assert.deepEqual(names('falling'), ['shop/falls']);
    assert.deepEqual(names('unmeasured'), ['docs']);
    assert.equal(Object.keys(FILTERS).length, 4);
  });

  it('is searched without regard to case', () => {
    assert.deepEqual(names('all', 'SHOP/'), ['shop/web', 'shop/falls', 'shop/alert']);
    assert.deepEqual(names('all', 'pay'), ['Payments']);
    assert.deepEqual(names('falling', 'pay'), []);
  });
});
