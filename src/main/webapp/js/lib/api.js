/* The HTTP interface as the pages use it: JSON both ways, Jenkins' crumb with every change. */
import { t } from './texts.js';

/** Asks or changes something; answers { ok, status, data, why }, and never throws. */
export async function call(method, url, body) {
  const { crumbHeader, crumbValue } = document.head.dataset;
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
    if (crumbHeader) headers[crumbHeader] = crumbValue;
  }
  try {
    const sent = method === 'GET' || body === undefined ? undefined : JSON.stringify(body);
    const answer = await fetch(url, { method, headers, credentials: 'same-origin', body: sent, keepalive: true });
    const data = answer.status === 204 ? null : await answer.json().catch(() => null);
    return { ok: answer.ok, status: answer.status, data, why: answer.ok ? '' : reason(answer.status, data) };
  } catch {
    return { ok: false, status: 0, data: null, why: t('Not done: the server could not be reached.') };
  }
}

function reason(status, data) {
  if (status === 401) return t('You are not logged in any more. Load the page again.');
  const said = data?.error?.message;
  if (said) return t('Not done: {0}.', said);
  return status === 403 ? t('You may not do this.') : t('Not done: the server answered {0}.', status);
}

/** An address with those parameters that have a value. */
export function address(url, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== '' && value != null) query.set(name, value);
  const text = query.toString();
  return text ? `${url}?${text}` : url;
}
