import { el } from './dom.js';
import { language, translated } from './texts.js';

/**
 * What the server said, in the reader's language. What is known only in English is marked as that, so that it is also
 * spoken as English, and stands apart, as it may hold names.
 */
export function said(text) {
  if (language === 'en' || !text) return whole(text);
  const known = translated(text);
  return known === null ? el('bdi', { lang: 'en' }, whole(text)) : whole(known);
}

/** The same as a plain text, for attributes. */
export const saidPlain = text => whole(language === 'en' || !text ? text : (translated(text) ?? text));

/** A number and its sign stay in one line. */
const whole = text => text?.replace(/(\d) %/g, '$1\u00a0%');
