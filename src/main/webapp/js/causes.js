/* Alerts by their causes, without the page. */

export const TABS = {
  open: alert => ['ACTIVE', 'PENDING'].includes(alert.status),
  acknowledged: alert => alert.status === 'ACKNOWLEDGED',
  all: () => true,
};

/** So many causes are shown at first: the worst and newest. */
export const FIRST = 5;

/**
 * One entry a cause: what one build brought to one monitor of a job is one, a drop of the project with its gate and
 * components.
 * The order is that of the alerts; the first of a cause speaks for it.
 */
export function causes(alerts, tab) {
  const byCause = new Map();
  for (const alert of alerts.filter(TABS[tab])) {
    const one = `${alert.job}:${alert.monitor} #${alert.build} ${alert.status}`;
    const cause = alert.build && alert.status !== 'NEWS' ? one : alert.id;
    byCause.set(cause, [...(byCause.get(cause) ?? []), alert]);
  }
  return [...byCause].map(([key, all]) => ({ key, first: all[0], others: all.slice(1), all }));
}
