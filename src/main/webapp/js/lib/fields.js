import { el } from './dom.js';

/*
 * Fields of a form: each has a node with its label, a name and a value. What is left empty is undefined, so that it is
 * not sent.
 */
const given = input => (input.trim() === '' ? undefined : input.trim());
const parts = input =>
  given(input)
    ?.split(',')
    .map(word => word.trim())
    .filter(Boolean);

let fields = 0;

/** A field with its label; a hint describes the field and is not part of its name. */
function labelled(label, input, hint) {
  const id = `cm-field-${++fields}`;
  input.id = id;
  if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
  return el(
    'div.f',
    el('label.fl', { for: id }, label),
    input,
    hint ? el('span.q.small', { id: `${id}-hint` }, hint) : null,
  );
}

/** A line of text; "list" splits it at commas. */
export function text(name, label, { hint, value = '', required = false, list = false, max = 1000, pick = [] } = {}) {
  const id = pick.length ? `cm-${name}-picks` : null;
  const input = el('input', { type: 'text', value, required, maxlength: max, autocomplete: 'off', list: id });
  const picks = id
    ? el(
        'datalist',
        { id },
        pick.map(one => el('option', { value: one })),
      )
    : null;
  return {
    name,
    input,
    node: el('div', labelled(label, input, hint), picks),
    value: () => (list ? parts(input.value) : given(input.value)),
  };
}

/** Several lines. */
export function area(name, label, { hint, required = false, max = 1000 } = {}) {
  const input = el('textarea', { rows: 2, required, maxlength: max });
  return { name, input, node: labelled(label, input, hint), value: () => given(input.value) };
}

/** One of several. */
export function select(name, label, options, chosen = '', hint) {
  const input = el(
    'select.select',
    options.map(([value, word]) => el('option', { value, selected: value === chosen }, word)),
  );
  return { name, input, node: labelled(label, input, hint), value: () => given(input.value) };
}

/** A number of more than 0. */
export function number(name, label, hint) {
  const input = el('input', { type: 'number', min: '0', step: 'any' });
  return {
    name,
    input,
    node: labelled(label, input, hint),
    value: () => (input.value === '' ? undefined : Number(input.value)),
  };
}

/** A moment, in the reader's own time. */
export function moment(name, label, { hint, required = false, value } = {}) {
  const input = el('input', { type: 'datetime-local', required, value: value == null ? '' : local(value) });
  return {
    name,
    input,
    node: labelled(label, input, hint),
    value: () => (input.value === '' ? undefined : new Date(input.value).toISOString().replace(/\.\d+Z$/, 'Z')),
    set: ms => (input.value = local(ms)),
  };
}

function local(ms) {
  const date = new Date(ms);
  const two = n => String(n).padStart(2, '0');
  const hours = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${hours}`;
}

/** Some of several; none means any. */
export function some(name, label, options) {
  const boxes = options.map(([value, word]) => [value, el('input', { type: 'checkbox', value }), word]);
  const node = el(
    'fieldset.f',
    el('legend.fl', label),
    el(
      'div.boxes',
      boxes.map(([, box, word]) => el('label', box, word)),
    ),
  );
  const value = () => {
    const chosen = boxes.filter(([, box]) => box.checked).map(([option]) => option);
    return chosen.length ? chosen : undefined;
  };
  return { name, input: boxes[0][1], node, value };
}

/** The values of fields by their names. */
export const values = all =>
  Object.fromEntries(all.map(field => [field.name, field.value()]).filter(([, value]) => value !== undefined));
