import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { address } from '../../main/webapp/js/lib/api.js';
import { links } from '../../main/webapp/js/lib/links.js';

describe('addresses', () => {
  it('leave out parameters without a value and escape the others', () => {
    assert.equal(address('alerts', { job: '', status: null, offset: 0 }), 'alerts?offset=0');
    assert.equal(address('alerts', { job: 'a&b=c/ü' }), 'alerts?job=a%26b%3Dc%2F%C3%BC');
    assert.equal(address('alerts', {}), 'alerts');
  });

  it('of a file go to its line and escape its path', () => {
    const known = links({
      sourceUrl: '../{build}/coverage-monitor/source?path={path}',
      buildUrl: '../{build}/coverage-monitor/',
    });
    assert.equal(known.source(7, 'a b/c?.js', 12), '../7/coverage-monitor/source?path=a%20b%2Fc%3F.js#L12');
    assert.equal(known.source(7, 'x.js'), '../7/coverage-monitor/source?path=x.js');
    assert.equal(known.build(7), '../7/coverage-monitor/');
  });

  it('of jobs follow their folders and name a monitor that is not the usual one', () => {
    const known = links({ rootUrl: '/jenkins' });
    assert.equal(known.jobTrend('team/a b'), '/jenkins/job/team/job/a%20b/coverage-trend/');
    assert.equal(known.jobTrend('team', 'it & e2e'), '/jenkins/job/team/coverage-trend-it%20%26%20e2e/');
    assert.equal(known.jobApi('team/app'), '/jenkins/job/team/job/app/coverage-monitor/api/v1');
  });

  it('are absent where the frame names none', () => {
    const known = links({});
    assert.equal(known.build(7), undefined);
    assert.equal(known.source(7, 'x.js', 1), undefined);
    assert.equal(known.jobTrend, undefined);
    assert.equal(known.admin, false);
  });
});
