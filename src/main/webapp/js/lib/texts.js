/*
 * The texts of the pages in the reader's language. An English text is its own key, as in Jenkins' own views; each other
 * language has a file in texts/, beside the folder of the scripts: "texts" of the scripts, "nouns" with their plurals,
 * and what the server says ("said"), with its numbers taken out. A text that a language lacks stays English.
 */
const KNOWN = ['de'];

/** The reader's language if the pages speak it, else English: what the frame says, or the document. */
export const language = wanted(globalThis.document);

function wanted(page) {
  const said = page?.querySelector('[data-language]')?.dataset.language || page?.documentElement.lang || '';
  const [base] = said.toLowerCase().split(/[-_]/);
  return KNOWN.includes(base) ? base : 'en';
}

const { texts = {}, nouns = {}, said = {} } = language === 'en' ? {} : await read();

async function read() {
  try {
    return await (await fetch(new URL(`../../texts/${language}.json`, import.meta.url))).json();
  } catch {
    // English can be read too.
    return {};
  }
}

const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const sample = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).formatToParts(12_345.5);
const sign = kind => sample.find(({ type }) => type === kind).value;

/** What stands before a fraction, and between thousands. */
export const [POINT, GROUP] = [sign('decimal'), sign('group')];

const fill = (text, values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

/**
 * A text with values in place of {0}, {1} and so on. What a word with several meanings means stands behind a bar:
 * "Change|verb".
 */
export const t = (text, ...values) => fill(texts[text] ?? text.replace(/\|\w+$/, ''), values);

/** A noun for a number of things: "job", "jobs". English adds an "s" where nothing else is said. */
export function noun(n, one, many = `${one}s`) {
  const form = plurals.select(n);
  return nouns[one]?.[form] ?? nouns[one]?.other ?? (form === 'one' ? one : many);
}

/** A number of things: "1,234 jobs". */
export const plural = (n, one, many) => `${numbers.format(n)} ${noun(n, one, many)}`;

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;

/** A number that was written in English, as the reader writes it. */
const local = text => text.replace(/[,.]/g, one => (one === ',' ? GROUP : POINT));

/**
 * What the server wrote in English, in the reader's language; its numbers are taken out to find it, and a list is
 * looked up by its parts. Null if it is not known.
 */
export const translated = sentence =>
  known(sentence) ?? ended(sentence) ?? listed(sentence, ' · ') ?? listed(sentence, ', ');

/** A sentence that is known without its full stop. */
function ended(sentence) {
  const text = sentence.endsWith('.') ? known(sentence.slice(0, -1)) : null;
  return text === null ? null : `${text}.`;
}

function known(sentence) {
  const found = [];
  const key = sentence.replaceAll('\u00a0', ' ').replace(NUMBER, one => `{${found.push(local(one)) - 1}}`);
  return said[key] === undefined ? null : fill(said[key], found);
}

function listed(sentence, between) {
  const all = sentence.split(between);
  const parts = all.length > 1 ? all.map(translated) : [null];
  return parts.includes(null) ? null : parts.join(between);
}
