import { int } from './numbers.js';
import { t } from './texts.js';

/** Which part of a list a page shows: "51–100 of 1,234 alerts". */
export function shownPart({ total, limit, offset }, what) {
  if (total === 0) return t('No {0}', what);
  if (total > limit || offset > 0) {
    return t('{0}–{1} of {2} {3}', int(offset + 1), int(Math.min(offset + limit, total)), int(total), what);
  }
  return total === 1 ? t('1 in all') : `${int(total)} ${what}`;
}

/** The offsets of a page's neighbours; undefined where there is none. */
export function neighbours({ total, limit, offset }) {
  return {
    first: offset > 0 ? 0 : undefined,
    previous: offset > 0 ? Math.max(0, offset - limit) : undefined,
    next: offset + limit < total ? offset + limit : undefined,
  };
}
