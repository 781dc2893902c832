import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { askChecked, Office } from '../support/office.ts';
import { writeSeed } from '../support/school.ts';
import { makeCertificate, Server } from '../support/server.ts';
import type { Ended, Options } from '../support/server.ts';
import { school } from './cast.ts';

/** What keeps the server from starting is said in a sentence that names the place. */

let server: Server;

afterEach(async () => {
  await server?.finish();
});

const said = ({ out, log }: Ended): string => out + log;

async function refusesToStart(
  command: string,
  options: Options,
  ...words: RegExp[]
): Promise<void> {
  const ended = await server.tryTo(command, options);
  expect(ended.status, said(ended)).toBe(1);
  for (const word of words) expect(said(ended)).toMatch(word);
}

function prepare(): void {
  server = Server.prepare({ school: school() });
  writeSeed(server.path('seed.json'), school());
}

/** The file as JSON, with one thing changed. */
function spoil(name: string, change: (text: string) => string): void {
  const path = server.path(name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

test('a second server on the same data, or on the same port', async () => {
  server = await Server.start({ school: school() });
  await refusesToStart('serve', { port: 0 }, /another|already|in use/i, /data/);
  mkdirSync(server.path('other'));
  const elsewhere = { data_dir: server.path('other') };
  await refusesToStart('serve', elsewhere, /another|already|in use/i, new RegExp(`${server.port}`));
  expect((await server.stop()).status).toBe(0);
});

test('the first coordinator is invited while the server runs', async () => {
  server = await Server.start({ school: school() });
  const words = ['siti', 'coordinator', 'Siti Aminah'];
  const invited = await server.tryTo('invite', {}, words);
  expect(invited.status, said(invited)).toBe(0);
  const token = /#(\S+)/.exec(invited.out)?.[1];
  const password = 'hujan turun di bulan juni';
  const chosen = await askChecked(server, {
    method: 'POST',
    path: '/api/invitation',
    body: { token, password },
  });
  expect(chosen.status, chosen.text).toBe(200);
  const siti = await Office.signIn(server, { name: 'siti', password });
  const { changes } = await siti.get('/api/v1/changes');
  expect(JSON.stringify(changes)).toContain('sinkron invite');
});

test('what needs the server stopped says so', async () => {
  server = await Server.start({ school: school() });
  await refusesToStart('retain', {}, /another server/, /by itself each day/);
  await refusesToStart('rotate-key', {}, /another server/);
});

test('a seed that is not JSON', async () => {
  prepare();
  spoil('seed.json', (text) => text.slice(0, -10));
  await refusesToStart('demo', {}, /seed\.json/, /JSON|line|end/i);
});

test('a seed with a fault inside', async () => {
  prepare();
  spoil('seed.json', (text) => text.replace('"pelatihan_teknis"', '"pelatihan_sihir"'));
  await refusesToStart('demo', {}, /seed\.json/, /activities\[0\]\.category/);
});

test('a policy with a fault inside', async () => {
  prepare();
  spoil('policies/uji.json', (text) =>
    text.replace(/"rounding": *"floor"/, '"rounding": "sideways"'),
  );
  await refusesToStart('demo', {}, /uji\.json/, /rounding/);
});

test('a policy that is in use, with another text', async () => {
  server = await Server.start({ school: school() });
  expect((await server.stop()).status).toBe(0);
  spoil('policies/uji.json', (text) =>
    text.replace(/"rounding": *"floor"/, '"rounding": "ceiling"'),
  );
  await refusesToStart('serve', {}, /uji\.json/, /in use since \d{4}/, /make a new version/);
  spoil('policies/uji.json', (text) =>
    text.replace('"rounding": "ceiling"', '"rounding": "floor"'),
  );
  await server.run();
  expect((await server.stop()).status).toBe(0);
});

test('no policy at all', async () => {
  prepare();
  mkdirSync(server.path('empty'));
  await refusesToStart('demo', { policy_dir: server.path('empty') }, /empty/, /polic/);
});

test('a calendar of offices with a fault inside', async () => {
  prepare();
  writeFileSync(server.path('kalender.json'), '{"id": "x", "title": "x", "periods": 7}');
  const options = { 'office.calendar': server.path('kalender.json') };
  await refusesToStart('demo', options, /kalender\.json/, /periods/);
});

test('a certificate that is missing, broken, or of another key', async () => {
  prepare();
  await refusesToStart('demo', { 'tls.cert': server.path('none.pem') }, /none\.pem/);
  writeFileSync(server.path('broken.pem'), 'not a certificate\n');
  await refusesToStart('demo', { 'tls.cert': server.path('broken.pem') }, /broken\.pem/);
  makeCertificate(server.path('other.pem'), server.path('other.key'));
  await refusesToStart('demo', { 'tls.key': server.path('other.key') }, /other\.key/);
});

test('pages that were not built', async () => {
  prepare();
  await refusesToStart('demo', { web_dir: server.path('nowhere') }, /nowhere/);
});

test('an option that does not exist names the nearest', async () => {
  prepare();
  await refusesToStart('demo', { prot: 1 }, /prot/, /port/);
});
