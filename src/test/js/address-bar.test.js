import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stated, withState } from '../../main/webapp/js/lib/address-bar.js';

describe('the state in the address', () => {
  it('is read by name; what is absent is empty', () => {
    assert.deepEqual(stated(['metric', 'from'], '?page=trend&metric=BRANCH'), { metric: 'BRANCH', from: '' });
  });

  it('is written beside the parameters of others, and left out where it is empty', () => {
    assert.equal(withState({ metric: 'LINE', from: 0 }, '?page=trend'), '?page=trend&metric=LINE&from=0');
    assert.equal(withState({ metric: '', from: null }, '?page=trend&metric=LINE&from=3'), '?page=trend');
    assert.equal(withState({ metric: undefined }, '?metric=LINE'), '');
    assert.equal(withState({ q: 'a&b/ü' }, ''), '?q=a%26b%2F%C3%BC');
  });
});
