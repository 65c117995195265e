import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { neighbours, shownPart } from '../../main/webapp/js/lib/paging.js';

const page = (total, offset = 0, limit = 50) => ({ total, offset, limit });

describe('a page of a list', () => {
  it('says which part of the list it is', () => {
    assert.equal(shownPart(page(0), 'alerts'), 'No alerts');
    assert.equal(shownPart(page(1), 'alerts'), '1 in all');
    assert.equal(shownPart(page(50), 'alerts'), '50 alerts');
    assert.equal(shownPart(page(1_234), 'alerts'), '1–50 of 1,234 alerts');
    assert.equal(shownPart(page(1_234, 1_200), 'alerts'), '1,201–1,234 of 1,234 alerts');
    assert.equal(shownPart(page(40, 10), 'alerts'), '11–40 of 40 alerts');
  });

  it('has neighbours as far as the list goes', () => {
    assert.deepEqual(neighbours(page(50)), { first: undefined, previous: undefined, next: undefined });
    assert.deepEqual(neighbours(page(51)), { first: undefined, previous: undefined, next: 50 });
    assert.deepEqual(neighbours(page(120, 50)), { first: 0, previous: 0, next: 100 });
    assert.deepEqual(neighbours(page(120, 100)), { first: 0, previous: 50, next: undefined });
    assert.deepEqual(neighbours(page(120, 20)), { first: 0, previous: 0, next: 70 });
  });
});
