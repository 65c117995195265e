/*
 * Jobs as a tree of their folders, with the sums of their counters. Jobs that say which branch they build are branches
 * of the project that is named like their folder; in the sums a project counts once, by its main branch. A job with
 * several monitors counts once, too, by the usual one or else the first: they may measure the same code, and nobody can
 * tell.
 */
import { jobCount, monitorBefore, titleOf } from './job-list.js';
import { measured } from './lib/numbers.js';

/** The branch that speaks for a project, the first that there is; without any, the one measured last. */
const MAIN = ['main', 'master', 'trunk', 'develop'];

const GATES = ['FAILED', 'WARNING', 'PASSED', 'NOT_EVALUATED'];

/**
 * The rows of a tree in order: folders and projects with depth and sums, and the jobs of those that are open.
 *
 * @param jobs the monitors of jobs to show
 * @param isOpen tells of a folder's path whether it is open
 * @param order compares two rows of one folder; both have the fields of a job
 */
export function jobTree(jobs, isOpen, order) {
  const root = folderOf('');
  for (const job of jobs) {
    const parts = job.name.split('/');
    let at = root;
    parts.slice(0, -1).forEach((part, depth) => {
      const path = parts.slice(0, depth + 1).join('/');
      if (!at.folders.has(path)) at.folders.set(path, folderOf(path));
      at = at.folders.get(path);
    });
    at.jobs.push(job);
  }
  const rows = [];
  walk(add(root), 0, isOpen, order, rows);
  return rows;
}

/** The paths of all folders of some jobs. */
export const folders = jobs =>
  new Set(
    jobs.flatMap(({ name }) => {
      const parts = name.split('/');
      return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
    }),
  );

const folderOf = path => ({ name: path, folders: new Map(), jobs: [] });

/** The sums of a folder. */
function add(folder) {
  const kids = [...[...folder.folders.values()].map(add), ...folder.jobs];
  const sum = of => kids.reduce((total, one) => total + of(one), 0);
  const isProject = folder.folders.size === 0 && folder.jobs.length > 0 && folder.jobs.every(job => job.branch);
  const speaking = speakers(folder.jobs);
  const main = isProject ? mainOf(speaking) : null;
  const below = kids.filter(one => one.kids);
  const counted = main ? [main] : [...below, ...speaking];
  const jobs = which => jobCount(folder.jobs.filter(which));
  const inAll = (of, which) => below.reduce((total, one) => total + of(one), jobs(which));
  const covered = counted.reduce((total, one) => total + (one.counter?.covered ?? 0), 0);
  const missed = counted.reduce((total, one) => total + (one.counter?.missed ?? 0), 0);
  return Object.assign(folder, {
    kids,
    isProject,
    main,
    counter: covered + missed > 0 ? { covered, missed } : null,
    change: main?.change ?? null,
    outcome: GATES.find(gate => kids.some(one => one.outcome === gate)) ?? 'NOT_EVALUATED',
    active: sum(one => one.active),
    acknowledged: sum(one => one.acknowledged),
    alertsUnknown: kids.some(one => one.alertsUnknown),
    attention: Math.max(...kids.map(one => one.attention ?? 0)),
    time: Math.max(...kids.map(one => one.time ?? -Infinity)),
    count: inAll(
      one => one.count,
      () => true,
    ),
    monitors: sum(one => one.monitors ?? 1),
    failed: inAll(
      one => one.failed,
      job => job.outcome === 'FAILED',
    ),
    unmeasured: inAll(
      one => one.unmeasured,
      job => !measured(job.counter),
    ),
  });
}

/** Of each job the monitor that counts. */
function speakers(jobs) {
  const byJob = new Map();
  for (const job of jobs) {
    const known = byJob.get(job.name);
    if (!known || monitorBefore(job, known)) byJob.set(job.name, job);
  }
  return [...byJob.values()];
}

function mainOf(branches) {
  const named = MAIN.map(name => branches.find(job => job.branch === name)).find(Boolean);
  return named ?? branches.reduce((a, b) => ((b.time ?? 0) > (a.time ?? 0) ? b : a));
}

function walk(folder, depth, isOpen, order, rows) {
  for (const one of [...folder.kids].sort(order)) {
    const isFolder = Boolean(one.kids);
    const name = isFolder ? one.name : titleOf(one);
    const label = folder.name ? name.slice(folder.name.length + 1) : name;
    const open = isFolder && isOpen(one.name);
    rows.push({ row: one, label, depth, isFolder, isOpen: open });
    if (open) walk(one, depth + 1, isOpen, order, rows);
  }
}
