/*
 * The texts of the pages in the reader's language. An English text is its own key, as in Jenkins' own views. For other
 * languages the server makes JSON of their messages_xx.properties: "texts" of the scripts, "nouns" with their plurals,
 * and what the server says ("said"), with its numbers taken out. A text that a language lacks stays English.
 */
const [wanted, address] = asked(globalThis.document);
const known = wanted === 'en' ? null : await read();

/** The reader's language if the pages speak it, else English. */
export const language = known ? wanted : 'en';

const { texts = {}, nouns = {}, said = {} } = known ?? {};

/** The language of the frame or of the document, and where its texts are: Jenkins names the address. */
function asked(page) {
  const link = page?.querySelector('link[data-texts]');
  const frame = page?.querySelector('[data-language]')?.dataset.language;
  const [base] = (frame || page?.documentElement.lang || 'en').toLowerCase().split(/[-_]/);
  return [frame && !link ? 'en' : base, link?.href ?? new URL(`../../texts/${base}.json`, import.meta.url)];
}

async function read() {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    // English can be read too.
    return null;
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
  whole(sentence) ?? ended(sentence) ?? listed(sentence, ' · ') ?? listed(sentence, ', ');

/** A sentence that is known without its full stop. */
function ended(sentence) {
  const text = sentence.endsWith('.') ? whole(sentence.slice(0, -1)) : null;
  return text === null ? null : `${text}.`;
}

function whole(sentence) {
  const found = [];
  const key = sentence.replaceAll('\u00a0', ' ').replace(NUMBER, one => `{${found.push(local(one)) - 1}}`);
  return said[key] === undefined ? null : fill(said[key], found);
}

function listed(sentence, between) {
  const all = sentence.split(between);
  const parts = all.length > 1 ? all.map(translated) : [null];
  return parts.includes(null) ? null : parts.join(between);
}
