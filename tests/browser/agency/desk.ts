import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { bulkId as bulk } from '../../../web-client/src/text/bulk_id.ts';
import { factsId as facts } from '../../../web-client/src/text/facts_id.ts';
import { id as words } from '../../../web-client/src/text/id.ts';
import { invitationId as invitation } from '../../../web-client/src/text/invitation_id.ts';
import { officeId as office } from '../../../web-client/src/text/office_id.ts';
import { planId as plan } from '../../../web-client/src/text/plan_id.ts';
import { dayText, hourText } from '../../../web-client/src/view/coordinator/class_times.ts';
import { Coordinator } from '../live_class/coordinator.ts';
import { Person } from '../live_class/person.ts';
import type { Seat } from '../live_class/person.ts';

/** A coordinator who gets everywhere by what stands on the page. */
export class Desk extends Coordinator {
  static override async sitDown(seat: Seat): Promise<Desk> {
    const { page, witness } = await Person.sitDown(seat);
    return new Desk(page, witness);
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** A page of one activity, from the list of all. */
  async openActivity(title: string, name: string): Promise<void> {
    await this.goTo(office.activities);
    const card = this.page.locator('section.card', { hasText: title });
    await card.getByRole('link', { name: plan.plan, exact: true }).click();
    await this.page.getByRole('heading', { name: title }).waitFor();
    if (name !== plan.plan) await this.goTo(name);
  }

  /** Somebody of the directory, found by a few letters. */
  async pick(label: string, name: string): Promise<void> {
    await this.field(label).fill(name.slice(0, 4));
    const found = this.page.getByRole('listitem').filter({ hasText: name });
    await found.getByRole('button', { name: plan.choose }).click();
  }

  async choose(label: string, name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    await this.field(label).setInputFiles(file);
  }

  async makeActivity(form: { title: string; jp: number; capacity: boolean }): Promise<void> {
    await this.goTo(office.activities);
    await this.main.getByRole('link', { name: plan.newActivity }).click();
    await this.field(plan.title).fill(form.title);
    await this.field(plan.organiser).fill('BKPSDM Kota');
    await this.field(plan.category).selectOption('pelatihan_teknis');
    await this.field(plan.plannedJp).fill(String(form.jp));
    if (form.capacity) {
      await this.page.getByText(plan.certificate.toLowerCase()).click();
      await this.field(plan.ledger).selectOption('kapasitas');
    }
    await this.press(plan.save);
    await this.page.getByRole('heading', { name: form.title }).waitFor();
  }

  /** One unit, and one class in it tomorrow at eight, so many seconds long. */
  async addUnitAndClass(unit: string, seconds: number): Promise<void> {
    await this.press(plan.addUnit);
    await this.field(`${plan.unit} 1: ${plan.title}`).fill(unit);
    await this.field(`${plan.unit} 1: ${plan.plannedJp}`).fill(String(seconds));
    await this.press(plan.save);
    await this.sees(plan.saved);
    await this.press(plan.addClass);
    await this.field(plan.from).fill('08:00');
    await this.field(plan.to).fill(`08:00:${String(seconds).padStart(2, '0')}`);
    await this.dialog.getByRole('button', { name: plan.save }).click();
    await this.dialog.waitFor({ state: 'detached' });
    await this.sees(plan.plannedMatches);
  }

  /** Gives when it begins now. */
  async moveClass(title: string, in_s: number): Promise<number> {
    await this.press(`${plan.moveClass}: ${title}`);
    const at_ms = Math.ceil(Date.now() / 1000 + in_s) * 1000;
    await this.field(plan.day).fill(dayText(at_ms, 'WIB'));
    await this.field(plan.from).fill(hourText(at_ms, 'WIB'));
    await this.dialog.getByRole('button', { name: plan.moveClass }).click();
    await this.dialog.waitFor({ state: 'detached' });
    return at_ms;
  }

  async enrol(name: string, role: 'learner' | 'instructor'): Promise<void> {
    await this.page
      .getByRole('radio')
      .nth(role === 'learner' ? 0 : 1)
      .click();
    await this.pick(plan.pickPerson, name);
    await this.sees(plan.enrolled(name));
  }

  /** The token of a new personal link. */
  async newLink(name: string): Promise<string> {
    await this.press(office.linkNewTitle(name));
    await this.dialog.getByRole('button', { name: office.linkNewDo }).click();
    return this.takeLink();
  }

  /** The token of a link that is shown this one time. */
  private async takeLink(): Promise<string> {
    const url = await this.field(office.link).inputValue();
    await this.dialog.getByRole('button', { name: words.close, exact: true }).last().click();
    await this.dialog.waitFor({ state: 'detached' });
    return url.split('#')[1] ?? '';
  }

  /** The tokens that stand in the messages to those who have none yet. */
  async linksInMessages(names: readonly string[]): Promise<string[]> {
    await this.press(bulk.linksMissing(String(names.length)));
    await this.page.getByRole('radio', { name: bulk.asMessage }).click();
    return Promise.all(
      names.map(async (name) => {
        const message = this.page.getByRole('article').filter({ hasText: name });
        return /\/masuk#(\S+)/.exec(await message.innerText())?.[1] ?? '';
      }),
    );
  }

  /** The token of an invitation. */
  async invite(name: string, account: string, role: 'coordinator' | 'superior'): Promise<string> {
    await this.press(plan.invite);
    await this.pick(plan.person, name);
    await this.field(plan.accountName).fill(account);
    await this.field(plan.role).selectOption(role);
    await this.dialog.getByRole('button', { name: plan.invite }).click();
    return this.takeLink();
  }

  async answerObjection(text: string, answer: string): Promise<void> {
    await this.goTo(facts.decisions);
    await this.sees(text);
    await this.field(facts.answerText).fill(answer);
    await this.press(facts.answerAccept);
    await this.page.getByRole('heading', { name: office.attendance, exact: true }).waitFor();
  }

  async take(link: Locator): Promise<{ path: string; bytes: Buffer }> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    const path = await file.path();
    return { path, bytes: readFileSync(path) };
  }
}

/** From an invitation to the page that it is for. */
export async function acceptInvitation(
  { page }: Person,
  address: string,
  [account, password]: readonly [string, string],
): Promise<void> {
  await page.goto(address);
  await page.getByLabel(invitation.password).fill(password);
  await page.getByLabel(invitation.again).fill(password);
  await page.getByRole('button', { name: invitation.save }).click();
  await page.getByRole('link', { name: invitation.signIn }).click();
  await page.getByLabel(office.name).fill(account);
  await page.getByLabel(office.password).fill(password);
  await page.getByRole('button', { name: office.signInDo, exact: true }).click();
}
