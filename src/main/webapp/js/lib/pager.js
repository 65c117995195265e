import { el } from './dom.js';
import { int } from './numbers.js';

/** Which part of a list is shown, and the way to its neighbours; calls back with the next offset. */
export function pager({ total, limit, offset }, what, go) {
  const last = Math.min(offset + limit, total);
  const shown = total === 0 ? `No ${what}` : total <= limit && offset === 0 ? (total === 1 ? 'That is all.' : `${int(total)} ${what}`) : `${int(offset + 1)}–${int(last)} of ${int(total)} ${what}`;
  const to = (text, at, there) => el('button.btn.s', { type: 'button', disabled: !there, on: { click: () => go(at) } }, text);
  return el(
    'nav.pager',
    { 'aria-label': `Pages of ${what}` },
    // An empty table says so itself; only those who listen need it a second time.
    el(total === 0 ? 'span.sr' : 'span.q.num', { role: 'status' }, shown),
    total > limit
      ? el('span.acts', to('First', 0, offset > 0), to('Previous', Math.max(0, offset - limit), offset > 0), to('Next', offset + limit, last < total))
      : null,
  );
}
