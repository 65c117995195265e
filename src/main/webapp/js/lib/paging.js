import { int } from './numbers.js';

/** Which part of a list a page shows: "51–100 of 1,234 alerts". */
export function shownPart({ total, limit, offset }, what) {
  if (total === 0) return `No ${what}`;
  if (total > limit || offset > 0) {
    return `${int(offset + 1)}–${int(Math.min(offset + limit, total))} of ${int(total)} ${what}`;
  }
  return total === 1 ? 'That is all.' : `${int(total)} ${what}`;
}

/** The offsets of a page's neighbours; undefined where there is none. */
export function neighbours({ total, limit, offset }) {
  return {
    first: offset > 0 ? 0 : undefined,
    previous: offset > 0 ? Math.max(0, offset - limit) : undefined,
    next: offset + limit < total ? offset + limit : undefined,
  };
}
