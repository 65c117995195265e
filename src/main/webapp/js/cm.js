/*
 * The one script a frame includes: <script type="module" src="…/js/cm.js">, with
 * <link rel="stylesheet" href="…/css/cm.css">.
 * It fills every <div class="coverage-monitor" data-page="…" data-url="…">:
 *
 *   data-page           job-card | trend | build | source | dashboard | alerts | silences | channels |
 *                       all-controllers
 *   data-url            the page's JSON (the records of the room view; of the last three pages the HTTP interface's
 *                       list);
 *                       trend and dashboard add ?metric=…&component=…
 *   data-job-url        the job's page
 *   data-trend-url      the job's trend page
 *   data-build-url      a build's report page, with {build} in it
 *   data-source-url     a file's page, with {build} and {path} in it
 *   data-dashboard-url  the dashboard
 *   data-stored-trend-url  the trend of a job of any controller, with {controller}, {job} and {monitor} in it
 *   data-note           a sentence for the head of the dashboard, of the alerts and of the page over all controllers
 *   data-export-url     where the history or the page can be had as JSON
 *   data-live-url       the stream of what happens, a WebSocket; without it the page asks now and then
 *   data-alerts-url     the API's alerts: …/ID/acknowledge, /silence and /resolve take a POST; without it no buttons
 *   data-api-url        the API, for all jobs
 *   data-root-url       where Jenkins is, for the addresses of jobs
 *   data-alerts-page, data-silences-page, data-channels-page, data-all-controllers-page,
 *   data-configure-url   pages beside the dashboard
 *   data-check-minutes  how often the alerts are looked after
 *   data-language       the reader's language; of those that the pages do not speak, English
 *   data-admin          "true" for administrators; what others may not do is not offered
 *
 * What is left out is not linked. Everything runs under `default-src 'self'; style-src 'self'; script-src 'self'`:
 * text reaches the page as text, styles through the CSSOM, and Chart.js from js/vendor by script elements
 * (lib/vendor.js).
 */
import { failed, missing, waiting } from './states.js';
import { keepAges } from './lib/ages.js';
import { links } from './lib/links.js';
import { language, t } from './lib/texts.js';

const PAGES = {
  'job-card': () => import('./job-card.js'),
  trend: () => import('./trend.js'),
  build: () => import('./build.js'),
  source: () => import('./source.js'),
  dashboard: () => import('./dashboard.js'),
  alerts: () => import('./alerts.js'),
  silences: () => import('./silences.js'),
  channels: () => import('./channels.js'),
  'all-controllers': () => import('./all-controllers.js'),
};

const tags = new Map();

function remember(url, answer) {
  const tag = answer.headers.get('ETag');
  if (tag) tags.set(String(url), tag);
}

/** Fetches a page's JSON; refuses with the status of the answer. */
export async function load(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }).catch(() => {
    throw new Error(t('The server cannot be reached'));
  });
  if (!answer.ok) throw Object.assign(new Error(await why(answer)), { status: answer.status });
  remember(url, answer);
  return answer.json();
}

/** What a server says that cannot answer now, in its own words where it has some. */
async function why(answer) {
  const words = answer.status === 503 && answer.headers.get('Content-Type')?.startsWith('text/plain');
  return (words && (await answer.text()).trim()) || t('the server answered {0}', answer.status);
}

/** Fetches a page's JSON if it is another one than the last time that it was asked for; null if it is the same. */
export async function news(url) {
  const headers = { Accept: 'application/json' };
  if (tags.has(String(url))) headers['If-None-Match'] = tags.get(String(url));
  const answer = await fetch(url, { headers, credentials: 'same-origin' });
  if (answer.status === 304) return null;
  if (!answer.ok) throw new Error(t('the server answered {0}', answer.status));
  remember(url, answer);
  return answer.json();
}

async function fill(root) {
  root.lang = language;
  root.setAttribute('aria-busy', 'true');
  root.replaceChildren(waiting());
  try {
    const script = PAGES[root.dataset.page]();
    // A page with lists of its own, or whose own address says what it shows, knows what to ask for.
    const [page, data] =
      root.hasAttribute('data-api-url') || location.search
        ? await script.then(async known => [
            known,
            await load(known.first ? known.first(root.dataset.url) : root.dataset.url),
          ])
        : await Promise.all([script, load(root.dataset.url)]);
    root.replaceChildren();
    await page.draw(root, data, { links: links(root.dataset), load, news, url: root.dataset.url });
  } catch (problem) {
    const hidden = [401, 403, 404].includes(problem.status);
    // The page of a job has a heading of its own.
    const level = root.dataset.page === 'job-card' ? 'h2' : 'h1';
    root.replaceChildren(hidden ? missing(level) : failed(problem.message, () => fill(root), level));
  } finally {
    root.removeAttribute('aria-busy');
  }
}

document.querySelectorAll('.coverage-monitor[data-page]').forEach(fill);
keepAges(document);
