import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsId as facts } from '../../web-client/src/text/facts_id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { come, openOffice, school } from '../scenario/cast.ts';
import { readLedger } from '../support/journal.ts';
import { askChecked } from '../support/office.ts';
import { nameOf } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { clockShows, eventually } from '../support/wait.ts';
import { launchBrowser, openScreen } from './support/chromium.ts';

/** Budi sat beside Ani and is not in the journal: Dina corrects that on the page, Eko approves. */

const BUILT = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const SHOTS = fileURLToPath(new URL('../output/screenshots', import.meta.url));
const PASSWORD = 'hujan turun di bulan juni';
const WHY = 'Mengikuti dari ruang rapat bersama Ani';
const PDF = Buffer.from('%PDF-1.4\nisi\n%%EOF\n');

let server: Server;
let browser: Browser;
let dina: Page;
let eko: Page;

const ledger = () =>
  readLedger(server.dataDir)
    .filter(({ person }) => person === server.links.person('budi'))
    .map(({ jp }) => jp);

async function invite(): Promise<void> {
  const desk = await openOffice(server);
  const ask = async (path: string, body: object) => {
    const answer = await desk.ask({ method: 'POST', path, body });
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as Record<string, unknown>; // held against openapi.yaml
  };
  const { people } = await desk.get('/api/v1/people?q=Eko');
  const [found] = people as { id: string }[];
  const invited = await ask('/api/v1/accounts', {
    name: 'eko',
    person: found?.id,
    role: 'coordinator',
  });
  const token = String(invited['url']).split('#')[1];
  const body = { token, password: PASSWORD };
  const chosen = await askChecked(server, { method: 'POST', path: '/api/invitation', body });
  expect(chosen.status, chosen.text).toBe(200);
}

async function hold(): Promise<void> {
  const rahma = await come(server, 'rahma');
  const ani = await come(server, 'ani');
  const { segments } = rahma.last('snapshot');
  await rahma.must({ type: 'class_move', to: 'running' });
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  await ani.until('account', ({ state }) => state === 'posted');
  for (const member of [rahma, ani]) member.drop().catch(() => undefined);
}

async function signIn(page: Page, name: string, password: string, hash: string): Promise<void> {
  await page.goto(`${server.origin}/koordinator${hash}`);
  await page.getByLabel(office.name).fill(name);
  await page.getByLabel(office.password).fill(password);
  await page.keyboard.press('Enter');
}

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(SHOTS, `real-${name}.png`), fullPage: true });

beforeAll(async () => {
  const plan = school([{ from_s: 4, to_s: 8 }], ['ani', 'budi']);
  server = await Server.start({
    school: { ...plan, people: [...plan.people, 'eko'] },
    jpSeconds: 2,
    webDir: BUILT,
  });
  await invite();
  [browser] = await Promise.all([launchBrowser(), hold()]);
  dina = await (await openScreen(browser, 'laptop')).newPage();
  eko = await (await openScreen(browser, 'phone')).newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.finish();
});

test('the effect is shown before it is saved, and a document is what its bytes are', async () => {
  const { name, password } = server.links.coordinator;
  await signIn(dina, name, password, `#/kegiatan/${server.links.activity()}/kehadiran`);
  await dina.getByRole('button', { name: facts.fixOf(nameOf('budi')) }).click();
  await dina.getByText(facts.effectJp('0 JP', '2 JP')).waitFor();
  await dina.getByText(facts.needsSecond).waitFor();
  const file = dina.getByLabel(facts.document);
  await file.setInputFiles({
    name: 'daftar.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('bukan'),
  });
  await dina.getByText(facts.faults['document_type'] ?? '').waitFor();
  await file.setInputFiles({ name: 'daftar.pdf', mimeType: 'application/pdf', buffer: PDF });
  await dina.getByText(facts.documentKept).waitFor();
  await dina.getByLabel(facts.reason).fill(WHY);
  await shoot(dina, 'correction-1366');
  await dina.getByRole('button', { name: facts.save }).click();
  await dina.getByText(facts.savedWaits).waitFor();
  expect(ledger()).toEqual([]);
});

test('another coordinator finds it among what is to be decided, and approves', async () => {
  await signIn(eko, 'eko', PASSWORD, '#/keputusan');
  await eko.getByText(WHY).waitFor();
  await eko.getByRole('link', { name: facts.seeDocument }).waitFor();
  await shoot(eko, 'decisions-360');
  await eko.getByRole('button', { name: new RegExp(`^${facts.approve}`) }).click();
  await eko.getByText(facts.decisionsNone).waitFor();
  await eventually('the ledger has it', () => ledger().length === 1);
  expect(ledger()).toEqual([2]);
});

test('the list of corrections says what it changed', async () => {
  await dina.goto(`${server.origin}/koordinator#/perbaikan`);
  await dina.getByText(WHY).waitFor();
  await dina.getByText(/0 JP → 2 JP/).waitFor();
  await shoot(dina, 'corrections-1366');
  expect(await server.recheck()).toMatchObject({ status: 0 });
});
