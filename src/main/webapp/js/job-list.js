import { measured } from './lib/numbers.js';

/** What the dashboard's list of jobs can be narrowed to. */
export const FILTERS = {
  all: () => true,
  attention: j => j.active > 0 || j.outcome === 'FAILED' || j.outcome === 'WARNING' || !measured(j.counter),
  falling: j => j.change?.sign < 0,
  unmeasured: j => !measured(j.counter),
};

/** The jobs that match a filter and a part of their name. */
export function chosenJobs(jobs, { filter, word }) {
  const wanted = word.toLowerCase();
  return jobs.filter(j => FILTERS[filter](j) && j.name.toLowerCase().includes(wanted));
}
