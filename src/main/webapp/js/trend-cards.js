import { el, link } from './lib/dom.js';
import { day, int, percent, plural, time, total } from './lib/numbers.js';
import { card, change, pill, place, th, scroller } from './lib/pieces.js';
import { ENDS } from './trend-reading.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';

/** The value, the sentence and the figures behind it. */
export const answer = data =>
  el(
    'section.card',
    { 'aria-label': t('The trend in words') },
    el(
      'div.answer',
      el(
        'div.value',
        data.counter ? el('div.big', percent(data.counter), el('small', ' %')) : pill('UNMEASURED'),
        data.change ? change(data.change, ` ${t('against #{0}', data.change.build)}`) : null,
      ),
      el('div', el('p.read', said(data.sentence)), el('p.q', said(data.doubt))),
      data.facts.length
        ? el(
            'dl.facts',
            data.facts.map(f => fact(f)),
          )
        : null,
    ),
  );

const fact = f =>
  el('div', el('dt', said(f.name)), el('dd', said(f.value), f.more ? el('span.q', ' ', said(f.more)) : null));

const SHOWN = 8;

export function events(data, links) {
  const rows = data.events.map((e, i) => eventRow(e, links, i >= SHOWN));
  const all = () => {
    rows.forEach(row => (row.hidden = false));
    // The button that goes leaves the focus to the first row that it brought.
    rows[SHOWN].querySelector('a')?.focus();
    more.remove();
  };
  const more =
    rows.length > SHOWN
      ? el(
          'p.more-row',
          el('button.btn.s', { type: 'button', on: { click: all } }, t('Show {0} earlier', rows.length - SHOWN)),
        )
      : null;
  return card(
    '.flush',
    t('Where it changed'),
    el('span.q.small.end', t('newest first')),
    data.events.length
      ? scroller(
          el(
            'table.events.stack',
            el('caption.sr', t('Change points, alerts, and builds that are unmeasured or did not come to their end')),
            el('thead', el('tr', th(t('Build')), th(t('What')), th(t('Points'), true))),
            el('tbody', rows),
          ),
        )
      : el('p.none', t('Nothing yet: no shift in level, no alert, no unmeasured build.')),
    more,
  );
}

const eventRow = (e, links, hidden) =>
  el(
    'tr',
    { hidden },
    el('td', link(links.build(e.build), {}, `#${e.build}`), el('div.more', day(e.time))),
    el(
      'td',
      el('div', e.status ? [pill(e.status), ' '] : null, said(e.title)),
      e.more ? el('div.more', said(e.more)) : null,
    ),
    el('td.n', e.points ? el(`span.strong.${e.sign < 0 ? 'bad' : 'ok'}`, saidPlain(e.points)) : el('span.q', '–')),
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
    t('Recommendation'),
    null,
    el('p', el('strong', said(r.title)), r.text ? [' ', said(r.text)] : ''),
    r.gaps.length ? el('ol.todo', r.gaps.map(gap)) : null,
  );
}

/** The way to full coverage; the bar is the way within the phase. */
export function milestones({ milestones: m }) {
  if (!m) return null;
  return card(
    '',
    t('Milestones'),
    null,
    el(
      'p',
      el(
        'label.phase',
        `${t('On the way from {0}', saidPlain(m.phase))} `,
        el('progress', { max: 100, value: m.within }),
      ),
    ),
    el('dl.facts', [...m.steps, m.target].map(fact)),
  );
}

export const testTrends = data =>
  data.tests.length
    ? card(
        '',
        t('Tests'),
        null,
        data.tests.map(text => el('p', said(text))),
      )
    : null;

/** Every computed figure, for those who want to check the sentence. */
export const figures = data =>
  data.figures.length
    ? el(
        'details.card',
        el('summary', t('The figures behind the sentence')),
        scroller(
          el(
            'table.figures.stack',
            el('caption.sr', t('What the analysis computed since the last level shift')),
            el('thead', el('tr', th(t('Figure')), th(t('Value'), true), th(t('Interval or what it rests on')))),
            el(
              'tbody',
              data.figures.map(f =>
                el(
                  'tr',
                  el('td', said(f.name)),
                  el('td.n', { 'data-l': t('Value') }, said(f.value)),
                  el('td.q', said(f.more)),
                ),
              ),
            ),
          ),
        ),
      )
    : null;

/** The chart's numbers as a table, made when it is opened. */
export function table(data) {
  const box = el('div.tablebox', { tabindex: 0, role: 'region', 'aria-label': t('All numbers') });
  const fill = () => {
    if (box.firstChild) return;
    const s = data.series;
    const row = i => {
      const c = { covered: s.covered[i], missed: s.missed[i] };
      const numbers = total(c)
        ? [c.covered, c.missed].map(n => el('td.n', int(n))).concat(el('td.n', percent(c)))
        : el('td', { colspan: 3 }, ENDS[s.aside.find(one => one.build === s.builds[i])?.state] ?? t('unmeasured'));
      return el('tr', el('td', `#${s.builds[i]}`), el('td', time(s.times[i])), numbers);
    };
    const newest = s.builds
      .map((_, i) => i)
      .reverse()
      .slice(0, 1000);
    const head = el(
      'thead',
      el('tr', th(t('Build')), th(t('Time')), th(t('Covered'), true), th(t('Missed'), true), th('%', true)),
    );
    box.append(
      el(
        'table',
        el(
          'caption',
          newest.length < s.builds.length
            ? t('The newest 1,000 builds; the export has all.')
            : t('Every build, newest first.'),
        ),
        head,
        el('tbody', newest.map(row)),
      ),
    );
  };
  return el('details.card', { on: { toggle: fill } }, el('summary', t('All numbers as a table')), box);
}
