import { beforeEach, describe, expect, test } from 'vitest';
import { ALIVE_EVERY_MS, SILENCE_MAX_MS, type Connection } from '../../src/net/connection.ts';
import { Refused } from '../../src/net/refused.ts';
import { Line } from '../../src/net/socket.ts';
import type { FromServer } from '../../src/protocol/gen.ts';
import { FakeSocket } from './fake_socket.ts';

const welcome = {
  type: 'welcome',
  member: 7,
  name: 'Agus Salim',
  role: 'learner',
  resume: 'resume-1',
  resumed: false,
  server_at_ms: 1_741_572_000_000,
  silence_ms: 15_000,
};
const snapshot = (n: number) => ({
  type: 'snapshot',
  n,
  class_id: '0'.repeat(32),
  activity_title: 'Penyusunan RPP',
  class_title: 'Pertemuan 1',
  zone: 'WIB',
  phase: 'running',
  phase_since_ms: 0,
  segments: [],
  learners: 1,
  instructors: 1,
  enrolled: 1,
  speakers: [],
  chat_locked: false,
  may_speak: false,
  hand_place: 0,
  safe: true,
});
const locked = (n: number) => ({ type: 'chat_locked', n, locked: true, by: 1 });

let now = 0;
let sockets: FakeSocket[];
let states: Connection[];
let messages: FromServer[];
let tickets: boolean[];
let ticket: () => Promise<string | null>;
let line: Line;

/** Lets what waits for a ticket go on. */
const settle = () => new Promise((done) => setImmediate(done));
const socket = () => {
  const last = sockets.at(-1);
  if (!last) throw new Error('no socket was opened');
  return last;
};

beforeEach(() => {
  now = 0;
  sockets = [];
  states = [];
  messages = [];
  tickets = [];
  ticket = () => Promise.resolve('ticket');
  line = new Line({
    ticket: (anew) => {
      tickets.push(anew);
      return ticket();
    },
    open: () => {
      const made = new FakeSocket();
      sockets.push(made);
      // The fake has what Line uses of a socket.
      return made as unknown as WebSocket;
    },
    mono_ms: () => now,
    chance: () => 1,
    onConnection: (state) => states.push(state),
    onHealth: () => {},
    onMessage: (message) => messages.push(message),
    onSound: () => {},
    onServerTime: () => {},
  });
});

async function seat(): Promise<void> {
  line.start();
  await settle();
  socket().onopen?.();
  socket().says(welcome);
}

/** The line breaks, the wait passes, and a new socket is there. */
async function comeBack(): Promise<void> {
  socket().onclose?.();
  now += 1000;
  line.tick();
  await settle();
  socket().onopen?.();
}

describe('a line', () => {
  test('greets with its ticket and is open when welcomed', async () => {
    await seat();
    expect(socket().sent[0]).toMatchObject({ type: 'hello', ticket: 'ticket', version: 1 });
    expect(states.map(({ at }) => at)).toEqual(['opening', 'open']);
    expect(messages).toEqual([welcome]);
  });

  test('gives a sign of life at least every five seconds', async () => {
    await seat();
    for (let second = 0; second < 11; second++) {
      now += 1000;
      line.tick();
      socket().says({ type: 'alive_echo', echo: 0, server_at_ms: now });
    }
    const alive = socket().sent.slice(1);
    expect(alive).toHaveLength(Math.floor(11_000 / ALIVE_EVERY_MS));
    expect(alive[0]).toMatchObject({ type: 'alive', echo: 1 });
  });

  test('takes a silent line for dead and comes back', async () => {
    await seat();
    now += SILENCE_MAX_MS;
    line.tick();
    expect(states.at(-1)?.at).toBe('waiting');
    expect(socket().closed).toBe(true);
    now += 1000;
    line.tick();
    expect(states.at(-1)?.at).toBe('opening');
  });

  test('resumes after the last event that it saw', async () => {
    await seat();
    socket().says(locked(41));
    await comeBack();
    expect(sockets).toHaveLength(2);
    expect(socket().sent[0]).toMatchObject({ type: 'hello', resume: 'resume-1', after: 41 });
  });

  test('counts from the snapshot of a server that has begun anew', async () => {
    await seat();
    socket().says(locked(41));
    await comeBack();
    socket().says({ ...welcome, resume: 'resume-2' });
    socket().says(snapshot(3));
    socket().says(locked(2)); // an older line, sent again with the snapshot
    await comeBack();
    expect(socket().sent[0]).toMatchObject({ type: 'hello', resume: 'resume-2', after: 3 });
  });

  test('begins anew after something that it cannot read', async () => {
    await seat();
    socket().onmessage?.({ data: '{"type":"chat_locked","n":"x"}' });
    expect(states.at(-1)?.at).toBe('waiting');
    now += 1000;
    line.tick();
    await settle();
    socket().onopen?.();
    expect(socket().sent[0]).not.toHaveProperty('resume');
  });

  test('settles a request by its number', async () => {
    await seat();
    const first = line.send({ type: 'hand_raise' });
    const second = line.send({ type: 'chat_say', text: 'Halo', to: 'everyone' });
    socket().says({ type: 'refused', ref: 2, code: 'too_fast', wait_ms: 900 });
    socket().says({ type: 'done', ref: 1 });
    await expect(first).resolves.toBeUndefined();
    await expect(second).rejects.toMatchObject({ reason: 'too_fast', wait_ms: 900 });
  });

  test('tells a request that its line is gone', async () => {
    await seat();
    const asked = line.send({ type: 'hand_raise' });
    socket().onclose?.();
    await expect(asked).rejects.toMatchObject({ reason: 'lost' });
    await expect(line.send({ type: 'hand_raise' })).rejects.toMatchObject({ reason: 'offline' });
  });

  test('does not come back when told not to', async () => {
    await seat();
    socket().says({ type: 'bye', why: 'removed', again: false });
    expect(states.at(-1)).toEqual({ at: 'ended', why: 'removed' });
    now += 60_000;
    line.tick();
    await settle();
    expect(sockets).toHaveLength(1);
  });

  test('comes back when the server restarts', async () => {
    await seat();
    socket().says({ type: 'bye', why: 'server_stopping', again: true });
    expect(states.at(-1)?.at).toBe('waiting');
  });

  test('asks for a new ticket when the old one has expired', async () => {
    line.start();
    await settle();
    socket().onopen?.();
    socket().says({ type: 'refused', ref: 0, code: 'expired' });
    now += 1000;
    line.tick();
    expect(tickets).toEqual([false, true]);
  });

  test('ends when its link is no longer good', async () => {
    ticket = () => Promise.reject(new Refused('bad_link'));
    line.start();
    await settle();
    expect(states.at(-1)).toEqual({ at: 'ended', why: 'bad_link' });
  });

  test('waits when the server cannot be reached for a ticket', async () => {
    ticket = () => Promise.reject(new Refused('lost'));
    line.start();
    await settle();
    expect(states.at(-1)?.at).toBe('waiting');
  });

  test('ends when there is no class any more', async () => {
    ticket = () => Promise.resolve(null);
    line.start();
    await settle();
    expect(states.at(-1)).toEqual({ at: 'ended', why: 'class_over' });
  });

  test('says goodbye when leaving', async () => {
    await seat();
    line.leave();
    expect(socket().sent.at(-1)).toMatchObject({ type: 'leave' });
    expect(states.at(-1)).toEqual({ at: 'ended', why: 'asked' });
  });

  test('throws sound away rather than letting it queue', async () => {
    await seat();
    line.sound(Uint8Array.of(1));
    socket().bufferedAmount = 100_000;
    line.sound(Uint8Array.of(2));
    expect(socket().sent.slice(1)).toEqual([Uint8Array.of(1)]);
  });

  test('hears nothing from a socket that it has left', async () => {
    await seat();
    const old = socket();
    await comeBack();
    const before = messages.length;
    old.says(locked(99));
    expect(messages).toHaveLength(before);
  });
});
