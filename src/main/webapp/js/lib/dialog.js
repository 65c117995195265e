import { alone, el, say } from './dom.js';
import { values } from './fields.js';
import { focusHere } from './update.js';
import { t } from './texts.js';

/**
 * Asks for a few things. "submit" gets the values and answers why it was not done, or nothing: then the dialog closes.
 * Escape and Cancel leave everything as it is; the focus goes back to where it was.
 */
export function ask({ title, text, fields = [], more = null, confirm, submit }) {
  const why = el('p.bad.small', { role: 'alert' });
  const yes = el('button.btn.primary', { type: 'submit' }, confirm);
  const close = () => box.close();
  const refocus = focusHere();
  const ended = () => {
    // This is called some time after the dialog has closed: the focus of somebody who has gone on stays where it is.
    const at = document.activeElement;
    const gone = at === document.body || box.contains(at);
    box.remove();
    if (gone) refocus();
  };
  const send = alone(async () => {
    say(why, await submit(values(fields)));
    if (!why.textContent) close();
  });
  const form = el(
    'form',
    { on: { submit: event => (event.preventDefault(), send(event)) } },
    el('h2', title),
    text ? el('p.q.small', text) : null,
    fields.map(field => field.node),
    more,
    why,
    el('div.acts', el('button.btn', { type: 'button', on: { click: close } }, t('Cancel')), yes),
  );
  const box = el('dialog.dialog', { 'aria-label': title, on: { close: ended } }, form);
  document.querySelector('.coverage-monitor').append(box);
  box.showModal();
  (fields[0]?.input ?? yes).focus();
}
