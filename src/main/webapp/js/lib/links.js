/** The monitor that most jobs have alone; pages of others have its name in theirs. */
const MONITOR = 'coverage';

/** The address of a job below Jenkins' own; the parts of its full name are folders. */
const jobPath = name => `job/${name.split('/').map(encodeURIComponent).join('/job/')}`;

const trend = (monitor = MONITOR) =>
  monitor === MONITOR ? 'coverage-trend' : `coverage-trend-${encodeURIComponent(monitor)}`;

/** Where the frame says the other pages are; a page that the frame does not name has no address. */
export function links(data) {
  const fill = (pattern, values) => pattern?.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
  return {
    job: data.jobUrl,
    trend: data.trendUrl,
    dashboard: data.dashboardUrl,
    export: data.exportUrl,
    live: data.liveUrl,
    alerts: data.alertsUrl,
    api: data.apiUrl,
    alertsPage: data.alertsPage,
    silencesPage: data.silencesPage,
    channelsPage: data.channelsPage,
    allControllersPage: data.allControllersPage,
    storedTrend: (controller, job, monitor) => fill(data.storedTrendUrl, { controller, job, monitor }),
    configure: data.configureUrl,
    admin: data.admin === 'true',
    checkMinutes: Number(data.checkMinutes) || undefined,
    jobTrend:
      data.rootUrl == null ? undefined : (name, monitor) => `${data.rootUrl}/${jobPath(name)}/${trend(monitor)}/`,
    jobApi: name => `${data.rootUrl ?? ''}/${jobPath(name)}/coverage-monitor/api/v1`,
    build: build => fill(data.buildUrl, { build }),
    source: (build, path, line) => {
      const href = fill(data.sourceUrl, { build, path });
      return href && line ? `${href}#L${line}` : href;
    },
  };
}
