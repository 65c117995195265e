/** Where the frame says the other pages are; a page that the frame does not name has no address. */
export function links(data) {
  const fill = (pattern, values) => pattern?.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
  return {
    job: data.jobUrl,
    trend: data.trendUrl,
    dashboard: data.dashboardUrl,
    export: data.exportUrl,
    alerts: data.alertsUrl,
    build: build => fill(data.buildUrl, { build }),
    source: (build, path, line) => {
      const href = fill(data.sourceUrl, { build, path });
      return href && line ? `${href}#L${line}` : href;
    },
  };
}
