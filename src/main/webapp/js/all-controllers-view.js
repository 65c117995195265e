/* What the page over all controllers shows, as its address says it. */
import { t } from './lib/texts.js';

/** What the list can be narrowed to: name in the address, text. */
export const SHOWN = [
  ['', t('All')],
  ['alerts', t('With open alerts')],
  ['silent', t('Not measured lately')],
];

/** What jobs can be grouped by: name in the address, text, what jobs without one are called. */
export const GROUPINGS = [
  ['FOLDER', t('Folder'), t('At the top')],
  ['OWNER', t('Owner'), t('Without an owner')],
  ['LABEL', t('Label'), t('Without a label')],
  ['CONTROLLER', t('Controller'), ''],
];

/** How far back alerts are shown that are over: days, text. */
export const PERIODS = [
  ['7', t('{0} days', 7)],
  ['30', t('{0} days', 30)],
  ['90', t('{0} days', 90)],
];

export const KEYS = ['find', 'show', 'by', 'group', 'ended', 'offset'];

/** The view that an address states; what makes no sense is as usual. A group is chosen only where one is named. */
export function viewOf({ find, show, by, group, ended, offset }, has) {
  return {
    find,
    show: SHOWN.some(([name]) => name === show) ? show : '',
    by: GROUPINGS.some(([name]) => name === by) ? by : 'FOLDER',
    group: has ? group : null,
    ended: PERIODS.some(([days]) => days === ended) ? ended : '30',
    offset: Math.max(0, Math.floor(Number(offset)) || 0),
  };
}

/** The parameters of a question about a view; a page has an offset. */
export function question({ find, show, by, group }, offset) {
  const query = new URLSearchParams();
  if (find) query.set('find', find);
  if (show) query.set('show', show);
  query.set('by', by);
  if (group !== null) query.set('group', group);
  if (offset) query.set('offset', offset);
  return query;
}

/** The parameters of a question about alerts that are over; a page has an offset. */
export function endedQuestion(view, offset) {
  const query = question(view, offset);
  query.set('endedDays', view.ended);
  return query;
}

/** An address with parameters, below it where a part is named. */
export function addressOf(url, part, query) {
  const [path, before] = url.split('?');
  const all = new URLSearchParams(before ?? '');
  for (const [name, value] of query) all.set(name, value);
  return `${path.replace(/\/$/, '')}${part ? `/${part}` : ''}?${all}`;
}

/** How a group is called. */
export const groupName = (by, name) => name || GROUPINGS.find(([known]) => known === by)[2];
