import { el, link, say } from './lib/dom.js';
import { icon } from './lib/icons.js';
import { watch } from './lib/live.js';
import { t } from './lib/texts.js';

const SHOWN = 5;

/** The age is told in steps of so many seconds. */
const STEP = 5;
const WISH = 'coverage-monitor-notify';

/**
 * Keeps a page live, and shows whether it is and how old what it shows is. Messages of live channels appear in a list
 * that is announced politely; a reader who wants so gets them from the browser too.
 *
 * @param url the stream, or none to ask now and then
 * @param on.event a job changed
 * @param on.look asks for everything anew
 * @param on.words what to announce of the page when it changes; may be left out
 */
export function liveBar(url, on) {
  const mark = el('span.live');
  const spoken = el('span.sr', { role: 'status' });
  const messages = el('ul.toasts', { 'aria-live': 'polite', 'aria-label': t('Messages') });
  let last = ['', 0];

  /** The state and its age, which counts on. */
  function count() {
    const [state, at] = last;
    const age = Math.max(0, Math.floor((Date.now() - at) / 1000 / STEP) * STEP);
    const since = new Date(at).toTimeString().slice(0, 8);
    const words = {
      live: age < STEP ? t('Live') : t('Live · sign of life {0} s ago', age),
      polling: t('Asks every 5 s · updated {0}', age < STEP ? t('just now') : t('{0} s ago', age)),
      lost: t('Not live · last updated {0} · trying again', since),
    };
    mark.classList.toggle('cm-off', state === 'lost');
    mark.classList.toggle('cm-asks', state === 'polling');
    say(mark, words[state] ?? '');
  }

  /** Shows what there is now; only another state, or another page, is announced. Out of sight nothing is done. */
  function show() {
    const [state] = last;
    if (!state || document.hidden) return;
    count();
    const word =
      { live: t('Live'), polling: t('Updated every 5 seconds'), lost: t('Not live, trying again') }[state] ?? '';
    say(spoken, state === 'lost' || !on.words ? word : `${word}: ${on.words()}`);
  }

  let due = null;

  /** Tells once of all that happens at the same time. */
  function soon() {
    due ??= setTimeout(() => {
      due = null;
      show();
    });
  }

  function message(event) {
    const close = () => row.remove();
    const row = el(
      'li.toast',
      icon(event.severity === 'RESOLVED' ? 'passed' : 'bell', event.severity === 'RESOLVED' ? 'ok' : 'bad'),
      el(
        'div',
        link(event.url, { class: 'cm-strong' }, el('bdi', event.title)),
        event.text ? el('div.q.small', el('bdi', event.text)) : null,
      ),
      el(
        'button.btn.s',
        { type: 'button', 'aria-label': t('Close this message'), on: { click: close } },
        icon('cross'),
      ),
    );
    messages.prepend(row);
    while (messages.childElementCount > SHOWN) messages.lastElementChild.remove();
    if (wished() && document.hidden) browserMessage(event);
  }

  const heard = {
    async event(event) {
      if (event.type === 'message') message(event);
      else await on.event(event);
      soon();
    },
    async look() {
      await on.look();
      show();
    },
    state(...now) {
      last = now;
      show();
    },
  };
  let stream = watch(url, heard);
  let counting = null;

  function inSight() {
    clearInterval(counting);
    if (!document.hidden) counting = setInterval(count, STEP * 1000);
    show();
  }

  document.addEventListener('visibilitychange', inSight);
  inSight();
  return {
    bar: [mark, spoken, notifyButton()],
    messages,
    look: () => stream.look(),
    /** Watches another stream from now on. */
    watch(other) {
      stream.end();
      stream = watch(other, heard);
    },
  };
}

const wished = () => {
  try {
    return localStorage.getItem(WISH) === 'yes' && globalThis.Notification?.permission === 'granted';
  } catch {
    return false;
  }
};

/** Asks the browser for permission at a click, and remembers the wish in this browser alone. */
function notifyButton() {
  if (!globalThis.Notification || Notification.permission === 'denied') return null;
  const text = () => (wished() ? t('Browser messages: on') : t('Browser messages: off'));
  const click = async event => {
    const button = event.currentTarget;
    const on = !wished() && (await Notification.requestPermission()) === 'granted';
    localStorage.setItem(WISH, on ? 'yes' : 'no');
    button.setAttribute('aria-pressed', on);
    button.textContent = text();
  };
  return el('button.btn.s', { type: 'button', 'aria-pressed': wished(), on: { click } }, text());
}

function browserMessage({ title, text, id, url }) {
  const note = new Notification(title, { body: text, tag: id });
  if (url) note.onclick = () => window.open(url, '_blank', 'noopener');
}
