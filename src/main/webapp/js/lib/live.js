/*
 * What happens, as it happens: over WebSocket where there is one, else by asking every few seconds. It knows the last
 * number it saw, so that nothing is missed by a connection that broke; docs/http-api.md tells the messages.
 */
const LEAST = 500;
const MOST = 30_000;
const POLL = 5_000;
const SAFETY = 60_000;

/** After so many connections that never said hello, the page asks instead; it tries again less often. */
const GIVE_UP = 3;

const after = millis =>
  new Promise(done => {
    setTimeout(done, millis);
  });

/** How long to wait before the next try: longer each time, and not the same for all pages of one server. */
export const pause = (tries, random = Math.random) => Math.min(MOST, LEAST * 2 ** tries) * (0.5 + random() / 2);

/**
 * Watches a stream.
 *
 * @param url where, or null to ask only
 * @param on.event an event of the stream
 * @param on.look asks for everything, by the page's own data; refuses if it cannot be had
 * @param on.state called with "live", "polling" or "lost" and the moment of the last sign of life
 */
export function watch(url, on, { Socket = globalThis.WebSocket, random = Math.random } = {}) {
  const view = { tries: 0, silent: 0, stream: '', number: 0, state: '', at: Date.now(), socket: null, ended: false };
  let again;
  let beat;

  function told(state) {
    if (state !== 'lost') view.at = Date.now();
    view.state = state;
    on.state(state, view.at);
  }

  function connect() {
    clearTimeout(again);
    if (view.ended || !url || !Socket) return;
    const address = new URL(url, globalThis.location?.href);
    address.protocol = address.protocol.replace('http', 'ws');
    if (view.stream) {
      address.searchParams.set('stream', view.stream);
      address.searchParams.set('after', view.number);
    }
    const socket = new Socket(address.href);
    view.socket = socket;
    let greeted = false;
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      alive(message.beatSeconds);
      if (message.type === 'hello') {
        greeted = true;
        view.tries = 0;
        view.silent = 0;
        const missed = view.stream && !message.resumed;
        view.stream = message.stream;
        if (!message.resumed) view.number = message.number;
        if (missed || view.state === 'lost' || view.state === 'polling') look(missed ? random() * 2000 : 0);
      } else if (message.number > view.number && message.type !== 'beat') {
        view.number = message.number;
        if (message.type === 'look') look(random() * 2000);
        else on.event(message);
      }
      told('live');
    };
    socket.onclose = () => {
      clearTimeout(beat);
      if (view.socket !== socket || view.ended) return;
      view.socket = null;
      if (!greeted) view.silent++;
      if (view.silent < GIVE_UP) told('lost');
      again = setTimeout(connect, pause(view.tries++, random));
    };
  }

  /** A connection that says nothing for two beats and a half is none. */
  function alive(seconds) {
    view.beat = seconds ?? view.beat ?? 15;
    clearTimeout(beat);
    beat = setTimeout(() => view.socket?.close(), view.beat * 2500);
  }

  async function look(later) {
    if (later) await after(later);
    try {
      await on.look();
      if (view.state !== 'live') told(connected() ? 'live' : 'polling');
    } catch {
      if (!connected()) told('lost');
    }
  }

  const connected = () => view.state === 'live' && view.socket;
  const asks = () => !url || !Socket || view.silent >= GIVE_UP;
  const poll = setInterval(() => {
    if (globalThis.document?.hidden || connected()) return;
    if (asks()) look(0);
  }, POLL);
  const safety = setInterval(() => connected() && !globalThis.document?.hidden && look(0), SAFETY);
  const shown = () => {
    if (document.hidden) return;
    if (asks()) look(0);
    else if (!view.socket) connect();
  };
  globalThis.document?.addEventListener('visibilitychange', shown);
  if (asks()) told('polling');
  connect();
  return {
    look: () => look(0),
    /** Tells the state again, with its age. */
    state: () => on.state(view.state || 'polling', view.at),
    end() {
      view.ended = true;
      [poll, safety].forEach(clearInterval);
      [again, beat].forEach(clearTimeout);
      globalThis.document?.removeEventListener('visibilitychange', shown);
      view.socket?.close();
    },
  };
}
