/*
 * Chart.js is a classic script (UMD); it is put into the page once, from js/vendor beside this folder. A script element
 * needs nothing but script-src 'self'.
 */
import { t } from './texts.js';

let chart;

function script(name) {
  return new Promise((done, fail) => {
    const node = document.createElement('script');
    node.src = new URL(`../vendor/${name}`, import.meta.url);
    node.onload = done;
    node.onerror = () => fail(new Error(t('{0} could not be loaded', name)));
    document.head.append(node);
  });
}

/** Chart.js, once it is loaded. */
export function chartJs() {
  chart ??= script('chart.umd.js').then(() => window.Chart);
  return chart;
}
