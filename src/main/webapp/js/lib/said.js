import { el } from './dom.js';
import { language, translated } from './texts.js';

/**
 * What the server said, in the reader's language. What is known only in English is marked as that, so that it is also
 * spoken as English.
 */
export function said(text) {
  if (language === 'en' || !text) return text;
  return translated(text) ?? el('span', { lang: 'en' }, text);
}

/** The same as a plain text, for attributes. */
export const saidPlain = text => (language === 'en' || !text ? text : (translated(text) ?? text));
