import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csv, fileName } from '../../main/webapp/js/trend-export.js';

const data = component => ({
  metric: 'LINE',
  component,
  series: { builds: [1, 2], times: [0, 86_400_000], covered: [8, 0], missed: [2, 0] },
  keptBuilds: [2],
});

describe('the trend as CSV', () => {
  it('has a line a build, with nothing where nothing was measured', () => {
    assert.equal(
      csv(data('')),
      'build,time,metric,component,covered,missed,kept\r\n' +
        '1,1970-01-01T00:00:00.000Z,LINE,,8,2,\r\n' +
        '2,1970-01-02T00:00:00.000Z,LINE,,,,yes\r\n',
    );
  });

  it('quotes names, and lets none be a formula', () => {
    assert.match(csv(data('a,"b"')), /LINE,"a,""b""",8/);
    assert.match(csv(data('=1+1')), /LINE,'=1\+1,8/);
  });
});

describe('the file of a trend', () => {
  it('is called by what it shows', () => {
    assert.equal(fileName({ job: 'shop/main', component: '', metric: 'LINE' }), 'shop-main-line');
    assert.equal(fileName({ job: 'shop', component: 'web ui', metric: 'BRANCH' }), 'shop-web-ui-branch');
  });
});
