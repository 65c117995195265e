import { say } from './dom.js';
import { ago } from './numbers.js';

const MINUTE = 60_000;

/**
 * Keeps true how long ago something was: every node with "data-ago", a moment in milliseconds, says it anew each minute
 * while somebody may look at the page. A text that stays the same is not touched.
 */
export function keepAges(root) {
  const show = () => {
    if (document.hidden) return;
    root.querySelectorAll('[data-ago]').forEach(node => say(node, ago(Number(node.dataset.ago))));
  };
  setInterval(show, MINUTE);
  document.addEventListener('visibilitychange', show);
}
