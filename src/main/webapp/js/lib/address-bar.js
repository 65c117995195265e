/* What a page shows is in its address, so that it can be linked and found again. Other parameters are the frame's. */

/** The parameters of the page's address by these names; one that is absent is empty. */
export function stated(names, search = location.search) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(names.map(name => [name, query.get(name) ?? '']));
}

/** The query with these parameters; an empty one is left out, those that are not named stay. */
export function withState(values, search) {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    if (value === '' || value == null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Puts parameters into the page's address, without a step in the browser's history. */
export function state(values) {
  const query = withState(values, location.search);
  if (query !== location.search) history.replaceState(null, '', location.pathname + query + location.hash);
}
