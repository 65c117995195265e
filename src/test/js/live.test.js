import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { pause, watch } from '../../main/webapp/js/lib/live.js';

/** A WebSocket that a test plays the server of. */
class Socket {
  static all = [];
  constructor(address) {
    this.address = address;
    Socket.all.push(this);
  }
  say(message) {
    this.onmessage({ data: JSON.stringify({ v: 1, ...message }) });
  }
  close() {
    if (this.closed) return;
    this.closed = true;
    this.onclose();
  }
}

const settled = () =>
  new Promise(done => {
    setImmediate(done);
  });

const hello = (more = {}) => ({ type: 'hello', stream: 's1', number: 7, resumed: false, beatSeconds: 15, ...more });

describe('the live stream', () => {
  let seen;
  let stream;
  const start = (url = 'http://jenkins.example/coverage-monitor/live') => {
    stream = watch(
      url,
      {
        event: event => seen.events.push(event.number),
        look: async () => {
          seen.looks++;
          if (seen.down) throw new Error('down');
        },
        state: state => state !== seen.states.at(-1) && seen.states.push(state),
      },
      { Socket, random: () => 1 },
    );
  };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
    Socket.all = [];
    seen = { events: [], states: [], looks: 0, down: false };
  });

  afterEach(() => {
    stream?.end();
    mock.timers.reset();
  });

  it('waits longer each time, never the same for all, and never very long', () => {
    assert.deepEqual(
      [0, 1, 2, 20].map(tries => [pause(tries, () => 0), pause(tries, () => 1)]),
      [
        [250, 500],
        [500, 1000],
        [1000, 2000],
        [15000, 30000],
      ],
    );
  });

  it('takes each event once and comes back where it was', () => {
    start();
    assert.match(Socket.all[0].address, /^ws:\/\/jenkins\.example\/coverage-monitor\/live$/);
    Socket.all[0].say(hello());
    Socket.all[0].say({ type: 'job', number: 8 });
    Socket.all[0].say({ type: 'job', number: 8 });
    assert.deepEqual(seen.events, [8]);
    Socket.all[0].close();
    assert.deepEqual(seen.states, ['live', 'lost']);
    mock.timers.tick(500);
    assert.match(Socket.all[1].address, /\?stream=s1&after=8$/);
    Socket.all[1].say(hello({ number: 11, resumed: true }));
    Socket.all[1].say({ type: 'job', number: 9 });
    Socket.all[1].say({ type: 'job', number: 11 });
    assert.deepEqual(seen.events, [8, 9, 11]);
    assert.equal(seen.states.at(-1), 'live');
  });

  it('looks at everything again after a restart of the server', async () => {
    start();
    Socket.all[0].say(hello());
    Socket.all[0].close();
    mock.timers.tick(500);
    Socket.all[1].say(hello({ stream: 's2', number: 1 }));
    mock.timers.tick(2000);
    await Promise.resolve();
    assert.equal(seen.looks, 1);
    Socket.all[1].say({ type: 'job', number: 2 });
    assert.deepEqual(seen.events, [2]);
  });

  it('takes a connection that says nothing for none', () => {
    start();
    Socket.all[0].say(hello());
    mock.timers.tick(20_000);
    Socket.all[0].say({ type: 'beat', number: 7 });
    mock.timers.tick(37_000);
    assert.equal(seen.states.at(-1), 'live');
    mock.timers.tick(1_000);
    assert.equal(seen.states.at(-1), 'lost');
  });

  it('asks where no connection comes about, and says so', async () => {
    start();
    for (let i = 0; i < 3; i++) {
      Socket.all.at(-1).close();
      mock.timers.tick(500 * 2 ** i);
    }
    assert.equal(seen.states.at(-1), 'lost');
    mock.timers.tick(5_000);
    await settled();
    assert.ok(seen.looks > 0);
    assert.equal(seen.states.at(-1), 'polling');
    seen.down = true;
    mock.timers.tick(5_000);
    await settled();
    assert.equal(seen.states.at(-1), 'lost');
  });

  it('only asks where there is no stream', async () => {
    start(null);
    assert.equal(Socket.all.length, 0);
    assert.deepEqual(seen.states, ['polling']);
    mock.timers.tick(5_000);
    await Promise.resolve();
    assert.equal(seen.looks, 1);
  });
});
