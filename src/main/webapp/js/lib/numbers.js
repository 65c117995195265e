/*
 * Numbers as people read them. Percentages come from whole numbers and are cut off, never rounded up; differences are
 * rounded to the nearest, exactly (BigInt), and one that is not zero never reads as zero.
 */
import { language, noun, plural, POINT, t } from './texts.js';

export const total = c => c.covered + c.missed;
export const measured = c => c != null && total(c) > 0;
/** For drawing and sorting only. */
export const share = c => (measured(c) ? (c.covered / total(c)) * 100 : NaN);

const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });
const some = new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping: false });

/** "83.47" of 8347. */
export const hundredths = n => two.format(n / 100);

/** "83.5" of a number or of a text such as "83.50". */
export const decimal = n => some.format(n);

/** "83.47" of { covered, missed }, rounded down. */
export const percent = c => hundredths(Math.floor((c.covered * 10_000) / total(c)));

/** No difference at all, as signed() writes it. */
export const ZERO = hundredths(0);

/** "83.47 %": how a percentage is written wherever its unit is not written apart. */
export const percentage = c => `${percent(c)} %`;

/** A sentence that was written elsewhere, with its percentages written as here. */
export const spaced = text => text.replace(/(\d)%/g, '$1\u00a0%');

/** "−0.62", "+1.10", "0.00", "under −0.01": the difference in points, exact. */
export function signed(before, after, digits = 2) {
  const b = BigInt(total(before));
  const a = BigInt(total(after));
  const difference = BigInt(after.covered) * b - BigInt(before.covered) * a;
  if (difference === 0n) return fixed(0, digits);
  const size = difference < 0n ? -difference : difference;
  const scaled = (size * 100n * 10n ** BigInt(digits) * 2n + a * b) / (a * b * 2n);
  const sign = difference < 0n ? '−' : '+';
  if (scaled === 0n) return t('under {0}', sign + fixed(10 ** -digits, digits));
  const text = scaled.toString().padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}${POINT}${text.slice(-digits)}`;
}

const fixed = (n, digits) => n.toFixed(digits).replace('.', POINT);

const numbers = new Intl.NumberFormat(language);

export const int = n => numbers.format(n);
export { noun, plural };

/** "1:05" of 65.2 seconds. */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const months = new Intl.DateTimeFormat(language, { month: 'short' });
const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const hours = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const distances = new Intl.RelativeTimeFormat(language);

/** "3 Sep", with the year where it is another one than this. */
export function day(at) {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? '' : ` ${date.getFullYear()}`;
  // Everywhere but in the United States English names the day first.
  const name = language === 'en' ? `${date.getDate()} ${months.format(date)}` : days.format(date);
  return name + year;
}

/** "3 Sep 08:00" of milliseconds or of a text such as "2026-09-03T08:00:00Z". */
export const time = at => `${day(at)} ${hours.format(new Date(at))}`;

/** "4 minutes ago"; what lies in the future by a wrong clock is "just now". */
export function ago(ms, now = Date.now()) {
  const minutes = Math.floor((now - ms) / 60_000);
  if (minutes < 1) return t('just now');
  const [unit, size] = UNITS.find(([, least]) => minutes >= least);
  return distances.format(-Math.floor(minutes / size), unit);
}

/** Minutes in a unit, the largest first. */
const UNITS = [
  ['year', 365 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
];
