/*
 * Chart.js and its plugins are classic scripts (UMD); they are put into the page once, in order, from js/vendor beside
 * this folder. Script elements need nothing but script-src 'self'.
 */
let chart;

function script(name) {
  return new Promise((done, fail) => {
    const node = document.createElement('script');
    node.src = new URL(`../vendor/${name}`, import.meta.url);
    node.onload = done;
    node.onerror = () => fail(new Error(`${name} could not be loaded`));
    document.head.append(node);
  });
}

/** Chart.js alone, for the job card. */
export function chartJs() {
  chart ??= script('chart.umd.js').then(() => window.Chart);
  return chart;
}

let full;

/** Chart.js with markers and zoom, for the trend page. */
export function chartJsWithPlugins() {
  full ??= chartJs()
    .then(() => script('hammer.min.js'))
    .then(() => Promise.all(['chartjs-plugin-annotation.min.js', 'chartjs-plugin-zoom.min.js'].map(script)))
    .then(() => window.Chart);
  return full;
}
