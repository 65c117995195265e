import { el } from './dom.js';
import { t } from './texts.js';

/** The way between the dashboard and its pages; those that the frame does not name are left out. */
export function pages(links, current) {
  const all = [
    ['dashboard', t('Dashboard'), links.dashboard],
    ['alerts', t('Alerts'), links.alertsPage],
    ['silences', t('Silences'), links.silencesPage],
    ['channels', t('Channels'), links.channelsPage],
    ['all-controllers', t('All controllers'), links.allControllersPage],
  ].filter(([, , href]) => href);
  if (all.length < 2) return null;
  const tabs = all.map(([name, text, href]) =>
    el('a', { href, 'aria-current': name === current ? 'page' : null }, text),
  );
  return el('nav.tabs', { 'aria-label': 'Coverage Monitor' }, tabs);
}
