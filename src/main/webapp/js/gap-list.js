/**
 * The gaps by file, the file with the most lines first; of a file in the order of its lines.
 *
 * @returns { path, gaps, lines } a file
 */
export function byFile(gaps) {
  const files = new Map();
  for (const gap of gaps) {
    const file = files.get(gap.path) ?? { path: gap.path, gaps: [], lines: 0 };
    file.gaps.push(gap);
    file.lines += gap.lines;
    files.set(gap.path, file);
  }
  const all = [...files.values()];
  all.forEach(file => file.gaps.sort((a, b) => a.from - b.from));
  return all.sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
}
