import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { highlight } from '../../main/webapp/js/lib/highlight.js';

/** The few things of a document that the highlighter needs; a span is written as class(text). */
class FakeNode {
  className = '';
  children = [];
  append(...kids) {
    this.children.push(...kids);
  }
  toString() {
    return `${this.className}(${this.children.join('')})`;
  }
}

const shown = line => highlight(line).map(String).join('');

describe('the highlighter', () => {
  before(() => {
    globalThis.Node = FakeNode;
    globalThis.document = { createElement: () => new FakeNode() };
  });

  it('marks keywords, strings and comments', () => {
    assert.equal(shown('return "a \\" b";'), 'cm-kw(return) cm-str("a \\" b");');
    assert.equal(shown('x = 1; // the rest'), 'x = 1; cm-cm(// the rest)');
    assert.equal(shown("import 'a'"), "cm-kw(import) cm-str('a')");
  });

  it('leaves words that only contain a keyword alone', () => {
    assert.equal(shown('returned iffy'), 'returned iffy');
  });

  it('keeps every character of a line', () => {
    for (const line of ['', '  ', '/* a */ b', 'x # y', '"open', "it's", 'if(a){return"b"}//c']) {
      const text = highlight(line)
        .map(part => (typeof part === 'string' ? part : part.children.join('')))
        .join('');
      assert.equal(text, line);
    }
  });

  it('shows characters that turn the direction of a text, and leaves a very long line plain', () => {
    assert.equal(shown('a\u202eb'), 'a\ufffdb');
    const long = `return ${'x'.repeat(3_000)}`;
    assert.deepEqual(highlight(long), [long]);
  });
});
