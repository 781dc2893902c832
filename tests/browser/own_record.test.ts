import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessId as access } from '../../web-client/src/text/access_id.ts';
import { isoDate } from '../../web-client/src/text/format.ts';
import { ownEn } from '../../web-client/src/text/own_en.ts';
import { ownId as own } from '../../web-client/src/text/own_id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { privacyId as privacy } from '../../web-client/src/text/privacy_id.ts';
import { recordEn } from '../../web-client/src/text/record_en.ts';
import { recordId as record } from '../../web-client/src/text/record_id.ts';
import { superiorEn } from '../../web-client/src/text/superior_en.ts';
import { superiorId as superior } from '../../web-client/src/text/superior_id.ts';
import { come, openOffice, school } from '../scenario/cast.ts';
import { readLedger } from '../support/journal.ts';
import { askChecked } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nameOf, PERMISSION_AT_ANY_HOUR } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { clockShows } from '../support/wait.ts';
import { launchBrowser, openScreen } from './support/chromium.ts';

/** Self study as capacity development, of somebody with a work agreement: Ani attends, files the
 * permission and the report of the day by her personal link, Sari decides as her superior, and the JP
 * come into the ledger. */

const BUILT = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const SHOTS = fileURLToPath(new URL('../output/screenshots', import.meta.url));
const TITLE = 'Tata naskah dinas elektronik';
const PASSWORD = 'sandi yang panjang sekali';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

let server: Server;
let desk: Office;
let browser: Browser;
let ani: Page;
let sari: Page;

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await desk.ask({ method: 'POST', path, body });
  expect(answer.status, `${path} ${answer.text}`).toBe(200);
  return JSON.parse(answer.text) as Record<string, unknown>; // held against openapi.yaml
}

/** Ani works under an agreement, Sari is her superior, and the activity is meant as capacity. */
async function arrange(): Promise<void> {
  const person = (who: string) => server.links.person(who);
  await post(`/api/v1/people/${person('ani')}`, {
    employment: 'pppk',
    superior: person('sari'),
    reason: 'Perjanjian kerja baru',
  });
  await post(`/api/v1/activities/${server.links.activity()}`, {
    ledger: 'kapasitas',
    reason: 'Penugasan',
  });
  const invited = await post('/api/v1/accounts', {
    name: 'sari',
    person: person('sari'),
    role: 'superior',
  });
  const token = String(invited['url']).split('#')[1];
  const chosen = await askChecked(server, {
    method: 'POST',
    path: '/api/invitation',
    body: { token, password: PASSWORD },
  });
  expect(chosen.status, chosen.text).toBe(200);
}

async function hold(): Promise<void> {
  const rahma = await come(server, 'rahma');
  const learner = await come(server, 'ani');
  const { segments } = rahma.last('snapshot');
  await rahma.must({ type: 'class_move', to: 'running' });
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  await learner.until('account', ({ state }) => state === 'posted');
  for (const member of [rahma, learner]) member.drop().catch(() => undefined);
}

const jpOf = (who: string) =>
  readLedger(server.dataDir).filter(({ person }) => person === server.links.person(who));

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(SHOTS, `real-${name}.png`), fullPage: true });

beforeAll(async () => {
  const plan = school([{ from_s: 6, to_s: 10 }], ['ani', 'sari']);
  server = await Server.start({
    school: {
      ...plan,
      activities: plan.activities.map((one) => ({ ...one, category: 'belajar_mandiri' })),
    },
    jpSeconds: 2,
    policy: PERMISSION_AT_ANY_HOUR,
    webDir: BUILT,
  });
  desk = await openOffice(server);
  await arrange();
  [browser] = await Promise.all([launchBrowser(), hold()]);
  ani = await (await openScreen(browser, 'phone')).newPage();
  sari = await (await openScreen(browser, 'laptop')).newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.finish();
});

test('the link opens the record, which says what waits and what to do', async () => {
  expect(jpOf('ani')).toEqual([]);
  await ani.goto(`${server.origin}/saya#${server.links.token('ani')}`);
  await ani.getByText(nameOf('ani')).first().waitFor();
  await ani.getByText(own.superior(nameOf('sari'))).waitFor();
  await ani.getByRole('heading', { name: own.toDo }).waitFor();
  await ani.getByText(record.waits.evidence).first().waitFor();
  await shoot(ani, 'own-waiting-360');
});

test('what nobody can use is refused before it is sent, and in words', async () => {
  await ani.getByRole('button', { name: own.fileFor(TITLE) }).click();
  await ani.getByRole('button', { name: own.fileDo, exact: true }).click();
  const file = ani.getByLabel(own.fileFile);
  await file.setInputFiles({ name: 'surat.txt', mimeType: 'text/plain', buffer: PDF });
  await ani.getByText(own.fileFaults.type).waitFor();
  expect(await ani.getByRole('button', { name: own.fileSend }).isDisabled()).toBe(true);
  await file.setInputFiles({
    name: 'surat.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('bukan PDF'),
  });
  await ani.getByLabel(own.fileServes).fill('Layanan arsip digital');
  await ani.getByLabel(own.fileCoordinated).fill('Kepala Bidang Arsip');
  await ani.getByRole('button', { name: own.fileSend }).click();
  await ani.getByText(own.fileFaults.type).waitFor();
  await shoot(ani, 'own-file-360');
});

test('the permission is filed', async () => {
  const file = { name: 'surat tugas.pdf', mimeType: 'application/pdf', buffer: PDF };
  await ani.getByLabel(own.fileFile).setInputFiles(file);
  await ani.getByRole('button', { name: own.fileSend }).click();
  await ani.getByText(own.fileSent).waitFor();
  await ani.getByText(record.waits.decision).first().waitFor();
  await ani.getByText(record.undecided).waitFor();
  expect(jpOf('ani')).toEqual([]);
});

test('the superior sees it with what it is for, and accepts', async () => {
  await sari.goto(`${server.origin}/atasan`);
  await sari.getByLabel(office.name).fill('sari');
  await sari.getByLabel(office.password).fill(PASSWORD);
  await sari.keyboard.press('Enter');
  await sari.getByRole('heading', { name: superior.waiting }).waitFor();
  await shoot(sari, 'superior-1366');
  const kind = record.documents.surat_izin_penugasan;
  await sari.getByRole('button', { name: superior.open(kind, nameOf('ani')) }).click();
  await sari.getByText('Layanan arsip digital').waitFor();
  await sari.getByText('Kepala Bidang Arsip').waitFor();
  const where = await sari.getByRole('link', { name: superior.openDocument }).getAttribute('href');
  const got = await sari.request.get(`${server.origin}${where}`);
  expect(got.headers()['content-type']).toBe('application/pdf');
  expect((await got.body()).equals(PDF)).toBe(true);
  await shoot(sari, 'superior-decision-1366');
  await sari.getByRole('button', { name: superior.accept }).click();
  await sari.getByText(superior.accepted(nameOf('ani'))).waitFor();
  await sari.getByText(superior.waitingNone).waitFor();
});

test('the report is of a day, and says on the page what it waits for', async () => {
  expect(jpOf('ani'), 'the permission alone is not enough').toEqual([]);
  await ani.reload();
  await ani.getByRole('button', { name: own.fileFor(TITLE) }).click();
  const days = ani.getByRole('region', { name: record.days }).getByRole('listitem');
  await days.getByText(record.waitsFor.report).waitFor();
  expect(await days.count()).toBe(1);
  await ani.getByRole('button', { name: own.fileDo, exact: true }).click();
  const day = await ani.getByLabel(own.fileDay).inputValue();
  expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await ani
    .getByLabel(own.fileFile)
    .setInputFiles({ name: 'laporan.pdf', mimeType: 'application/pdf', buffer: PDF });
  await ani.getByLabel(own.fileServes).fill('Layanan arsip digital');
  await ani.getByLabel(own.fileCoordinated).fill('Kepala Bidang Arsip');
  await shoot(ani, 'own-file-day-360');
  await ani.getByRole('button', { name: own.fileSend }).click();
  await days.getByText(record.waitsFor.decision).waitFor();
  expect(jpOf('ani')).toEqual([]);

  await sari.reload();
  const ofDay = record.ofDay(isoDate(day, 'id'));
  await sari.getByText(ofDay).waitFor();
  const kind = record.documents.laporan_belajar;
  await sari.getByRole('button', { name: superior.open(kind, nameOf('ani')) }).click();
  await sari.getByRole('dialog').getByText(ofDay).waitFor();
  await shoot(sari, 'superior-day-1366');
  await sari.getByRole('button', { name: superior.accept }).click();
  await sari.getByText(superior.waitingNone).waitFor();
});

test('the JP are in the ledger, and the record opens what they rest on', async () => {
  expect(jpOf('ani')).toMatchObject([{ jp: 2 }]);
  await ani.reload();
  await ani.getByText(record.states.counted).first().waitFor();
  await ani.getByText(record.capacityJp('2')).waitFor();
  await shoot(ani, 'own-counted-360');
  await ani.getByRole('button', { name: record.capacityJp('2') }).click();
  const figure = ani.getByRole('dialog', { name: record.figures.capacity });
  await figure.getByText('2 JP').first().waitFor();
  await figure.getByRole('button', { name: record.openActivity(TITLE) }).click();
  await ani.getByText(record.accepted, { exact: true }).first().waitFor();
  await ani.getByRole('heading', { name: record.entries }).waitFor();
  await shoot(ani, 'own-detail-360');
});

test('an objection is written and waits for its answer', async () => {
  await ani.getByRole('button', { name: own.objectDo }).click();
  await ani.getByLabel(own.objectLabel).fill('Saya tersambung dari awal sampai akhir.');
  await ani.getByRole('button', { name: own.objectSend }).click();
  await ani.getByText(record.waits.answer).first().waitFor();
  await ani.getByText(record.noAnswer).waitFor();
  await ani.keyboard.press('Escape');
});

test('everything about Ani is hers as a file', async () => {
  const [download] = await Promise.all([
    ani.waitForEvent('download'),
    ani.getByRole('button', { name: own.mineDo }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('data-saya.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('Saya tersambung dari awal sampai akhir.');
  expect(text).not.toContain(nameOf('rahma'));
});

test('who took data of Ani, and which, stands on her page', async () => {
  await ani.getByRole('button', { name: own.takenDo }).click();
  const taken = ani.getByRole('region', { name: own.taken }).getByRole('listitem');
  await taken
    .filter({ hasText: access.what['evidence_document'] ?? '' })
    .first()
    .waitFor();
  expect(await taken.filter({ hasText: nameOf('sari') }).count()).toBeGreaterThan(0);
  await shoot(ani, 'own-taken-360');
});

test('Ani asks for a restriction, the coordinator decides with a reason, and she lifts it', async () => {
  const decided = 'Kehadiran sedang diperiksa';
  await ani.getByRole('button', { name: privacy.mineDo }).click();
  await ani.getByLabel(privacy.mineReason).fill('JP saya belum benar');
  await ani.getByRole('button', { name: privacy.mineSend }).click();
  await ani.getByRole('button', { name: privacy.mineEnd }).waitFor();

  const dina = await (await openScreen(browser, 'laptop')).newPage();
  const { name, password } = server.links.coordinator;
  await dina.goto(`${server.origin}/koordinator#/pembatasan`);
  await dina.getByLabel(office.name).fill(name);
  await dina.getByLabel(office.password).fill(password);
  await dina.keyboard.press('Enter');
  await dina.getByText('JP saya belum benar').waitFor();
  const accept = dina.getByRole('button', { name: privacy.of(privacy.accept, nameOf('ani')) });
  expect(await accept.isDisabled(), 'without a reason').toBe(true);
  await dina.getByLabel(privacy.reason).fill(decided);
  await accept.click();
  await dina.getByText(privacy.states.in_force, { exact: true }).waitFor();
  await shoot(dina, 'restrictions-1366');

  await ani.reload();
  await ani.getByText(privacy.mineReasonOf(nameOf('dina'), decided)).waitFor();
  await shoot(ani, 'own-restricted-360');
  await ani.getByRole('button', { name: privacy.mineLift }).click();
  await ani.getByRole('button', { name: privacy.mineDo }).waitFor();
});

test('both pages speak English, at the other width too', async () => {
  await ani.getByRole('button', { name: 'English' }).press('Enter');
  await ani.getByText(recordEn.states.counted).first().waitFor();
  await ani.setViewportSize({ width: 1366, height: 768 });
  await ani.getByRole('button', { name: ownEn.mineDo }).waitFor();
  await shoot(ani, 'own-en-1366');
  await sari.getByRole('button', { name: 'English' }).press('Enter');
  await sari.setViewportSize({ width: 360, height: 740 });
  await sari.getByRole('heading', { name: superiorEn.decided }).waitFor();
  await shoot(sari, 'superior-en-360');
});

test('whoever closes the record is out', async () => {
  await ani.getByRole('button', { name: ownEn.signOut }).click();
  await ani.getByText(ownEn.signedOutDone).waitFor();
  await ani.goto(`${server.origin}/saya`);
  await ani.getByText(ownEn.noLink).waitFor();
});

test('recomputing everything finds nothing else', async () => {
  expect(await server.recheck()).toMatchObject({ status: 0 });
});
