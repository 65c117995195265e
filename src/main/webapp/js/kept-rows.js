/*
 * Rows of a list that is drawn again and again, most of which say what they said before: those are not made anew, so
 * that one change in a long list costs one row. Nothing here touches a document.
 */

/** Remembers rows by their key. */
export function keptRows() {
  let before = new Map();
  let now = new Map();
  return {
    /**
     * The row of a key: the one in the page if it was made of the same parts, else a new one.
     *
     * @param parts all that the row says; objects count as the same only if they are the same object
     * @param make makes the row
     */
    row(key, parts, make) {
      const known = before.get(key);
      const node = known?.parts.every((part, i) => part === parts[i]) ? known.node : make();
      now.set(key, { parts, node });
      return node;
    },
    /** After the page was updated: the nodes that are in it, which may be others than those that were made. */
    drawn(nodeOf) {
      for (const [key, kept] of now) kept.node = nodeOf(key) ?? kept.node;
      before = now;
      now = new Map();
    },
  };
}
