import { criticalFiles, fewGaps, newGaps } from './build-gaps.js';
import { fileCard } from './file-table.js';
import { flagTable } from './flag-table.js';
import { stated, withState } from './lib/address-bar.js';
import { el, link } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { measured } from './lib/numbers.js';
import { card, change, coverage, delta, kindIcon, place, state, th, tone, scroller } from './lib/pieces.js';
import { verdict } from './states.js';
import { useTable } from './use-table.js';
import { t } from './lib/texts.js';
import { said, saidPlain } from './lib/said.js';

const TONES = { OK: ['ok', 'passed'], WARNING: ['warn', 'warning'], BAD: ['bad', 'failed'], QUIET: ['quiet', 'none'] };

/** What is asked first: the flag that the address of the page names, so that its page can be linked. */
export function first(url) {
  const { flag } = stated(['flag']);
  if (!flag) return url;
  const address = new URL(url, document.baseURI);
  address.searchParams.set('flag', flag);
  return address;
}

/** The addresses of the page of each flag and of all. */
function flagLinks({ flags, flag: shown }) {
  if (!flags?.length) return null;
  const to = (name, text) =>
    el(
      'a',
      { href: withState({ flag: name }, location.search) || '?', 'aria-current': name === shown ? 'page' : null },
      text,
    );
  return el(
    'p.sub',
    t('Reports of'),
    ' ',
    to('', t('all tests')),
    flags.flatMap(({ name }) => [' · ', to(name, name)]),
  );
}

/** The report page of a build: the verdict, the figures, gates, gaps, components, files. */
export function draw(root, data, { links, url }) {
  const source = (path, line) => links.source(data.build, path, line);
  root.append(
    el(
      'div.bar',
      el('h1', t('Coverage of #{0}', data.build)),
      links.trend ? el('a.btn', { href: links.trend }, icon('monitor'), t('Trend')) : null,
      // The baseline of a change request is a build of another job.
      data.since === `#${data.baseline}` && links.build(data.baseline)
        ? el('a.btn', { href: links.build(data.baseline) }, t('Baseline #{0}', data.baseline))
        : null,
      el('a.btn', { href: url }, icon('download'), 'JSON'),
    ),
    el('p.sub', said(data.subtitle)),
    flagLinks(data) ?? '',
    headline(data, source),
    ...data.notes.map(note),
  );
  if (data.tiles.length) root.append(el('div.grid.four.tiles', data.tiles.map(tile)));
  if (data.gates.length) root.append(gates(data));
  if (data.files.paths.length) {
    const parts = components(data);
    const short = fewGaps(data);
    root.append(
      el(
        'div.grid.two',
        { id: 'gaps' },
        el('div', newGaps(data, source), short ? parts : null),
        el('div', criticalFiles(data, source), short ? null : parts),
      ),
      flagTable(data, source) ?? '',
      useTable(data, source) ?? '',
      fileCard(data, source),
    );
  }
  if (data.reports.length) root.append(reports(data));
}

function headline({ headline: h, newGaps: gaps }, source) {
  const start = h.start.flatMap((gap, i) => [
    i ? (i === h.start.length - 1 ? ` ${t('and')} ` : ', ') : '',
    link(source(gap.path, gap.from), { title: gap.path }, place(gap)),
  ]);
  const text = el(
    'p',
    said(h.remedy),
    h.remedy && start.length ? ' ' : '',
    start.length ? [t('Start with'), ' ', start, h.reason ? [': ', said(h.reason)] : '.'] : null,
  );
  const jump = gaps.changedLines + gaps.lostLines ? el('a.btn', { href: '#gaps' }, t('Show new gaps')) : null;
  return verdict(tone(h.state), kindIcon(h.state), said(h.sentence), text, jump);
}

const note = n =>
  verdict(
    TONES[n.tone][0],
    icon(TONES[n.tone][1], TONES[n.tone][0]),
    said(n.title),
    el('p', said(n.text)),
    null,
    saidPlain(n.title),
  );

function tile(figure) {
  const [number, unit] = saidPlain(figure.value).split(/[ \u00a0](?=%)/);
  return el(
    'section.card',
    { 'aria-label': saidPlain(figure.title) },
    el('h2', said(figure.title)),
    el('div.big', number, unit ? el('small', ` ${unit}`) : null),
    change(figure.change),
    figure.note
      ? el(
          `span.st.${TONES[figure.tone][0]}`,
          figure.tone === 'QUIET' ? null : icon(TONES[figure.tone][1]),
          said(figure.note),
        )
      : null,
    el('span.q.small.num', said(figure.detail)),
  );
}

const gates = data =>
  card(
    '.flush',
    t('Gates'),
    el('span.q.end', said(data.gateCount)),
    scroller(
      el(
        'table.gatelist.stack',
        el('caption.sr', t('Gates of this build')),
        el(
          'thead',
          el('tr', th(t('Result')), th(t('Gate')), th(t('Actual'), true), th(t('Wanted'), true), th(t('Reason'))),
        ),
        el('tbody', data.gates.map(gate)),
      ),
    ),
  );

const gate = g =>
  el(
    'tr',
    el('td', state(g.outcome)),
    el(
      'td',
      el('span.strong', said(g.name)),
      el('span.q', ' · ', said(g.scope), g.informational ? ` · ${t('for information')}` : ''),
    ),
    el('td.n', { 'data-l': t('Actual') }, said(g.actual)),
    el('td.n.q', { 'data-l': t('Wanted') }, said(g.wanted)),
    el('td.need', said(g.reason)),
  );

function components(data) {
  if (data.components.length < 2 && !data.components[0]?.name) return null;
  return card(
    '.flush',
    t('Components'),
    null,
    scroller(
      el(
        'table.comps',
        el('caption.sr', t('Line coverage by component')),
        el('thead', el('tr', th(t('Component')), th(t('Line %'), true), th(t('Change'), true))),
        el('tbody', data.components.map(component)),
      ),
    ),
  );
}

const component = c =>
  el(
    'tr',
    el(
      'td',
      el('span.strong', c.name || t('other files')),
      el(
        'div.q.small',
        [c.detail, c.carried, c.release].filter(Boolean).flatMap((part, i) => [i ? ' · ' : '', said(part)]),
      ),
    ),
    el('td.n', coverage(c.line)),
    el('td.n', measured(c.before) ? delta(c.before, c.line) : el('span.q', '–')),
  );

const reports = data =>
  card(
    '.flush',
    t('Reports of #{0}', data.build),
    null,
    scroller(
      el(
        'table.stack.rep',
        el('caption.sr', t('Reports')),
        el('thead', el('tr', th(t('Report')), th(t('Format')), th(t('Result')))),
        el(
          'tbody',
          data.reports.map(r =>
            el(
              'tr',
              el('td.breaks', el('bdi', r.file)),
              el('td.mono', r.format ?? '–'),
              el('td', r.used ? el('span', said(r.result)) : [state('MISSING'), el('div.q.small', said(r.result))]),
            ),
          ),
        ),
      ),
    ),
  );
