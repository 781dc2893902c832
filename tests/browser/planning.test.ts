import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { planId as plan } from '../../web-client/src/text/plan_id.ts';
import { invitationId as invitation } from '../../web-client/src/text/invitation_id.ts';
import { school } from '../scenario/cast.ts';
import { Server } from '../support/server.ts';
import { Coordinator } from './live_class/coordinator.ts';
import { shoot, shootWindow } from './real_screens/album.ts';
import { launchBrowser } from './support/chromium.ts';

/** A coordinator makes an activity from nothing on the pages, with the real server behind them: unit,
 * class, people; moves the class, lets somebody else teach it; invites a colleague. */

const DIST = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const TITLE = 'Pelatihan Arsip Digital';

let browser: Browser;
let server: Server;
let dina: Coordinator;

beforeAll(async () => {
  browser = await launchBrowser({});
  server = await Server.start({ school: school(), webDir: DIST });
  dina = await Coordinator.sitDown({ browser, screen: 'laptop', server, name: 'dina' });
  const { name, password } = server.links.coordinator;
  await dina.signIn(server.origin, name, password);
});

afterAll(async () => {
  await server?.finish();
  await browser?.close();
});

const field = (name: string) => dina.page.getByLabel(name, { exact: true });
const link = (name: string) => dina.page.getByRole('link', { name, exact: true });
const dialog = () => dina.page.getByRole('dialog');
const says = (text: string) => dina.page.getByText(text).first().waitFor();

/** Somebody of the directory, found by name. */
async function pick(label: string, name: string): Promise<void> {
  await field(label).fill(name.slice(0, 4));
  const found = dina.page.getByRole('listitem').filter({ hasText: name });
  await found.getByRole('button', { name: plan.choose }).click();
}

test('an activity is made from nothing', async () => {
  await link(plan.newActivity).click();
  dina.witness.excuse('400'); // she has forgotten the title
  await field(plan.organiser).fill('BKPSDM Kota');
  await dina.press(plan.save);
  await says(plan.lookAgain);
  expect(await field(plan.title).getAttribute('aria-invalid')).toBe('true');
  await shoot(dina, 'plan-new-activity-fault');
  dina.witness.excuse(null);
  await field(plan.title).fill(TITLE);
  await field(plan.category).selectOption('pelatihan_teknis');
  await field(plan.plannedJp).fill('2');
  await shoot(dina, 'plan-new-activity');
  await dina.press(plan.save);
  await dina.page.getByRole('heading', { name: TITLE }).waitFor();
  await says(plan.classesNone);
});

test('with a unit and a class, whose breaks are seen', async () => {
  await dina.press(plan.addUnit);
  await field(`${plan.unit} 1: ${plan.title}`).fill('Teori');
  await field(`${plan.unit} 1: ${plan.plannedJp}`).fill('2');
  await dina.press(plan.save);
  await says(plan.saved);

  await dina.press(plan.addClass);
  await field(plan.day).fill('2031-03-03');
  await field(plan.from).fill('08:00');
  await field(plan.to).fill('09:45');
  await dina.press(plan.addBreak);
  await field(plan.breakFrom).fill('08:40');
  await field(plan.breakTo).fill('08:55');
  await dina.press(plan.addBreak);
  await field(plan.breakFrom).nth(1).fill('08:50');
  await field(plan.breakTo).nth(1).fill('09:00');
  dina.witness.excuse('400'); // the breaks overlap
  await dialog().getByRole('button', { name: plan.save }).click();
  await dialog().getByText('08.40-08.55').waitFor();
  await shootWindow(dina, 'plan-class-overlap');
  dina.witness.excuse(null);
  await dina.page.getByRole('button', { name: plan.removeBreak }).nth(1).click();
  await dialog().getByRole('button', { name: plan.save }).click();
  await dialog().getByText(plan.savedBut).waitFor(); // 2031 is far away
  await dina.page.keyboard.press('Escape');
  await dina.page.getByRole('img', { name: plan.picture('Sesi 1') }).waitFor();
  await says(plan.plannedMatches);
  await shoot(dina, 'plan');
});

test('people are added, and one is withdrawn and back', async () => {
  await dina.page.getByRole('main').getByRole('link', { name: office.seePeople }).first().click();
  await pick(plan.pickPerson, server.links.name('ani'));
  await says(plan.enrolled(server.links.name('ani')));
  await dina.page.getByRole('radio').nth(1).click();
  await pick(plan.pickPerson, server.links.name('rahma'));
  await says(plan.enrolled(server.links.name('rahma')));
  await dina.button(`${plan.withdraw}: ${server.links.name('ani')}`).click();
  await says(plan.withdrawnState);
  await shoot(dina, 'plan-people');
  await dina.button(`${plan.readmit}: ${server.links.name('ani')}`).click();
  await dina.button(`${plan.withdraw}: ${server.links.name('ani')}`).waitFor();
});

test('the class is moved, taught by somebody else, cancelled, and back', async () => {
  await link(plan.plan).click();
  await dina.button(`${plan.moveClass}: Sesi 1`).click();
  await field(plan.from).fill('13:00');
  await shootWindow(dina, 'plan-move');
  await dialog().getByRole('button', { name: plan.moveClass }).click();
  await says('13.00–14.45');

  await dina.button(`${plan.substitute}: Sesi 1`).click();
  await pick(plan.into, server.links.name('joko'));
  await shootWindow(dina, 'plan-substitute');
  await dialog().getByRole('button', { name: plan.substitute }).click();
  await says(plan.substituted(server.links.name('joko')));

  await dina.button(`${plan.cancelClass}: Sesi 1`).click();
  await says(plan.classCancelled);
  await dina.page.getByRole('status').getByRole('button').last().click();
  await dina.button(`${plan.moveClass}: Sesi 1`).waitFor();
});

test('a promotion holds from a day on, and what held before stays listed', async () => {
  await dina.goTo(plan.people, office.people);
  await link(`${plan.editPerson}: ${server.links.name('edi')}`).click();
  await says(plan.statusAlways);
  await field(plan.post).fill('jpt_madya_tertentu');
  await field(plan.statusFrom).fill('2026-07-01');
  await shoot(dina, 'plan-status');
  await dina.press(plan.save);
  await link(`${plan.editPerson}: ${server.links.name('edi')}`).click();
  await says(plan.statusSince('1 Juli 2026'));
  await says(plan.statusAlways);
  await dina.button(plan.statusCorrect).first().click();
  expect(await field(plan.statusFrom).inputValue()).toBe('2026-07-01');
  await shoot(dina, 'plan-status-history');
});

test('who changed what is listed, and a colleague invited', async () => {
  await dina.goTo(plan.changes, office.settings);
  await says('pengajar dikeluarkan');
  await shoot(dina, 'plan-changes');
  await link(plan.people).click();
  await says(server.links.name('edi'));
  await shoot(dina, 'plan-directory');
  await link(plan.newPerson).click();
  await shoot(dina, 'plan-person');
  await link(plan.accounts).click();
  await dina.press(plan.invite);
  await pick(plan.person, server.links.name('joko'));
  await field(plan.accountName).fill('joko');
  await shootWindow(dina, 'plan-invite');
  await dialog().getByRole('button', { name: plan.invite }).click();
  const url = await field(office.link).inputValue();
  await dina.page.keyboard.press('Escape');
  await shoot(dina, 'plan-accounts');

  // The server of the test has a port of its own choice.
  await dina.page.goto(`${server.origin}/undangan${new URL(url).hash}`);
  await dina.page.getByLabel(invitation.password).fill('sebelas ribu langkah');
  await dina.page.getByLabel(invitation.again).fill('sebelas ribu langkah');
  await shoot(dina, 'plan-invitation');
  await dina.press(invitation.save);
  await says(invitation.done);
  expect(dina.witness.faults).toEqual([]);
});
