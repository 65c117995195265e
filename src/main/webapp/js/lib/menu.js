import { el } from './dom.js';

/**
 * A button and the menu that it opens, which the browser closes with Escape, a click elsewhere, and after a choice.
 * The id must be the same at each redraw, so that an open menu stays open.
 *
 * @param items pairs of a text and what to do, or the address to go to
 */
export function menu(id, face, title, items, label) {
  const item = ([text, action]) => {
    if (typeof action === 'string') return el('a', { href: action, 'data-key': text }, text);
    const choose = event => {
      event.currentTarget.closest('[popover]').hidePopover();
      action(event);
    };
    return el('button', { type: 'button', 'data-key': text, on: { click: choose } }, text);
  };
  const place = event => event.newState === 'open' && beside(event.target);
  return [
    el(
      'button.btn.s.opens',
      { type: 'button', popovertarget: id, 'data-key': `${id}-button`, 'aria-label': label },
      face,
    ),
    el(
      'div.pop',
      { id, popover: 'auto', on: { beforetoggle: place } },
      title ? el('p.q.small', title) : null,
      items.map(item),
    ),
  ];
}

/** Puts a menu under its button, or above it where there is no room; it scrolls with the page. */
function beside(pop) {
  const button = pop.previousElementSibling.getBoundingClientRect();
  const rows = pop.childElementCount * 36 + 20;
  const below = innerHeight - button.bottom;
  const up = below < rows && button.top > below;
  const page = document.documentElement;
  pop.style.right = `${Math.max(4, page.clientWidth - button.right - scrollX)}px`;
  pop.style.top = up ? 'auto' : `${button.bottom + scrollY + 4}px`;
  pop.style.bottom = up ? `${innerHeight - button.top - scrollY + 4}px` : 'auto';
}
