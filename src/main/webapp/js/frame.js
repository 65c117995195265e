/*
 * The frame of the local preview: frame.html?page=trend&job=app. It reads its own address, so that the server only
 * hands out files and JSON: api/job-card?job=, api/trend?job=&metric=&component=, api/build?job=&build=,
 * api/source?job=&build=&path= and api/dashboard?metric=. "&monitor=" names another monitor of the job than the usual
 * one, "&theme=dark" and the button choose the theme, "&language=de" another language than the browser's.
 */
const here = new URLSearchParams(location.search);
const page = here.get('page') ?? 'dashboard';
const stored = page === 'stored-trend';
const job = stored ? '' : (here.get('job') ?? '');
const build = here.get('build') ?? '';

/** The job, and which of its monitors. */
const one = { job, monitor: stored ? '' : (here.get('monitor') ?? '') };
const query = values =>
  Object.entries(values)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${/^\{\w+\}$/.test(value) ? value : encodeURIComponent(value)}`)
    .join('&');
const to = values => `frame.html?${query({ ...values, theme: here.get('theme'), language: here.get('language') })}`;

const root = document.documentElement;
root.lang = here.get('language') ?? navigator.language;
const { language, t } = await import('./lib/texts.js');
root.lang = language;
root.dataset.theme = here.get('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const make = (tag, attributes = {}, ...kids) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) node.setAttribute(name, value);
  node.append(...kids);
  return node;
};

const pages = [
  [t('Status'), 'job-card', to({ page: 'job-card', ...one })],
  ['Coverage Monitor', 'trend', to({ page: 'trend', ...one })],
  build && [t('Coverage of #{0}', build), 'build', to({ page: 'build', ...one, build })],
].filter(Boolean);

const crumbs = [['Coverage Monitor', to({ page: 'dashboard' })]];
if (job) crumbs.push([one.monitor ? `${job} · ${one.monitor}` : job, to({ page: 'job-card', ...one })]);
if (stored) crumbs.push([t('All controllers'), to({ page: 'all-controllers' })]);
if (build) crumbs.push([`#${build}`, to({ page: 'build', ...one, build })]);
const crumb = ([text, href]) => make('li', {}, make('a', { href }, text));

const theme = make('button', { type: 'button' }, t('Light / dark'));
theme.addEventListener('click', () => {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
});

// The port of the live updates is another one each time.
const live = await fetch('api/live')
  .then(answer => (answer.ok ? answer.json() : {}))
  .then(({ url }) => url)
  .catch(() => null);
const storedJob = Object.fromEntries(['controller', 'job', 'monitor'].map(key => [key, here.get(key)]));
const view = make('div', {
  class: 'coverage-monitor',
  'data-page': stored ? 'trend' : page,
  'data-url': stored
    ? `api/all-controllers/job?${query(storedJob)}`
    : `api/${page}?${query({ ...one, build, path: here.get('path') })}`,
  'data-stored-trend-url':
    (stored || page === 'all-controllers') &&
    to({ page: 'stored-trend', controller: '{controller}', job: '{job}', monitor: '{monitor}' }),
  'data-job-url': job && to({ page: 'job-card', ...one }),
  'data-trend-url': job && to({ page: 'trend', ...one }),
  'data-build-url': job && to({ page: 'build', ...one, build: '{build}' }),
  'data-source-url': job && to({ page: 'source', ...one, build: '{build}', path: '{path}' }),
  'data-dashboard-url': to({ page: 'dashboard' }),
  'data-live-url': live && `${live}?${query({ job })}`,
  'data-export-url': job && `api/export?${query(one)}`,
});
const main = make('main', {}, page === 'job-card' ? make('h1', {}, job) : '', view);
const side = make('nav', { class: 'frame-side', 'aria-label': t('Job') });
for (const [text, name, href] of pages) side.append(make('a', { href, 'aria-current': name === page && 'page' }, text));

document.title = [job, build && `#${build}`, 'Coverage Monitor'].filter(Boolean).join(' · ');
document.body.append(
  make(
    'header',
    { class: 'frame-top' },
    make('nav', { 'aria-label': t('Breadcrumb') }, make('ol', {}, ...crumbs.map(crumb))),
    theme,
  ),
  make('div', { class: job ? 'frame-body' : 'frame-body frame-wide' }, job ? side : '', main),
);
await import('./cm.js');
