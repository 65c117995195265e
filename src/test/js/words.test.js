import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { any, CHANGES, METRICS, SEVERITIES, STATUSES, TYPES, word } from '../../main/webapp/js/lib/words.js';

describe('the words of the interface', () => {
  it('name what they know and show anything else as it is', () => {
    assert.equal(word(TYPES, 'TESTS_SLOWER'), 'Tests slower');
    assert.equal(word(METRICS, 'LINE'), 'Line');
    assert.equal(word(METRICS, 'A_NEW_METRIC'), 'A_NEW_METRIC');
  });

  it('can be preceded by no choice', () => {
    assert.deepEqual(any(SEVERITIES)[0], ['', 'Any']);
    assert.deepEqual(any(SEVERITIES, 'None')[0], ['', 'None']);
    assert.equal(any(SEVERITIES).length, SEVERITIES.length + 1);
  });

  it('are different for different names', () => {
    for (const list of [TYPES, SEVERITIES, STATUSES, METRICS, Object.entries(CHANGES)]) {
      assert.equal(new Set(list.map(([name]) => name)).size, list.length);
      assert.equal(new Set(list.map(([, text]) => text)).size, list.length);
    }
  });
});
