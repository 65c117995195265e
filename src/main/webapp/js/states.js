import { el } from './lib/dom.js';
import { icon } from './lib/icons.js';

const STEP = 'monitorCoverage()';

export const waiting = () => el('p.wait', { role: 'status' }, 'Loading coverage…');

/** No build has been measured: what to do, ready to paste. */
export function empty() {
  const word = el('span', 'Copy');
  const copy = async () => {
    await navigator.clipboard?.writeText(STEP);
    word.textContent = 'Copied';
  };
  return el(
    'section.card',
    { 'aria-label': 'No coverage yet' },
    el('div.head', el('h2', 'No coverage yet')),
    el(
      'div.stackv',
      el('p', 'Add this line after the tests in the Jenkinsfile. It finds every known report by itself.'),
      el('div.copy', el('code', STEP), el('button.btn.s', { type: 'button', on: { click: copy } }, icon('copy'), word)),
      el(
        'p.q.small',
        'Freestyle job: add the post-build action “Monitor code coverage”. On a laptop: ',
        el('code', 'java -jar coverage-monitor-cli.jar parse FILE…'),
      ),
    ),
  );
}

/** What may not be read looks exactly like what is not there. */
export const missing = () =>
  el(
    'section.card',
    el('p', icon('search', 'q'), ' ', el('strong', 'Nothing to see here.')),
    el('p.q.small', 'There is no such page, or you may not read it.'),
  );

/** The data could not be had; with a way to try again. */
export const failed = (why, again) =>
  el(
    'section.card',
    { role: 'alert' },
    el('p', icon('warning', 'warn'), ' ', el('strong', 'Coverage could not be loaded.')),
    el('p.q.small', `${why}. Nothing was changed.`),
    el('p.after', el('button.btn.s', { type: 'button', on: { click: again } }, 'Try again')),
  );

/** The verdict in one sentence, with its icon and what to do; a note beside it has a label of its own. */
export const verdict = (tone, sign, sentence, text, end, label = 'Verdict') =>
  el(`section.verdict.${tone}`, { 'aria-label': label }, sign, el('div', el('p.read', sentence), text), end ?? null);
