import { el } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { t } from './lib/texts.js';

const STEP = 'monitorCoverage()';

export const waiting = () => el('p.wait', { role: 'status' }, t('Loading coverage…'));

/** No build has been measured: what to do, ready to paste. */
export function empty(level = 'h1') {
  const word = el('span', t('Copy'));
  const copy = async () => {
    await navigator.clipboard?.writeText(STEP);
    word.textContent = t('Copied');
  };
  return el(
    'section.card',
    { 'aria-label': t('No coverage yet') },
    el('div.head', el(level, t('No coverage yet'))),
    el(
      'div.stackv',
      el('p', t('Add this line after the tests in the Jenkinsfile. It finds every known report by itself.')),
      el('div.copy', el('code', STEP), el('button.btn.s', { type: 'button', on: { click: copy } }, icon('copy'), word)),
      el(
        'p.q.small',
        t('Freestyle job: add the post-build action “Monitor code coverage”. On a laptop:'),
        ' ',
        el('code', 'java -jar coverage-monitor-cli.jar parse FILE…'),
      ),
    ),
  );
}

/** What may not be read looks exactly like what is not there. */
export const missing = (level = 'h1') =>
  el(
    'section.card',
    el(`${level}.state-title`, icon('search', 'q'), ' ', t('Nothing to see here.')),
    el('p.q.small', t('There is no such page, or you may not read it.')),
  );

/** The data could not be had; with a way to try again. */
export const failed = (why, again, level = 'h1') =>
  el(
    'section.card',
    { role: 'alert' },
    el(`${level}.state-title`, icon('warning', 'warn'), ' ', t('Coverage could not be loaded.')),
    el('p.q.small', t('{0}. Nothing was changed.', why)),
    el('p.after', el('button.btn.s', { type: 'button', on: { click: again } }, t('Try again'))),
  );

/** The verdict in one sentence, with its icon and what to do; a note beside it has a label of its own. */
export const verdict = (tone, sign, sentence, text, end, label = t('Verdict')) =>
  el(`section.verdict.${tone}`, { 'aria-label': label }, sign, el('div', el('p.read', sentence), text), end ?? null);
