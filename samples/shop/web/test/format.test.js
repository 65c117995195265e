'use strict';
const test = require('node:test');
const assert = require('node:assert');
const format = require('../lib/format.js');

test('money', () => {
  assert.strictEqual(format.money(1205), '12.05 €');
});

//# since 1
test('money below zero', () => {
  assert.strictEqual(format.money(-50), '-0.50 €');
});
//# end

//# since 5
test('list', () => {
  assert.strictEqual(format.list([]), 'nothing');
  assert.strictEqual(format.list(['tea']), 'tea');
  assert.strictEqual(format.list(['tea', 'cup', 'spoon']), 'tea, cup and spoon');
});
//# end

//# since 14
test('ago', () => {
  assert.strictEqual(format.ago(30), 'just now');
  assert.strictEqual(format.ago(120), '2 min ago');
});
//# end

//# since 32
test('hours ago', () => {
  assert.strictEqual(format.ago(7300), '2 h ago');
});
//# end
