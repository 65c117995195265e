import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keptRows } from '../../main/webapp/js/kept-rows.js';

describe('rows that are drawn again', () => {
  const job = { name: 'shop' };
  let made;
  const draw = (kept, parts, nodeOf = () => undefined) => {
    const node = kept.row('shop', parts, () => ({ made: ++made }));
    kept.drawn(nodeOf);
    return node;
  };

  it('stay the same while they say the same', () => {
    made = 0;
    const kept = keptRows();
    const first = draw(kept, [job, '1 minute ago']);
    assert.equal(draw(kept, [job, '1 minute ago']), first);
    assert.notEqual(draw(kept, [job, '2 minutes ago']), first);
    assert.notEqual(draw(kept, [{ ...job }, '2 minutes ago']).made, 2);
    assert.equal(made, 3);
  });

  it('are those in the page, which a new one was turned into', () => {
    made = 0;
    const kept = keptRows();
    const inPage = draw(kept, [job, 'a']);
    draw(kept, [job, 'b'], () => inPage);
    assert.equal(draw(kept, [job, 'b']), inPage);
  });

  it('are forgotten once they are out of the list', () => {
    made = 0;
    const kept = keptRows();
    draw(kept, [job]);
    kept.drawn(() => undefined);
    draw(kept, [job]);
    assert.equal(made, 2);
  });
});
