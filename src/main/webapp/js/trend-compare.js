import { el, reveal } from './lib/dom.js';
import { t } from './lib/texts.js';
import { sameBuilds, sameTime } from './trend-beside.js';
import { series } from './trend-reading.js';

/*
 * The choice of a second line in the chart: of the project, another component or another branch. It is one text, as the
 * address of the page has it.
 */

/** Chooses the whole project; no component is called so. */
const PROJECT = ' ';

/** Stands before the name of a branch; no component begins so. */
const BRANCH = ' ';

const branchOf = chosen => (chosen.length > 1 && chosen.startsWith(BRANCH) ? chosen.slice(1) : '');

/** How a choice is named in a sentence. */
export const spoken = chosen => (chosen === PROJECT ? t('the project') : branchOf(chosen) || series(chosen));

/** The control for the choice, which calls back with its event. */
export function comparison(components, branches, now, on) {
  const option = ([value, text]) => el('option', { value, selected: value === now }, text);
  const parts = components.map(([name, text]) => [name || PROJECT, text]);
  const others = branches.map(name => [BRANCH + name, reveal(name)]);
  const group = (label, options) => (options.length ? el('optgroup', { label }, options.map(option)) : null);
  const options = others.length
    ? [parts.length > 1 ? group(t('Components'), parts) : null, group(t('Branches'), others)]
    : parts.map(option);
  const select = el('select.select', { on: { change: on } }, option(['', t('nothing')]), options);
  return el('label.compare', t('Compare with'), ' ', select);
}

/**
 * What the line of a trend is compared with by the choice; nothing where that is the same, or cannot be had.
 *
 * @param data the page of the trend
 * @param compare the choice
 * @param load gets the page of a metric, a component and maybe a branch
 */
export async function besides({ data, compare }, load) {
  const { metric } = data;
  const branch = branchOf(compare);
  const component = branch ? data.component : compare === PROJECT ? '' : compare;
  if (!compare || (!branch && component === data.component)) return null;
  const found = await load(branch ? { metric, component, branch } : { metric, component }).catch(() => null);
  // What does not have this metric or component is answered with another choice.
  if (found?.metric !== metric || found.component !== component || !found.build) return null;
  return branch ? sameTime(found, branch, data.series) : sameBuilds(found, series(component) || t('Project'));
}
