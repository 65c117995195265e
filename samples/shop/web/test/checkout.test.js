//# since 1
'use strict';
const test = require('node:test');
const assert = require('node:assert');
const checkout = require('../lib/checkout.js');

test('an empty cart stays', () => {
  assert.deepStrictEqual(checkout.next('cart', { items: 0 }), { step: 'cart', problems: ['the cart is empty'] });
});

//# since 4
test('a full cart goes on', () => {
  assert.strictEqual(checkout.next('cart', { items: 2 }).step, 'address');
});
//# end

//# since 6
test('the address is checked', () => {
  assert.strictEqual(checkout.check('address', {}).length, 2);
  assert.strictEqual(checkout.next('address', { name: 'Ana', zip: '12345' }).step, 'payment');
});
//# end

//# since 11
test('payment is chosen', () => {
  assert.strictEqual(checkout.next('payment', {}).problems.length, 1);
  assert.strictEqual(checkout.next('payment', { card: 'x' }).step, 'done');
  assert.throws(() => checkout.next('elsewhere', {}));
});
//# end
//# end
