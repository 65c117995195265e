import { el } from './dom.js';
import { neighbours, shownPart } from './paging.js';
import { t } from './texts.js';

/** Which part of a list is shown, and the way to its neighbours; calls back with the next offset. */
export function pager(page, what, go) {
  const { first, previous, next } = neighbours(page);
  const to = (text, offset) =>
    el('button.btn.s', { type: 'button', disabled: offset === undefined, on: { click: () => go(offset) } }, text);
  return el(
    'nav.pager',
    { 'aria-label': t('Pages of {0}', what) },
    // An empty table says so itself; only those who listen need it a second time.
    el(page.total === 0 ? 'span.sr' : 'span.q.num', { role: 'status' }, shownPart(page, what)),
    page.total > page.limit
      ? el('span.acts', to(t('First'), first), to(t('Previous'), previous), to(t('Next'), next))
      : null,
  );
}
