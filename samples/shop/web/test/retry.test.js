//# since 26
'use strict';
const test = require('node:test');
const assert = require('node:assert');
const { retry, delay } = require('../lib/retry.js');

test('the first success counts', async () => {
  assert.strictEqual(await retry(async () => 'ok'), 'ok');
});

//# since 28
test('it tries again', async () => {
  const waited = [];
  const call = async (attempt) => {
    if (attempt < 3) {
      throw new Error('no');
    }
    return attempt;
  };
  assert.strictEqual(await retry(call, { wait: (ms) => waited.push(ms) }), 3);
  assert.deepStrictEqual(waited, [100, 200]);
});
//# end

//# since 35
test('the wait has a limit', () => {
  assert.strictEqual(delay(20), 5000);
});
//# end
//# end
