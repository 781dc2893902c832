import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { officeId as office } from '../../../web-client/src/text/office_id.ts';
import { readCsv } from '../../support/office.ts';
import { beginning, Person } from './person.ts';
import type { Seat } from './person.ts';

/** Rows of a file, by the name of the person in them; fields by the head of their column. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A coordinator at a laptop. */
export class Coordinator extends Person {
  static override async sitDown(seat: Seat): Promise<Coordinator> {
    const { page, witness } = await Person.sitDown(seat);
    return new Coordinator(page, witness);
  }

  async signIn(origin: string, name: string, password: string): Promise<void> {
    await this.page.goto(`${origin}/koordinator`);
    await this.page.getByLabel(office.name).fill(name);
    await this.page.getByLabel(office.password).fill(password);
    await this.press(office.signInDo);
    await this.page.getByRole('heading', { name: office.activities }).waitFor();
  }

  /** By the links beside the page; a section that is closed is opened first. */
  async goTo(name: string, section?: string): Promise<void> {
    const pages = this.page.getByRole('navigation');
    const link = pages.getByRole('link', { name: beginning(name) });
    if (section && !(await link.isVisible()))
      await pages.getByText(section, { exact: true }).click();
    await link.click();
  }

  /** The attendance of an activity, from the list of all. */
  async openAttendance(title: string): Promise<void> {
    const card = this.page.locator('section.card', { hasText: title });
    await card.getByRole('link', { name: office.seeAttendance }).click();
    await this.page.getByRole('heading', { name: office.attendance, exact: true }).waitFor();
  }

  /** When somebody was connected, as a picture. */
  timeline(name: string): Locator {
    return this.page.getByRole('img', { name: office.barText(name) });
  }

  /** The reason behind somebody's number, in words. */
  async reasonOf(name: string): Promise<string> {
    await this.button(office.why(name)).first().click();
    const panel = this.page.getByRole('dialog', { name: office.panelTitle(name) });
    const text = await panel.innerText();
    await this.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    return text;
  }

  /** Presses the link and reads what the browser saved. */
  async download(link: string): Promise<{ name: string; bytes: Buffer; rows: Rows }> {
    const [file] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: link, exact: true }).click(),
    ]);
    const bytes = readFileSync(await file.path());
    return { name: file.suggestedFilename(), bytes, rows: rowsByName(bytes.toString('utf8')) };
  }
}

function rowsByName(text: string): Rows {
  const [head = [], ...rows] = readCsv(text.replace(/^\ufeff/, ''));
  const name = head.indexOf('Nama');
  return new Map(
    rows.map((row) => [row[name] ?? '', new Map(head.map((column, i) => [column, row[i] ?? '']))]),
  );
}
