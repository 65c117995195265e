'use strict';

/** Reads the cookie of the old shop, which some browsers still have. */
function oldCart(cookie) {
  if (!cookie) {
    return [];
  }
  const items = [];
  for (const part of cookie.split('|')) {
    const [article, quantity] = part.split(':');
    if (article && Number(quantity) > 0) {
      items.push({ article, quantity: Number(quantity) });
    }
  }
  return items;
}

module.exports = { oldCart };
