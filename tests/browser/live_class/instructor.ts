import type { Locator } from 'playwright-core';
import { id as words } from '../../../web-client/src/text/id.ts';
import { teachId as teach } from '../../../web-client/src/text/teach_id.ts';
import { beginning, Person } from './person.ts';
import type { Seat } from './person.ts';

interface Draft {
  question: string;
  options: readonly [string, string, string];
  multiple: boolean;
  named: boolean;
}

/** An instructor at a laptop. */
export class Instructor extends Person {
  static override async sitDown(seat: Seat): Promise<Instructor> {
    const { page, witness } = await Person.sitDown(seat);
    return new Instructor(page, witness);
  }

  async startClass(): Promise<void> {
    await this.press(teach.start);
    await this.sees(teach.runningTitle);
  }

  async openMicrophone(): Promise<void> {
    await this.press(beginning(words.floor.off));
    await this.button(beginning(words.floor.on)).waitFor();
  }

  async closeMicrophone(): Promise<void> {
    await this.press(beginning(words.floor.on));
    await this.button(beginning(words.floor.off)).waitFor();
  }

  tab(name: string): Promise<void> {
    return this.page.getByRole('tab', { name: beginning(name) }).click();
  }

  /** Takes a line away, after the question. */
  async removeLine(author: string): Promise<void> {
    await this.press(teach.removeLine(author));
    await this.dialog.getByRole('button', { name: teach.remove, exact: true }).click();
  }

  /** The names of those whose hands are up, in order. */
  async hands(): Promise<string[]> {
    const names = await this.page.getByRole('button', { name: beginning(teach.grantTo('')) }).all();
    return Promise.all(
      names.map(async (one) =>
        ((await one.getAttribute('aria-label')) ?? '').slice(teach.grantTo('').length),
      ),
    );
  }

  async makePoll({ question, options, multiple, named }: Draft): Promise<void> {
    await this.press(beginning(teach.pollMake));
    await this.page.getByLabel(teach.pollQuestion).fill(question);
    await this.press(teach.pollAdd);
    for (const [i, option] of options.entries()) {
      await this.page.getByLabel(teach.pollOption(String(i + 1)), { exact: true }).fill(option);
    }
    const choose = (name: string) => this.page.getByRole('radio', { name, exact: true }).click();
    await choose(multiple ? teach.pollMultiple : teach.pollSingle);
    await choose(named ? teach.pollNamed : teach.pollAnonymous);
    await this.press(teach.pollOpenNow);
    await this.poll(question).waitFor();
  }

  /** The card of a poll. */
  poll(question: string): Locator {
    return this.page.locator('section.card', { hasText: question });
  }

  async endClass(): Promise<void> {
    await this.press(teach.end);
    await this.dialog.getByText(teach.endTitle).waitFor();
    await this.dialog.getByRole('button', { name: teach.endDo, exact: true }).click();
  }
}

/** The bar of an option: its name holds the share. */
export const bar = (card: Locator, option: string, percent: string): Locator =>
  card.getByRole('img', { name: `${option}: ${percent}` });
