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

/** Puts a menu under its button, or above it where there is no room, within the window; it scrolls with the page. */
function beside(pop) {
  const button = pop.previousElementSibling.getBoundingClientRect();
  const { width, height } = sizeOf(pop);
  const page = document.documentElement;
  const up = innerHeight - button.bottom < height + 4 && button.top > innerHeight - button.bottom;
  const left = Math.max(4, Math.min(button.right, page.clientWidth - 4) - width);
  const top = up ? Math.max(4, button.top - height - 4) : button.bottom + 4;
  pop.style.left = `${left + scrollX}px`;
  pop.style.top = `${top + scrollY}px`;
}

/** How large a menu is going to be that is not yet shown. */
function sizeOf(pop) {
  Object.assign(pop.style, { position: 'fixed', left: '0', top: '0', display: 'grid' });
  const { width, height } = pop.getBoundingClientRect();
  Object.assign(pop.style, { position: '', display: '' });
  return { width, height };
}
