import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

// A page in German, as far as the texts need one; each file of tests has a process of its own.
globalThis.document = { documentElement: { lang: 'de-AT' }, querySelector: () => null };
globalThis.fetch = async url => ({ ok: String(url).endsWith('/texts/de.json'), json: async () => german() });

/** What the server makes of the German properties. */
function german() {
  const all = { texts: {}, nouns: {}, said: {} };
  const file = 'src/main/resources/io/jenkins/plugins/coveragemonitor/view/messages_de.properties';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, kind, key, text] = /^(text|noun|said)\.((?:[^\\=]|\\.)*)=(.*)$/.exec(line)?.map(unescaped) ?? [];
    const [, one, form] = (kind === 'noun' && /(.*)\.(\w+)$/.exec(key)) || [];
    if (one) (all.nouns[one] ??= {})[form] = text;
    else if (kind) all[kind === 'text' ? 'texts' : kind][key] = text;
  }
  return all;
}

const unescaped = text =>
  text.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, other) =>
    code ? String.fromCharCode(parseInt(code, 16)) : other,
  );

const { language, noun, plural, t, translated } = await import('../../main/webapp/js/lib/texts.js');
const { ago, day, int, percentage, signed } = await import('../../main/webapp/js/lib/numbers.js');

describe('a page in German', () => {
  it('has German texts, and English ones where there are none', () => {
    assert.equal(language, 'de');
    assert.equal(t('No job matches.'), 'Kein Job passt.');
    assert.equal(t('Change|verb'), 'Ändern');
    assert.equal(t('No such text {0}.', 7), 'No such text 7.');
    assert.equal(plural(1, 'gap'), '1 Lücke');
    assert.equal(plural(1234, 'gap'), '1.234 Lücken');
    assert.equal(noun(2, 'unknown thing'), 'unknown things');
  });
  it('has German numbers and dates', () => {
    assert.equal(percentage({ covered: 8347, missed: 1653 }), '83,47 %');
    assert.equal(signed({ covered: 8409, missed: 1591 }, { covered: 8347, missed: 1653 }), '−0,62');
    assert.equal(signed({ covered: 1, missed: 0 }, { covered: 99_999, missed: 1 }), 'unter −0,01');
    assert.equal(int(15_541), '15.541');
    assert.equal(day(Date.UTC(2020, 8, 3, 12)), '3. Sept. 2020');
    assert.equal(ago(0, 3 * 60_000), 'vor 3 Minuten');
  });
  it('says what the server says with the same numbers', () => {
    assert.equal(translated('−0.62 points'), '−0,62 Punkte');
    assert.equal(translated('15,543 of 18,620 lines'), '15.543 von 18.620 Zeilen');
    assert.equal(translated('2 failed, 1 passed'), '2 gescheitert, 1 bestanden');
    assert.equal(
      translated('Line coverage fell 0.62 points against #119.'),
      'Zeilenabdeckung fiel um 0,62 Punkte gegen #119.',
    );
    assert.match(
      translated('1.5 % between #138 and #1140, if the rise holds.'),
      /^1,5 % zwischen #138 und #1140, wenn/,
    );
    assert.equal(translated('1 failed · 3 not evaluated'), '1 gescheitert · 3 nicht bewertet');
    assert.equal(translated('backend: nobody knows this'), null);
  });
});
