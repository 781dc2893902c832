import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { ask } from '../support/https.ts';
import { Member } from '../support/member.ts';
import { ticketFor } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { inTime } from '../support/wait.ts';
import { come, OPUS, school } from './cast.ts';

/** What is not of the protocol: the connection is told why, and closed; nobody else notices. */

let server: Server;
let rahma: Member;
let ticket: string;

beforeAll(async () => {
  server = await Server.start({ school: school() });
  rahma = await come(server, 'rahma');
  ticket = await ticketFor(server, server.links.token('ani'));
});

afterAll(async () => {
  await server?.finish();
});

const MALFORMED = 1002; // RFC 6455, 7.4.1
const OVERSIZE = 1009;

const text = (fields: object): string => JSON.stringify(fields);
const sound = (...bytes: number[]): Buffer =>
  Buffer.concat([Buffer.from([1, 0, 0, 1, 0, 0, 3, 0xc0, 0, 0, 0, 0]), Buffer.from(bytes)]);

const seated: readonly (readonly [story: string, frame: string | Buffer, code: number])[] = [
  ['no JSON', 'selamat pagi', MALFORMED],
  ['nothing', '', MALFORMED],
  ['a list', '[]', MALFORMED],
  ['JSON cut short', '{"type":"alive","echo":1', MALFORMED],
  ['a key twice', '{"type":"alive","echo":1,"echo":2}', MALFORMED],
  ['no type', text({ ref: 1 }), MALFORMED],
  ['an unknown type', text({ type: 'sing', song: 'Indonesia Raya' }), MALFORMED],
  ['a message of the server', text({ type: 'done', ref: 1 }), MALFORMED],
  ['a fact of the journal', text({ type: 'fact_lead', seat: 1, by: 1 }), MALFORMED],
  ['a field that is missing', text({ type: 'alive' }), MALFORMED],
  ['a field too many', text({ type: 'alive', echo: 1, x: 1 }), MALFORMED],
  ['a field of another kind', text({ type: 'alive', echo: 'one' }), MALFORMED],
  ['a word that is none', text({ type: 'react', reaction: 'yawn' }), MALFORMED],
  [
    'text of 2,001 bytes',
    text({ type: 'chat_say', to: 'everyone', text: 'a'.repeat(2001) }),
    MALFORMED,
  ],
  ['a zero inside a text', '{"type":"chat_say","to":"everyone","text":"a\\u0000b"}', MALFORMED],
  ['half a surrogate pair', '{"type":"chat_say","to":"everyone","text":"\\ud83d"}', MALFORMED],
  ['very deep', '['.repeat(5000), MALFORMED],
  [
    'hello for a second time',
    text({ type: 'hello', version: 1, fingerprint: 'x', ticket: 'x' }),
    MALFORMED,
  ],
  ['longer than its message may be', text({ type: 'alive', echo: 1 }) + ' '.repeat(200), OVERSIZE],
  ['longer than any message', ' '.repeat(16_385), OVERSIZE],
  ['binary garbage', Buffer.from('selamat pagi'), MALFORMED],
  ['an empty binary frame', Buffer.alloc(0), MALFORMED],
  ['sound with half a head', Buffer.from([1, 0, 0, 1]), MALFORMED],
  [
    'an unknown kind of frame',
    Buffer.concat([Buffer.from([2]), sound(...OPUS).subarray(1)]),
    MALFORMED,
  ],
  ['an unknown flag', Buffer.concat([Buffer.from([1, 2]), sound(...OPUS).subarray(2)]), MALFORMED],
  ['sound without sound', sound(), MALFORMED],
  ['Opus that is none', sound(0xff, 0xff), MALFORMED],
  ['Opus of more than 120 ms', sound(0x9b, 0x07, 1, 2, 3, 4, 5, 6, 7), MALFORMED],
  ['sound longer than any', Buffer.alloc(3_853, 1), OVERSIZE],
];

describe('who is seated and sends', () => {
  test.each(seated)('%s', async (_story, frame, code) => {
    const ani = await come(server, 'ani');
    ani.sendRaw(frame);
    expect(await ani.untilClosed()).toMatchObject({ code });
    expect(ani.last('bye')).toMatchObject({ why: 'protocol', again: false });
    expect(['malformed', 'oversize', 'unexpected']).toContain(ani.last('refused').code);
  });
});

const strangers: readonly (readonly [story: string, frame: string | Buffer])[] = [
  ['chat before the greeting', text({ type: 'chat_say', to: 'everyone', text: 'Halo' })],
  ['a move before the greeting', text({ type: 'class_move', to: 'running' })],
  ['leaving before the greeting', text({ type: 'leave' })],
  ['sound before the greeting', sound(...OPUS)],
];

describe('who has not greeted and sends', () => {
  test.each(strangers)('%s', async (_story, frame) => {
    const stranger = new Member(server);
    await stranger.opened;
    stranger.sendRaw(frame);
    expect(await stranger.untilClosed()).toMatchObject({ code: MALFORMED });
    expect(stranger.last('refused').code).toBe('unexpected');
  });

  test('a sign of life is welcome', async () => {
    const stranger = new Member(server);
    await stranger.opened;
    stranger.send({ type: 'alive', echo: 5 });
    await stranger.until('alive_echo', ({ echo }) => echo === 5);
    await stranger.drop();
  });

  test('a client that is too old is told to load the page again', async () => {
    const stranger = new Member(server);
    await stranger.opened;
    stranger.send({ type: 'hello', version: 0, fingerprint: 'x', ticket });
    await stranger.until('bye', ({ why, again }) => why === 'client_too_old' && !again);
  });
});

const changed = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

/** Cut, or with one letter changed, in its content and in its seal. */
const forged: readonly (readonly [string, (ticket: string) => string])[] = [
  ['a letter of its content changed', (t) => changed(t, 9)],
  ['a letter of its seal changed', (t) => changed(t, t.length - 5)],
  ['cut short', (t) => t.slice(0, -8)],
  ['without its seal', (t) => t.split('.')[0] ?? ''],
  ['invented', () => 'aaaa.bbbb'],
];

describe('a ticket', () => {
  test.each(forged)('%s opens nothing', async (_story, forge) => {
    const stranger = new Member(server);
    await stranger.opened;
    stranger.hello(forge(ticket));
    await stranger.until('refused', ({ code }) => code === 'bad_link');
    expect(stranger.all('welcome')).toEqual([]);
    await stranger.drop();
  });

  test('that is good opens after a bad one on the same connection', async () => {
    const ani = new Member(server);
    await ani.opened;
    ani.hello('aaaa.bbbb');
    await ani.until('refused', ({ code }) => code === 'bad_link');
    ani.hello(ticket);
    await ani.until('welcome');
    await ani.leave();
  });
});

/** The HTTP status with which an upgrade is refused. */
function refusedUpgrade(options: WebSocket.ClientOptions, protocol = 'sinkron'): Promise<number> {
  const socket = new WebSocket(`wss://localhost:${server.port}/ws`, protocol, {
    ca: server.ca,
    family: 4,
    ...options,
  });
  const status = new Promise<number>((resolve, reject) => {
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    socket.once('open', () => reject(new Error('opened')));
    socket.on('error', () => undefined);
  });
  return inTime(status, () => 'no answer to the upgrade').finally(() => socket.terminate());
}

describe('the door', () => {
  test.each(['https://jahat.example', 'http://localhost', 'null', ''])(
    'is closed to pages from "%s"',
    async (origin) => {
      expect(await refusedUpgrade(origin ? { origin } : {})).toBe(403);
    },
  );

  test('is closed to a foreign page that would change something with a cookie', async () => {
    const path = '/api/sign-out';
    const headers = { Origin: 'https://jahat.example' };
    expect((await ask(server, { method: 'POST', path, headers, body: {} })).status).toBe(403);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await ask(server, { method: 'POST', path, headers: form, raw: 'a=b' })).status).toBe(
      415,
    );
  });

  test('offers HTTP/1.1 and nothing else', async () => {
    const socket = connectTls({
      host: '127.0.0.1',
      servername: 'localhost',
      port: server.port,
      ca: server.ca,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    const chosen = new Promise((resolve, reject) => {
      socket.once('secureConnect', () => resolve(socket.alpnProtocol));
      socket.once('error', reject);
    });
    expect(await inTime(chosen, () => 'no TLS')).toBe('http/1.1');
    socket.destroy();
  });
});

test('nobody else noticed any of it', async () => {
  await rahma.must({ type: 'chat_say', to: 'everyone', text: 'Masih di sini' });
  expect(rahma.all('refused')).toEqual([]);
  expect(rahma.all('chat_said').map(({ text: said }) => said)).toEqual(['Masih di sini']);
});
