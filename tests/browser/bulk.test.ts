import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkId as bulk } from '../../web-client/src/text/bulk_id.ts';
import { school } from '../scenario/cast.ts';
import { enter } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { Coordinator } from './live_class/coordinator.ts';
import { shoot, shootWindow } from './real_screens/album.ts';
import { launchBrowser } from './support/chromium.ts';

/** A coordinator brings people in by files, with the real server behind the pages: what is wrong is
 * shown first; then people, who takes part, links for all, a sheet of codes that a camera can read,
 * and the way back. */

const DIST = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const SHOTS = fileURLToPath(new URL('../output/screenshots', import.meta.url));
const SPOILT = [
  'nip;nama;status;hobi',
  '1,98503E+17;Sri Wahyuni;PNS;x',
  '198503152010121000;Dwi Lestari;PNS;x',
].join('\r\n');
/** More than fit on one page of cards. */
const CROWD = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `19900101202221100${n}`);
const DWI = '199001012022211015';
const SRI = '198503152010122001';
const PEOPLE = [
  'nip;nama;status;unit_kerja;nip_atasan;mulai_kontrak',
  `${DWI};Dwi Lestari;PPPK;Bidang Data;${SRI};01/02/2024`,
  `${SRI};Sri Wahyuni, S.E.;PNS;Bidang Mutasi;;`,
  ...CROWD.map((nip, n) => `${nip};Peserta Uji ${n + 1};PPPK;Bidang Data;${SRI};01/02/2024`),
].join('\r\n');
const ENROLMENTS = ['nip;peran', `${DWI};peserta`, ...[SRI, ...CROWD].map((nip) => `${nip};`)].join(
  '\r\n',
);

let browser: Browser;
let server: Server;
let dina: Coordinator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinkron-bulk-'));
  browser = await launchBrowser({});
  server = await Server.start({ school: school(undefined, ['ani']), webDir: DIST });
  dina = await Coordinator.sitDown({ browser, screen: 'laptop', server, name: 'dina' });
  const { name, password } = server.links.coordinator;
  await dina.signIn(server.origin, name, password);
});

afterAll(async () => {
  await server?.finish();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const says = (text: string) => dina.page.getByText(text).first().waitFor();
const open = (path: string) => dina.page.goto(`${server.origin}/koordinator#/${path}`);
const choose = (name: string, text: string | Buffer) =>
  dina.page
    .getByLabel(bulk.file)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a file that a spreadsheet has spoilt is shown line by line', async () => {
  await open('impor');
  await choose('pegawai.csv', SPOILT);
  await says(bulk.faults['column_unknown']?.('', 'hobi') ?? '');
  await choose('pegawai.csv', SPOILT.replaceAll(';hobi', '').replaceAll(';x', ''));
  await says(bulk.faults['nip_spoilt']?.('', '') ?? '');
  await says(bulk.faults['nip_rounded']?.('', '') ?? '');
  expect(await dina.page.getByRole('button', { name: bulk.doImport }).count()).toBe(0);
  await shoot(dina, 'import-faults');
  await choose('pegawai.csv', Buffer.from('nip;nama\r\n1;Ren\xe9\r\n', 'latin1'));
  await says(bulk.faults['not_utf8']?.('6', '') ?? '');
});

test('a clean one is looked at, and imported', async () => {
  await choose('pegawai.csv', PEOPLE);
  await says(bulk.counts('10', '10', '0', '0'));
  await shoot(dina, 'import-clean');
  await dina.press(bulk.doImport);
  await says(bulk.imported);
  await dina.page.getByRole('rowheader', { name: 'pegawai.csv' }).waitFor();
  await choose('pegawai.csv', PEOPLE.replace('Bidang Data', 'Bidang Arsip'));
  await says(bulk.counts('10', '0', '1', '9'));
  await says('Bidang Arsip');
  await shoot(dina, 'import-changes');
});

test('its people take part', async () => {
  await open(`kegiatan/${server.links.activity()}/impor`);
  await choose('peserta.csv', ENROLMENTS);
  await says(bulk.counts('10', '10', '0', '0'));
  await dina.press(bulk.doImport);
  await says(bulk.imported);
  await shoot(dina, 'import-enrolments');
});

/** The sheet as the printer gets it: what a camera reads from each page. */
async function scanPrinted(): Promise<string[][]> {
  const sheet = join(folder, 'lembar.pdf');
  await dina.page.pdf({ path: sheet, preferCSSPageSize: true });
  execFileSync('pdftoppm', ['-r', '150', '-png', sheet, join(folder, 'lembar')]);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
  copyFileSync(join(folder, pages[0] ?? ''), join(SHOTS, 'real-links-print.png'));
  return pages.map((name) =>
    execFileSync('zbarimg', ['--raw', '-q', join(folder, name)])
      .toString()
      .trim()
      .split('\n'),
  );
}

test('everybody gets a link, in three ways', async () => {
  await open(`kegiatan/${server.links.activity()}/tautan`);
  await dina.press(bulk.linksMissing('10'));
  await says(bulk.linksReady('10'));
  await shoot(dina, 'links-csv');
  await dina.page.getByRole('radio', { name: bulk.asMessage }).click();
  const said = await dina.page.getByText('Yth. Dwi Lestari').innerText();
  const url = /https:\S+/.exec(said)?.[0] ?? '';
  expect(said).toContain('Tata naskah dinas elektronik');
  expect(said).toMatch(/WIB|WITA|WIT/);
  await shoot(dina, 'links-message');

  await dina.page.getByRole('radio', { name: bulk.asQr }).click();
  await dina.page.getByRole('img', { name: bulk.qrAlt('Dwi Lestari') }).waitFor();
  await shoot(dina, 'links-qr');
  const scanned = await scanPrinted();
  expect(scanned.map((codes) => codes.length)).toEqual([8, 2]);
  expect(scanned.flat()).toContain(url);

  const entry = await enter(server, new URL(url).hash.slice(1));
  expect(entry.ticket).not.toBeNull();
  await open(`kegiatan/${server.links.activity()}/ketidakhadiran`);
  await says(bulk.absencesNone);
  await shoot(dina, 'absences');
  await dina.page.goBack();
  await dina.page.getByRole('heading', { name: bulk.links }).waitFor();
  expect(await dina.page.content()).not.toContain('/masuk#');
});

test('an import is taken back, but for what is in use', async () => {
  await open('impor');
  const row = dina.page.getByRole('row', { name: 'pegawai.csv' });
  await row.getByRole('button', { name: bulk.undo }).click();
  await shootWindow(dina, 'import-undo');
  await dina.page.getByRole('dialog').getByRole('button', { name: bulk.undo }).click();
  await says(bulk.keptTitle);
  await says(bulk.why['in_use'] ?? '');
  await shootWindow(dina, 'import-kept');
  await dina.page.getByRole('dialog').getByRole('button', { name: bulk.close }).click();
  await row.getByText('dibatalkan').waitFor();
});
