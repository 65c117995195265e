/*
 * Numbers as people read them. Percentages come from whole numbers and are cut off, never rounded up; differences are
 * rounded to the nearest, exactly (BigInt), and one that is not zero never reads as zero.
 */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const total = c => c.covered + c.missed;
export const measured = c => c != null && total(c) > 0;
/** For drawing and sorting only. */
export const share = c => (measured(c) ? (c.covered / total(c)) * 100 : NaN);

/** "83.47" of { covered, missed }, rounded down. */
export function percent(c, digits = 2) {
  const scale = 10 ** digits;
  return (Math.floor((c.covered * 100 * scale) / total(c)) / scale).toFixed(digits);
}

/** "−0.62", "+1.10", "0.00", "under −0.01": the difference in points, exact. */
export function signed(before, after, digits = 2) {
  const b = BigInt(total(before));
  const a = BigInt(total(after));
  const difference = BigInt(after.covered) * b - BigInt(before.covered) * a;
  if (difference === 0n) return (0).toFixed(digits);
  const size = difference < 0n ? -difference : difference;
  const scaled = (size * 100n * 10n ** BigInt(digits) * 2n + a * b) / (a * b * 2n);
  const sign = difference < 0n ? '−' : '+';
  if (scaled === 0n) return `under ${sign}${(10 ** -digits).toFixed(digits)}`;
  const text = scaled.toString().padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

export const int = n => n.toLocaleString('en-US');
export const plural = (n, noun) => `${int(n)} ${noun}${n === 1 ? '' : 's'}`;

/** "1:05" of 65.2 seconds. */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const day = ms => {
  const date = new Date(ms);
  const year = date.getFullYear() === new Date().getFullYear() ? '' : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()]}${year}`;
};
export const time = ms => `${day(ms)} ${new Date(ms).toTimeString().slice(0, 5)}`;

/** "4 min ago"; what lies in the future by a wrong clock is "just now". */
export function ago(ms, now = Date.now()) {
  const minutes = Math.floor((now - ms) / 60000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ago`;
  return minutes < 525600 ? `${Math.floor(minutes / 1440)} d ago` : `${Math.floor(minutes / 525600)} y ago`;
}
