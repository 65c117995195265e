import { el, reveal } from './dom.js';

/*
 * Light colouring that suits most languages: comments, strings, and words many of them share. It looks at one line at a
 * time and makes spans of text, so a wrong guess costs a colour and nothing else.
 */
const KEYWORDS = `
  abstract async await break case catch class const continue def default defer do elif else enum except export
  extends False final finally fn for from func function if implements import in interface internal is lambda
  let match module new nil None not null override package pass private protected public raise record return
  self sealed static struct super switch this throw throws trait True true false try type using val var void
  while with yield
`
  .trim()
  .split(/\s+/);
const TOKEN = new RegExp(
  `(${[
    '//.*',
    '/\\*.*',
    '^\\s*\\*.*',
    '(?:^|\\s)#.*',
    '"(?:[^"\\\\]|\\\\.)*"',
    "'(?:[^'\\\\]|\\\\.)*'",
    `\\b(?:${KEYWORDS.join('|')})\\b`,
  ].join('|')})`,
);
const COMMENT = /^(\/\/|\/\*|\s*\*|\s*#)/;
const LONGEST = 2000;

/** A line as text and spans; a very long one stays plain. */
export function highlight(line) {
  const text = reveal(line);
  if (text.length > LONGEST) return [text];
  return text
    .split(TOKEN)
    .filter(Boolean)
    .map((part, i, all) => {
      if (!TOKEN.test(part)) return part;
      if (COMMENT.test(part) && (i === all.length - 1 || part.startsWith('/*'))) return el('span.cm', part);
      if (/^["']/.test(part)) return el('span.str', part);
      return /^\w+$/.test(part) ? el('span.kw', part) : part;
    });
}
