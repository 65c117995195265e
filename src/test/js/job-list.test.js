import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changed, chosenJobs, figures, FILTERS, stateOf, viewOf } from '../../main/webapp/js/job-list.js';

const NOW = Date.UTC(2026, 10, 21);
const HOUR = 3_600_000;
const job = (name, more = {}) => ({
  name,
  counter: { covered: 8, missed: 2 },
  change: { sign: 1, text: '+0.50 points' },
  outcome: 'PASSED',
  active: 0,
  acknowledged: 0,
  time: NOW - HOUR,
  ...more,
});
const JOBS = [
  job('shop/web'),
  job('shop/falls', { change: { sign: -1, text: '−1.20 points' }, time: NOW - 200 * HOUR }),
  job('shop/alert', { active: 1, counter: { covered: 9, missed: 1 }, change: { sign: 1, text: 'under +0.01 points' } }),
  job('Payments', { outcome: 'FAILED', change: null, acknowledged: 2, time: NOW - 2 * HOUR }),
  job('docs', { counter: { covered: 0, missed: 0 }, outcome: 'NOT_EVALUATED', change: null, time: null }),
];
const USUAL = { filter: 'all', find: '', sort: '', down: false, offset: 0 };
const ABSENT = { filter: '', find: '', sort: '', offset: '', view: '', open: '', compare: '' };
const names = view => chosenJobs(JOBS, { ...USUAL, ...view }, NOW).map(j => j.name);

describe('the list of jobs', () => {
  it('is in the order of the server until it is sorted', () => {
    assert.deepEqual(
      names({}),
      JOBS.map(j => j.name),
    );
  });

  it('is narrowed by each filter', () => {
    assert.deepEqual(names({ filter: 'attention' }), ['shop/alert', 'Payments', 'docs']);
    assert.deepEqual(names({ filter: 'failing' }), ['Payments']);
    assert.deepEqual(names({ filter: 'falling' }), ['shop/falls']);
    assert.deepEqual(names({ filter: 'unmeasured' }), ['docs']);
    assert.deepEqual(names({ filter: 'stale' }), ['shop/falls', 'docs']);
    assert.equal(FILTERS.length, 6);
  });

  it('is searched without regard to case', () => {
    assert.deepEqual(names({ find: 'SHOP/' }), ['shop/web', 'shop/falls', 'shop/alert']);
    assert.deepEqual(names({ filter: 'falling', find: 'pay' }), []);
  });

  it('is sorted by each column, what has no value last in both directions', () => {
    assert.deepEqual(names({ sort: 'value' }), ['Payments', 'shop/falls', 'shop/web', 'shop/alert', 'docs']);
    assert.deepEqual(names({ sort: 'value', down: true }).at(-1), 'docs');
    assert.deepEqual(names({ sort: 'change' }).slice(0, 3), ['shop/falls', 'shop/alert', 'shop/web']);
    assert.deepEqual(names({ sort: 'gate' })[0], 'Payments');
    assert.deepEqual(names({ sort: 'alerts', down: true }).slice(0, 2), ['shop/alert', 'Payments']);
    assert.deepEqual(names({ sort: 'measured' }), ['shop/falls', 'Payments', 'shop/alert', 'shop/web', 'docs']);
    assert.deepEqual(names({ sort: 'name' })[0], 'Payments');
  });

  it('leaves the list of the server as it is', () => {
    const before = JOBS.map(j => j.name);
    names({ sort: 'name', down: true });
    assert.deepEqual(
      JOBS.map(j => j.name),
      before,
    );
  });
});

describe('the view of the list of jobs', () => {
  it('is in the address, as far as it is not as usual', () => {
    assert.deepEqual(stateOf(viewOf(ABSENT)), ABSENT);
    const asked = { ...ABSENT, filter: 'stale', find: 'a', sort: '-change', offset: '100' };
    assert.deepEqual(stateOf(viewOf(asked)), { ...asked, offset: 100 });
    const folders = { ...ABSENT, view: 'folders', open: 'a/b%2C,c', compare: 'x/y' };
    assert.deepEqual(stateOf(viewOf(folders)), folders);
    assert.deepEqual([...viewOf(folders).open], ['a/b,', 'c']);
    const closed = { ...ABSENT, view: 'folders', open: '-' };
    assert.deepEqual(stateOf(viewOf(closed)), closed);
  });

  it('takes nothing from the address that there is not', () => {
    assert.deepEqual(stateOf(viewOf({ ...ABSENT, filter: 'x', sort: '-builds', offset: '-3' })), ABSENT);
  });

  it('counts what the first line says', () => {
    assert.deepEqual(figures(JOBS, 1), [
      [1, 'active alert'],
      [1, 'job failed its gates'],
      [0, 'warnings'],
      [1, 'unmeasured'],
      [3, 'of 5 jobs rising or steady'],
      [1, 'silence holds'],
    ]);
    assert.equal(figures(JOBS, 0).length, 5);
  });

  it('takes a changed job with its alerts in place of what it was, in the order of the server', () => {
    const page = {
      metric: 'LINE',
      jobs: [job('b', { attention: 10 }), job('a', { attention: 0 })],
      alerts: [
        { id: '1', job: 'a', status: 'ACTIVE' },
        { id: '2', job: 'b', status: 'RESOLVED' },
      ],
      silences: 0,
    };
    const event = {
      metric: 'LINE',
      job: 'a',
      row: job('a', { attention: 1000 }),
      alerts: [{ id: '3', job: 'a', status: 'ACKNOWLEDGED' }],
      mayChange: true,
    };
    const after = changed(page, event);
    assert.deepEqual(
      after.jobs.map(j => j.name),
      ['a', 'b'],
    );
    assert.deepEqual(
      after.alerts.map(alert => [alert.id, alert.mayChange]),
      [
        ['3', true],
        ['2', undefined],
      ],
    );
    assert.equal(changed(page, { ...event, metric: 'BRANCH' }), page);
  });
});
