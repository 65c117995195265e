import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { causes } from '../../main/webapp/js/causes.js';

const alert = (id, job, build, status = 'ACTIVE') => ({ id, job, build, status });
const ids = all => all.map(cause => cause.all.map(one => one.id).join('+'));

describe('causes of alerts', () => {
  it('are one a build of a job, in the order of the alerts', () => {
    const alerts = [
      alert('gate', 'app', 7),
      alert('drop', 'web', 3),
      alert('project', 'app', 7),
      alert('older', 'app', 5),
      alert('pending', 'app', 7, 'PENDING'),
    ];
    assert.deepEqual(ids(causes(alerts, 'open')), ['gate+project', 'drop', 'older', 'pending']);
    assert.equal(causes(alerts, 'open')[0].first.id, 'gate');
  });

  it('are apart where no build brought them, and for good news', () => {
    const alerts = [
      alert('1', 'app', 0),
      alert('2', 'app', 0),
      alert('3', 'app', 9, 'NEWS'),
      alert('4', 'app', 9, 'NEWS'),
    ];
    assert.deepEqual(ids(causes(alerts, 'all')), ['1', '2', '3', '4']);
  });

  it('are those of a tab', () => {
    const alerts = [alert('1', 'app', 1), alert('2', 'app', 1, 'ACKNOWLEDGED'), alert('3', 'app', 1, 'RESOLVED')];
    assert.deepEqual(ids(causes(alerts, 'acknowledged')), ['2']);
    assert.equal(causes(alerts, 'all').length, 3);
  });

  it('are apart for the monitors of a job', () => {
    const found = [
      { ...alert('1', 'app', 7), monitor: 'coverage' },
      { ...alert('2', 'app', 7), monitor: 'e2e' },
    ];
    assert.deepEqual(ids(causes(found, 'open')), ['1', '2']);
  });
});
