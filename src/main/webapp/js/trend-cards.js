import { el, link } from './lib/dom.js';
import { day, int, percent, plural, time, total } from './lib/numbers.js';
import { card, change, pill, place, th } from './lib/pieces.js';
import { ENDS } from './trend-reading.js';

/** The value, the sentence and the figures behind it. */
export const answer = data =>
  el(
    'section.card',
    { 'aria-label': 'The trend in words' },
    el(
      'div.answer',
      el(
        'div.value',
        data.counter ? el('div.big', percent(data.counter), el('small', ' %')) : pill('UNMEASURED'),
        data.change ? change(data.change, ` against #${data.change.build}`) : null,
      ),
      el('div', el('p.read', data.sentence), el('p.q', data.doubt)),
      data.facts.length
        ? el(
            'dl.facts',
            data.facts.map(f =>
              el('div', el('dt', f.name), el('dd', f.value, f.more ? el('span.q', ` ${f.more}`) : null)),
            ),
          )
        : null,
    ),
  );

const SHOWN = 8;

export function events(data, links) {
  const rows = data.events.map((e, i) => eventRow(e, links, i >= SHOWN));
  const all = () => {
    rows.forEach(row => (row.hidden = false));
    more.remove();
  };
  const more =
    rows.length > SHOWN
      ? el(
          'p.more-row',
          el('button.btn.s', { type: 'button', on: { click: all } }, `Show ${rows.length - SHOWN} earlier`),
        )
      : null;
  return card(
    '.flush',
    'Where it changed',
    el('span.q.small.end', 'newest first'),
    data.events.length
      ? el(
          'div.scroll',
          el(
            'table.events.stack',
            el('caption.sr', 'Change points, alerts, and builds that are unmeasured or did not come to their end'),
            el('thead', el('tr', th('Build'), th('What'), th('Points', true))),
            el('tbody', rows),
          ),
        )
      : el('p.none', 'Nothing yet: no shift in level, no alert, no unmeasured build.'),
    more,
  );
}

const eventRow = (e, links, hidden) =>
  el(
    'tr',
    { hidden },
    el('td', link(links.build(e.build), {}, `#${e.build}`), el('div.more', day(e.time))),
    el('td', el('div', e.status ? [pill(e.status), ' '] : null, e.title), e.more ? el('div.more', e.more) : null),
    el('td.n', e.points ? el(`span.strong.${e.sign < 0 ? 'bad' : 'ok'}`, e.points) : el('span.q', '–')),
  );

/** What to do next; nothing where the analysis names nothing. */
export function recommendation({ recommendation: r, build }, links) {
  if (!r || (!r.text && !r.gaps.length)) return null;
  const gap = (g, i) =>
    el(
      'li',
      el('span.q.num', String(i + 1)),
      link(links.source(build, g.path, g.from), { title: g.path }, place(g)),
      el('span.q.num', plural(g.lines, 'line')),
    );
  return card(
    '',
    'Recommendation',
    null,
    el('p', el('strong', r.title), r.text ? ` ${r.text}` : ''),
    r.gaps.length ? el('ol.todo', r.gaps.map(gap)) : null,
  );
}

/** The way to full coverage; the bar is the way within the phase. */
export function milestones({ milestones: m }) {
  if (!m) return null;
  const row = f => el('div', el('dt', f.name), el('dd', f.value, f.more ? el('span.q', ` ${f.more}`) : null));
  return card(
    '',
    'Milestones',
    null,
    el(
      'p',
      el('label.phase', `${m.within} % of the way from ${m.phase} `, el('progress', { max: 100, value: m.within })),
    ),
    el('dl.facts', [...m.steps, m.target].map(row)),
  );
}

export const testTrends = data =>
  data.tests.length
    ? card(
        '',
        'Tests',
        null,
        data.tests.map(text => el('p', text)),
      )
    : null;

/** Every computed figure, for those who want to check the sentence. */
export const figures = data =>
  data.figures.length
    ? el(
        'details.card',
        el('summary', 'The figures behind the sentence'),
        el(
          'div.scroll',
          el(
            'table.figures.stack',
            el('caption.sr', 'What the analysis computed since the last level shift'),
            el('thead', el('tr', th('Figure'), th('Value', true), th('Interval or what it rests on'))),
            el(
              'tbody',
              data.figures.map(f =>
                el('tr', el('td', f.name), el('td.n', { 'data-l': 'Value' }, f.value), el('td.q', f.more)),
              ),
            ),
          ),
        ),
      )
    : null;

/** The chart's numbers as a table, made when it is opened. */
export function table(data) {
  const box = el('div.tablebox', { tabindex: 0, role: 'region', 'aria-label': 'All numbers' });
  const fill = () => {
    if (box.firstChild) return;
    const s = data.series;
    const row = i => {
      const c = { covered: s.covered[i], missed: s.missed[i] };
      const numbers = total(c)
        ? [c.covered, c.missed].map(n => el('td.n', int(n))).concat(el('td.n', percent(c)))
        : el('td', { colspan: 3 }, ENDS[s.aside.find(one => one.build === s.builds[i])?.state] ?? 'unmeasured');
      return el('tr', el('td', `#${s.builds[i]}`), el('td', time(s.times[i])), numbers);
    };
    const newest = s.builds
      .map((_, i) => i)
      .reverse()
      .slice(0, 1000);
    const head = el('thead', el('tr', th('Build'), th('Time'), th('Covered', true), th('Missed', true), th('%', true)));
    box.append(
      el(
        'table',
        el(
          'caption',
          newest.length < s.builds.length
            ? 'The newest 1,000 builds; the export has all.'
            : 'Every build, newest first.',
        ),
        head,
        el('tbody', newest.map(row)),
      ),
    );
  };
  return el('details.card', { on: { toggle: fill } }, el('summary', 'All numbers as a table'), box);
}
