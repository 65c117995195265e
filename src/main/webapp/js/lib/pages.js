import { el } from './dom.js';

/** The way between the dashboard and its pages; those that the frame does not name are left out. */
export function pages(links, current) {
  const all = [
    ['dashboard', 'Dashboard', links.dashboard],
    ['alerts', 'Alerts', links.alertsPage],
    ['silences', 'Silences', links.silencesPage],
    ['channels', 'Channels', links.channelsPage],
    ['all-controllers', 'All controllers', links.allControllersPage],
  ].filter(([, , href]) => href);
  if (all.length < 2) return null;
  const tabs = all.map(([name, text, href]) =>
    el('a', { href, 'aria-current': name === current ? 'page' : null }, text),
  );
  return el('nav.tabs', { 'aria-label': 'Coverage Monitor' }, tabs);
}
