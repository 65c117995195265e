/* Files as a tree of folders with the sums of their counters, as far as it is open. */

/**
 * The rows of a tree in order: folders with depth and sums, and the files of those that are open.
 *
 * @param files the files to show, in the order of the table
 * @param open the paths of the open folders
 * @param order compares two rows of one folder, or null for the order of names
 */
export function treeRows(files, open, order = null) {
  const root = folderOf('');
  for (const file of files) {
    const parts = file.path.split('/');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      if (!at.folders.has(part)) at.folders.set(part, folderOf(`${at.path}${part}/`));
      at = at.folders.get(part);
    }
    at.files.push(file);
  }
  add(root);
  const rows = [];
  walk(root, 0, open, order, rows);
  return rows;
}

const folderOf = path => ({ path, folders: new Map(), files: [] });

/** The sums of a folder; "before" is null where no file of it was there before. */
function add(folder) {
  const all = [...folder.files, ...[...folder.folders.values()].map(add)];
  const sum = of => all.reduce((total, one) => total + of(one), 0);
  const known = all.filter(one => one.before);
  return Object.assign(folder, {
    now: { covered: sum(one => one.now.covered), missed: sum(one => one.now.missed) },
    before: known.length
      ? {
          covered: known.reduce((total, one) => total + one.before.covered, 0),
          missed: known.reduce((total, one) => total + one.before.missed, 0),
        }
      : null,
    fresh: sum(one => one.fresh),
    count: folder.files.length + [...folder.folders.values()].reduce((total, one) => total + one.count, 0),
  });
}

function walk(folder, depth, open, order, rows) {
  const children = [...folder.folders.values()].map(chain);
  const byName = (a, b) => (a.path < b.path ? -1 : 1);
  const sorted = [...children, ...folder.files].sort(order ?? ((a, b) => kind(a) - kind(b) || byName(a, b)));
  for (const one of sorted) {
    const isFolder = Boolean(one.folders);
    const name = one.path.slice(folder.path.length);
    rows.push({ ...one, name, depth, isFolder, isOpen: isFolder && open.has(one.path) });
    if (isFolder && open.has(one.path)) walk(one, depth + 1, open, order, rows);
  }
}

const kind = one => (one.folders ? 0 : 1);

/** A folder that holds nothing but another one is one with it. */
function chain(folder) {
  let at = folder;
  while (!at.files.length && at.folders.size === 1) [at] = at.folders.values();
  return at;
}
