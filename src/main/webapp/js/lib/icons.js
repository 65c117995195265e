import { svg } from './dom.js';

const PATHS = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16.5 16.5L21 21',
  monitor: 'M3 17l5-6 4 3 4-7 5 4 M3 21h18',
  down: 'M6 9l6 6 6-6',
  next: 'M9 6l6 6-6 6',
  up: 'M6 15l6-6 6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 1H4z M10 21h4',
  mute: 'M6 17V11a6 6 0 0 1 9-5 M18 11v6 M4 18h16 M4 4l16 16',
  check: 'M5 12l5 5 9-10',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 7v5l3 2',
  lock: 'M6 11h12v9H6z M8 11V8a4 4 0 0 1 8 0v3',
  copy: 'M9 9h11v11H9z M5 15H4V4h11v1',
  rise: 'M4 17L19 6 M12 6h7v7',
  fall: 'M4 6l15 11 M19 10v7h-7',
  flat: 'M4 12h15 M14 7l5 5-5 5',
  download: 'M12 4v11 M7 11l5 5 5-5 M4 20h16',
  zoomOut: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16.5 16.5L21 21 M8 11h6',
  passed: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8 12.3l2.8 2.8L16 9.5',
  failed: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z M9 9l6 6 M15 9l-6 6',
  warning: 'M12 4L2.5 20h19z M12 10v4.5 M12 17.3v.1',
  none: 'M12 3a9 9 0 0 1 6.4 2.6 M21 12a9 9 0 0 1-2.6 6.4 M12 21a9 9 0 0 1-6.4-2.6 M3 12a9 9 0 0 1 2.6-6.4 M8 12h8',
  half: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
};

/** A drawn icon; the word beside it says the same, so it is hidden from screen readers. */
export const icon = (name, tone) =>
  svg(
    'svg',
    { class: tone ? `cm-i cm-${tone}` : 'cm-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: PATHS[name] }),
  );
