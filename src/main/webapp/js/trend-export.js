import { el } from './lib/dom.js';
import { icon } from './lib/icons.js';

/** The series of a trend as CSV: a line a build, empty where nothing was measured. */
export function csv({ metric, component, series, keptBuilds }) {
  const head = ['build', 'time', 'metric', 'component', 'covered', 'missed', 'kept'];
  const lines = series.builds.map((build, i) => {
    const measured = series.covered[i] + series.missed[i] > 0;
    return [
      build,
      new Date(series.times[i]).toISOString(),
      metric,
      cell(component),
      measured ? series.covered[i] : '',
      measured ? series.missed[i] : '',
      keptBuilds.includes(build) ? 'yes' : '',
    ].join(',');
  });
  return `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A text in a cell; one that a spreadsheet would take for a formula is not one (CSV injection). */
const cell = text => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Buttons that save what the chart shows: its numbers, or its picture. */
export function exports(data, chart) {
  const asCsv = () => save(new Blob([csv(data())], { type: 'text/csv' }), `${fileName(data())}.csv`);
  const asPng = () =>
    onBackground(chart()).toBlob(picture => picture && save(picture, `${fileName(data())}.png`), 'image/png');
  const button = (text, click) => el('button.btn', { type: 'button', on: { click } }, icon('download'), text);
  return [button('CSV', asCsv), button('PNG', asPng)];
}

/** What a file is called: the job, the component if there is one, and the metric. */
export const fileName = ({ job, component, metric }) =>
  [job, component, metric.toLowerCase()]
    .filter(Boolean)
    .map(part => part.replace(/[^\w.-]+/g, '-'))
    .join('-');

/** The picture as the page shows it: without the card's colour behind it, a dark one could not be read on white. */
function onBackground(canvas) {
  const picture = el('canvas', { width: canvas.width, height: canvas.height });
  const g = picture.getContext('2d');
  g.fillStyle = getComputedStyle(canvas.closest('.cm-card')).backgroundColor;
  g.fillRect(0, 0, picture.width, picture.height);
  g.drawImage(canvas, 0, 0);
  return picture;
}

function save(content, name) {
  const url = URL.createObjectURL(content);
  const link = el('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
