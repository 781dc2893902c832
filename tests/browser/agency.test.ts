import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bulkId as bulk } from '../../web-client/src/text/bulk_id.ts';
import {
  certificateId as certificate,
  proofId as proof,
} from '../../web-client/src/text/certificate_id.ts';
import { exportId as exports } from '../../web-client/src/text/export_id.ts';
import { factsId as facts } from '../../web-client/src/text/facts_id.ts';
import { id as words } from '../../web-client/src/text/id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { ownId as own } from '../../web-client/src/text/own_id.ts';
import { planId as plan } from '../../web-client/src/text/plan_id.ts';
import { recordId as record } from '../../web-client/src/text/record_id.ts';
import { superiorId as superior } from '../../web-client/src/text/superior_id.ts';
import { dayText } from '../../web-client/src/view/coordinator/class_times.ts';
import { clockShows, eventually } from '../support/wait.ts';
import {
  assemble,
  LEARNERS_CSV,
  NAMES,
  PASSWORD,
  PEOPLE_CSV,
  PERMISSION,
  SPOILT_CSV,
} from './agency/cast.ts';
import type { Cast } from './agency/cast.ts';
import { acceptInvitation } from './agency/desk.ts';
import { codeOfPdf, csvRows, inJson, inLedger, inTable, textOfPdf } from './agency/figures.ts';
import type { Whose } from './agency/figures.ts';
import { readXlsx } from './support/xlsx.ts';

/** An agency from its first coordinator to the certificate of a learner, as people do it: a server with
 * nothing in it, pages, and nobody who knows the database. The acts follow one another. */

const FAILURES = fileURLToPath(new URL('../output/failures', import.meta.url));
const TRAINING = 'Pelatihan Arsip Digital';
const TRAINING_S = 10;
const ASSIGNMENT = 'Magang Kearsipan Daerah';
const ASSIGNMENT_S = 6;
const SESSION = 'Sesi 1';
const OBJECTION = 'Saya sudah di ruang rapat sejak awal.';
const REASON = 'Namanya ada di daftar hadir ruang rapat.';

let cast: Cast;
let sendHome: () => Promise<void> = async () => {};
let training = '';
let assignment = '';
let ani = '';
let budi = '';
let tokens: { ani: string; budi: string; rahma: string };
/** What Ani had before it was put right. */
let first = 0;
let receipt = '';
let document = '';

beforeAll(async () => {
  [cast, sendHome] = await assemble();
});

afterAll(async () => {
  await sendHome();
});

/** What everybody saw when an act went wrong. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const { dina, eko, sari, rahma, ani: learner, budi: other } = cast;
  for (const [who, { page }] of Object.entries({ dina, eko, sari, rahma, learner, other })) {
    await page.screenshot({ path: join(FAILURES, `${task.name.slice(0, 40)} ${who}.png`) });
  }
});

const address = (page: string, token: string) => `${cast.server.origin}/${page}#${token}`;
const idIn = (text: string | null) => /[0-9a-f]{32}/.exec(text ?? '')?.[0] ?? '';
const hisOrHers = (activity: string, person: string): Whose => ({ activity, person });

test('the first coordinator chooses a password, and finds an empty office', async () => {
  const { dina, invitation } = cast;
  await acceptInvitation(dina, invitation, ['dina', PASSWORD]);
  await dina.sees(office.activitiesNone);
});

test('people come from a spreadsheet: a spoilt one is refused by line, a sound one written', async () => {
  const { dina } = cast;
  await dina.goTo(bulk.importPeople, office.people);
  dina.witness.excuse('400');
  await dina.choose(bulk.file, 'pegawai.csv', SPOILT_CSV);
  const fault = dina.page.getByRole('row').filter({ hasText: '1,99001E+17' });
  await fault.getByRole('cell', { name: '6', exact: true }).waitFor();
  dina.witness.excuse(null);
  await dina.choose(bulk.file, 'pegawai.csv', PEOPLE_CSV);
  await dina.sees(bulk.clean);
  await dina.press(bulk.doImport);
  await dina.sees(bulk.imported);
});

test('a superior and a second coordinator are invited, and each gets to their own page', async () => {
  const { dina, sari, eko } = cast;
  await dina.goTo(plan.accounts, office.settings);
  const invited = await dina.invite(NAMES.sari, 'sari', 'superior');
  const second = await dina.invite(NAMES.eko, 'eko', 'coordinator');
  await acceptInvitation(sari, address('undangan', invited), ['sari', PASSWORD]);
  await sari.sees(superior.waitingNone);
  await sari.page.goto(`${cast.server.origin}/koordinator`); // not hers: she is led back
  await sari.page.waitForURL('**/atasan');
  await sari.sees(NAMES.budi);
  await acceptInvitation(eko, address('undangan', second), ['eko', PASSWORD]);
  await eko.sees(office.activitiesNone);
});

test('a training is made from nothing: unit, class, learners from a file, an instructor', async () => {
  const { dina } = cast;
  await dina.makeActivity({ title: TRAINING, jp: TRAINING_S, capacity: false });
  training = idIn(dina.page.url());
  await dina.addUnitAndClass('Teori dan praktik', TRAINING_S);
  await dina.goTo(office.seePeople);
  await dina.main.getByRole('link', { name: bulk.importEnrolments }).click();
  await dina.choose(bulk.file, 'peserta.csv', LEARNERS_CSV);
  await dina.press(bulk.doImport);
  await dina.sees(bulk.imported);
  await dina.goTo(office.seePeople);
  await dina.enrol(NAMES.rahma, 'instructor');
  const rahma = await dina.newLink(NAMES.rahma);
  await dina.goTo(bulk.links);
  const [toAni = '', toBudi = ''] = await dina.linksInMessages([NAMES.ani, NAMES.budi]);
  tokens = { rahma, ani: toAni, budi: toBudi };
});

test('the class is moved to now and held: one comes in time, one late', async () => {
  const { dina, rahma, ani: early, budi: other } = cast;
  await dina.goTo(plan.plan);
  const start_ms = await dina.moveClass(SESSION, 5);
  await Promise.all([
    rahma.open(address('masuk', tokens.rahma)),
    other.open(address('masuk', tokens.budi)),
    early.open(address('masuk', tokens.ani)),
  ]);
  await Promise.all([rahma.join(), other.join()]);
  await rahma.startClass();
  await clockShows(start_ms + 1500);
  await early.join();
  await clockShows(start_ms + TRAINING_S * 1000);
  await rahma.endClass();
  await other.sees(words.ended.earned(words.jp(String(TRAINING_S))));
  await dina.goTo(office.attendance);
  await dina.sees(office.statePosted);
  ani = idIn(await dina.page.getByRole('link', { name: NAMES.ani }).getAttribute('href'));
  budi = idIn(await dina.page.getByRole('link', { name: NAMES.budi }).getAttribute('href'));
  expect(inLedger(cast.server, hisOrHers(training, budi))).toEqual([TRAINING_S]);
  [first = 0] = inLedger(cast.server, hisOrHers(training, ani));
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(TRAINING_S);
});

/** From the page after the class to one's own record, as the page offers it. */
async function ownRecord(): Promise<Page> {
  const { page } = cast.ani;
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: words.ownRecord }).click(),
  ]);
  return tab;
}

test('who came late sees what it came to, and objects', async () => {
  await cast.ani.sees(words.ended.earned(words.jp(String(first))));
  const page = await ownRecord();
  await page.getByRole('button', { name: record.openActivity(TRAINING) }).click();
  await page.getByRole('button', { name: own.objectDo }).click();
  await page.getByLabel(own.objectLabel).fill(OBJECTION);
  await page.getByRole('button', { name: own.objectSend }).click();
  await page.getByText(record.waits.answer).first().waitFor();
  await page.close();
});

test('the coordinator finds the objection, accepts it, and puts the attendance right', async () => {
  const { dina } = cast;
  await dina.answerObjection(OBJECTION, 'Benar, kami periksa daftar hadirnya.');
  await dina.press(facts.fixOf(NAMES.ani));
  await dina.page.getByText(facts.effectJp(`${first} JP`, `${TRAINING_S} JP`)).waitFor();
  await dina.page.getByLabel(facts.reason).fill(REASON);
  await dina.press(facts.save);
  await dina.sees(facts.savedWaits);
  expect(inLedger(cast.server, hisOrHers(training, ani))).toEqual([first]);
});

test('another coordinator approves: the ledger has the old, its reversal and the new', async () => {
  const { eko } = cast;
  await eko.goTo(facts.decisions);
  await eko.sees(REASON);
  await eko.button(new RegExp(`^${facts.approve}`)).click();
  await eko.sees(facts.decisionsNone);
  const entries = () => inLedger(cast.server, hisOrHers(training, ani));
  await eventually('three entries', () => entries().length === 3);
  expect(entries()).toEqual([first, -first, TRAINING_S]);
});

test('an assignment that develops capacity is made and held, and waits for the permission', async () => {
  const { dina, rahma, budi: learner } = cast;
  await dina.makeActivity({ title: ASSIGNMENT, jp: ASSIGNMENT_S, capacity: true });
  assignment = idIn(dina.page.url());
  await dina.addUnitAndClass('Magang', ASSIGNMENT_S);
  await dina.goTo(office.seePeople);
  await dina.enrol(NAMES.rahma, 'instructor');
  await dina.enrol(NAMES.budi, 'learner');
  const toRahma = await dina.newLink(NAMES.rahma);
  tokens.budi = await dina.newLink(NAMES.budi);
  await dina.goTo(plan.plan);
  const start_ms = await dina.moveClass(SESSION, 4);
  await rahma.open(address('masuk', toRahma));
  await learner.open(address('masuk', tokens.budi));
  await Promise.all([rahma.join(), learner.join()]);
  await rahma.startClass();
  await clockShows(start_ms + ASSIGNMENT_S * 1000);
  await rahma.endClass();
  await learner.sees(words.ended.awaited.evidence(words.jp(String(ASSIGNMENT_S))).title);
  await dina.goTo(office.attendance);
  await dina.sees(office.statePosted);
  expect(inLedger(cast.server, hisOrHers(assignment, budi))).toEqual([]);
});

test('the learner files the permission, the superior accepts it, and the entry is posted', async () => {
  const { sari, budi: learner } = cast;
  const { page } = learner;
  await page.goto(address('saya', tokens.budi));
  await page.getByRole('button', { name: own.fileFor(ASSIGNMENT) }).click();
  await page.getByRole('button', { name: own.fileDo, exact: true }).click();
  await page.getByLabel(own.fileFile).setInputFiles(PERMISSION);
  await page.getByLabel(own.fileServes).fill('Penataan arsip unit');
  await page.getByLabel(own.fileCoordinated).fill('Kepala Bidang Arsip');
  await page.getByRole('button', { name: own.fileSend }).click();
  await page.getByText(own.fileSent).waitFor();

  await sari.page.reload();
  const kind = record.documents.surat_izin_penugasan;
  await sari.press(superior.open(kind, NAMES.budi));
  await sari.sees('Penataan arsip unit');
  await sari.press(superior.accept);
  await sari.sees(superior.accepted(NAMES.budi));
  const entries = () => inLedger(cast.server, hisOrHers(assignment, budi));
  await eventually('the entry is posted', () => entries().length === 1);
  expect(entries()).toEqual([ASSIGNMENT_S]);
});

test('certificates are issued, and the learner takes hers home with a receipt', async () => {
  const { dina, ani: learner, server } = cast;
  await dina.openActivity(TRAINING, certificate.title);
  await dina.field(certificate.name).fill('Dr. Andi Baso, M.Si.');
  await dina.page.getByLabel(certificate.position).fill('Kepala BKPSDM');
  await dina.press(certificate.save);
  await dina.press(certificate.issue('2'));
  await dina.sees(certificate.allDone);

  const { page } = learner;
  await page.goto(address('saya', tokens.ani));
  const download = async (press: () => Promise<void>, name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    copyFileSync(await file.path(), server.path(name));
    return server.path(name);
  };
  const link = page.getByRole('link', { name: own.certificateOf(TRAINING) });
  document = await download(() => link.click(), 'sertifikat.pdf');
  const button = page.getByRole('button', { name: words.ended.receipt });
  receipt = await download(() => button.click(), 'tanda-terima.json');
});

test('whoever scans the code on it sees that it is true', async () => {
  const { passer, server } = cast;
  const code = new URL(codeOfPdf(document));
  expect(code.pathname).toMatch(/^\/sertifikat\/[0-9a-f]{32}$/);
  await passer.page.goto(`${server.origin}${code.pathname}`);
  await passer.page.getByRole('heading', { name: proof.valid }).waitFor();
  await passer.sees(NAMES.ani);
  await passer.sees(`${TRAINING_S} JP`);
});

/** A machine's token, made on the page. */
async function makeToken(): Promise<string> {
  const { dina } = cast;
  await dina.goTo(exports.tokens, office.settings);
  await dina.press(exports.tokenNew);
  await dina.page.getByLabel(exports.tokenTitle).fill('Simpeg');
  await dina.page.getByLabel(exports.scopes['read:credit']).check();
  const until = dayText(Date.now() + 30 * 86_400_000, 'WIB');
  await dina.page.getByLabel(exports.tokenUntil).fill(until);
  await dina.press(exports.tokenMake);
  const shown = dina.page.locator('input.code');
  const token = await shown.inputValue();
  await dina.press(exports.tokenDone);
  return token;
}

test('every place has the same figure', async () => {
  const { dina, ani: learner, server } = cast;
  const whose = hisOrHers(training, ani);
  const jp = words.jp(String(TRAINING_S));
  await dina.openActivity(TRAINING, office.attendance);
  const row = dina.page.getByRole('row').filter({ hasText: NAMES.ani });
  expect(await row.getByRole('cell').last().innerText()).toBe(String(TRAINING_S));
  await row.getByRole('link', { name: NAMES.ani }).click();
  await dina.sees(jp);
  await learner.page.getByText(jp).first().waitFor();
  expect(textOfPdf(document)).toContain('10 (sepuluh) jam pelajaran');

  await dina.goTo(exports.downloads, office.reports);
  await dina.page.getByRole('radio', { name: exports.nounEntries }).click();
  const take = (format: string) =>
    dina.take(dina.page.getByRole('link', { name: exports.download(format) }));
  const csv = await take('CSV');
  const xlsx = await take('XLSX');
  expect(inTable(csvRows(csv.bytes), whose)).toBe(TRAINING_S);
  expect(inTable(readXlsx(xlsx.path), whose)).toBe(TRAINING_S);
  expect(await inJson(server, await makeToken(), whose)).toBe(TRAINING_S);
  expect(inLedger(server, whose)).toEqual([first, -first, TRAINING_S]);
});

test('everything proves itself: recomputed, and as a bundle held against the receipt', async () => {
  const { dina, server } = cast;
  expect(await server.recheck()).toMatchObject({ status: 0 });
  const path = `${server.origin}/api/v1/activities/${training}/bundle`;
  const bundle = server.path('bundle.jsonl');
  writeFileSync(bundle, await (await dina.page.request.get(path)).body());
  const verified = await server.tryTo('verify', {}, [bundle, receipt]);
  expect(verified, verified.out).toMatchObject({ status: 0 });
});

test('no page had anything to complain of, and none spoke to anybody else', () => {
  const { dina, eko, sari, rahma, ani: learner, budi: other, passer } = cast;
  const all = [dina, eko, sari, rahma, learner, other, passer];
  expect(all.flatMap(({ witness }) => witness.faults)).toEqual([]);
});
