import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateEn, proofEn } from '../../web-client/src/text/certificate_en.ts';
import {
  certificateId as words,
  proofId as proof,
} from '../../web-client/src/text/certificate_id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { come, openOffice, school } from '../scenario/cast.ts';
import type { Office } from '../support/office.ts';
import { nameOf } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { clockShows } from '../support/wait.ts';
import { launchBrowser, openScreen } from './support/chromium.ts';

/** Ani attends a class and earns 2 JP, Budi does not come. A coordinator issues her certificate; it
 * is drawn and its QR code read; the code's page says that it is true, and later that it is not. */

const BUILT = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const SHOTS = fileURLToPath(new URL('../output/screenshots', import.meta.url));

let server: Server;
let desk: Office;
let browser: Browser;
let page: Page;
let phone: Page;
let folder: string;
let address: string;

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

const shoot = (of: Page, name: string) =>
  of.screenshot({ path: join(SHOTS, `real-${name}.png`), fullPage: true });

const run = (program: string, ...given: string[]) =>
  execFileSync(program, given, { stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinkron-certificates-'));
  server = await Server.start({
    school: school([{ from_s: 5, to_s: 9 }], ['ani', 'budi']),
    jpSeconds: 2,
    webDir: BUILT,
  });
  desk = await openOffice(server);
  [browser] = await Promise.all([launchBrowser(), hold()]);
  page = await (await openScreen(browser, 'laptop')).newPage();
  phone = await (await openScreen(browser, 'phone')).newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.finish();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing is issued before somebody signs', async () => {
  await page.goto(`${server.origin}/koordinator#/kegiatan/${server.links.activity()}/sertifikat`);
  await page.getByLabel(office.name).fill(server.links.coordinator.name);
  await page.getByLabel(office.password).fill(server.links.coordinator.password);
  await page.keyboard.press('Enter');
  const issue = page.getByRole('button', { name: words.issue('1') });
  await issue.waitFor();
  expect(await issue.isDisabled()).toBe(true);
  await page.getByText(words.without('1')).waitFor();
  await shoot(page, 'certificates-unsigned-1366');
});

test('the signatory is written, and the certificate issued', async () => {
  await page.getByLabel(words.name, { exact: true }).fill('Dr. Andi Baso, M.Si.');
  await page.getByLabel(words.position).fill('Kepala BPSDM Provinsi Sulawesi Selatan');
  await page.getByLabel(words.place).fill('Makassar');
  await page.getByRole('button', { name: words.save }).click();
  await page.getByRole('button', { name: words.issue('1') }).click();
  await page.getByText(words.issued('1')).waitFor();
  await page.getByText(words.allDone).waitFor();
  await page.getByRole('link', { name: words.downloadOf(nameOf('ani')) }).waitFor();
  await shoot(page, 'certificates-1366');
});

test('the document is drawn, its QR code read, its words are those of the ledger', async () => {
  const link = page.getByRole('link', { name: words.downloadOf(nameOf('ani')) });
  const got = await page.request.get(`${server.origin}${await link.getAttribute('href')}`);
  expect(got.headers()['content-type']).toBe('application/pdf');
  const pdf = join(folder, 'sertifikat.pdf');
  writeFileSync(pdf, await got.body());
  run('pdftoppm', '-l', '1', '-r', '150', '-singlefile', '-png', pdf, join(folder, 'picture'));
  address = run('zbarimg', '-q', '--raw', join(folder, 'picture.png')).toString().trim();
  expect(address).toMatch(/^https:\/\/localhost:\d+\/sertifikat\/[0-9a-f]{32}$/);
  const text = run('pdftotext', '-layout', pdf, '-').toString();
  for (const shown of [
    nameOf('ani'),
    '2 (dua) jam pelajaran',
    'Makassar, ',
    'Dr. Andi Baso, M.Si.',
  ])
    expect(text).toContain(shown);
  writeFileSync(join(SHOTS, 'real-certificate.png'), readFileSync(join(folder, 'picture.png')));
});

test('whoever scans it sees that it is true, and no more than needed', async () => {
  await phone.goto(`${server.origin}${new URL(address).pathname}`);
  await phone.getByRole('heading', { name: proof.valid }).waitFor();
  await phone.getByText(nameOf('ani')).waitFor();
  await phone.getByText('2 JP').waitFor();
  expect(await phone.locator('body').textContent()).not.toMatch(/NIP|\d{18}|… \d{3}/);
  expect(await phone.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  await shoot(phone, 'certificate-proof-360');
});

test('revoked with a reason, its page says so', async () => {
  await page.getByRole('button', { name: words.revokeOf(nameOf('ani')) }).click();
  await page.getByRole('button', { name: words.revokeDo, exact: true }).click();
  await page.getByText(words.needReason).waitFor();
  await page.getByLabel(words.reason).fill('Nama salah tulis');
  await page.getByRole('button', { name: words.revokeDo, exact: true }).click();
  await page.getByText(words.revokedNow(nameOf('ani'))).waitFor();
  await page.getByText('Nama salah tulis').waitFor();
  await phone.reload();
  await phone.getByRole('heading', { name: proof.revoked }).waitFor();
  await phone.getByText(proof.notReplaced).waitFor();
  await shoot(phone, 'certificate-revoked-360');
});

test('another is issued, under another number', async () => {
  await page.getByRole('button', { name: words.issue('1') }).click();
  await page.getByText(words.allDone).waitFor();
  const { certificates } = await desk.get(
    `/api/v1/activities/${server.links.activity()}/certificates`,
  );
  expect(certificates).toMatchObject([
    { jp: 2, revoked_why: 'Nama salah tulis' },
    { jp: 2, revoked_ms: 0 },
  ]);
  await shoot(page, 'certificates-again-1366');
});

test('both pages speak English, at the other width too', async () => {
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('heading', { name: certificateEn.title }).waitFor();
  await shoot(page, 'certificates-en-360');
  await phone.setViewportSize({ width: 1366, height: 768 });
  await phone.getByRole('button', { name: 'English' }).press('Enter');
  await phone.getByRole('heading', { name: proofEn.revoked }).waitFor();
  await shoot(phone, 'certificate-en-1366');
  await phone.reload();
  await phone.getByText(proofEn.replaced).waitFor();
});

test('a code that was never given', async () => {
  await phone.goto(`${server.origin}/sertifikat/${'0'.repeat(32)}`);
  await phone.getByRole('heading', { name: proofEn.unknown }).waitFor();
});

test('recomputing everything finds nothing else', async () => {
  expect(await server.recheck()).toMatchObject({ status: 0 });
});
