import type { Locator } from 'playwright-core';
import { id as words } from '../../../web-client/src/text/id.ts';
import { beginning, Person } from './person.ts';
import type { Seat } from './person.ts';

/** A learner with a phone. */
export class Learner extends Person {
  static override async sitDown(seat: Seat): Promise<Learner> {
    const { page, witness } = await Person.sitDown(seat);
    return new Learner(page, witness);
  }

  /** Writes to the instructors alone, then goes back to writing for all. */
  async whisper(text: string): Promise<void> {
    const { audience, toAll, toInstructors, placeholderPrivate } = words.chat;
    await this.press(`${audience}: ${toAll}`);
    const field = this.page.getByPlaceholder(placeholderPrivate, { exact: true });
    await field.fill(text);
    await field.press('Enter');
    await this.sees(text);
    await this.press(`${audience}: ${toInstructors}`);
  }

  raiseHand(): Promise<void> {
    return this.press(words.hand.raise);
  }

  /** Until the hand is up and stands there in the queue, from 1. */
  async standsAt(place: number): Promise<void> {
    const said = place === 1 ? words.hand.next : words.hand.place(String(place));
    await this.button(`${words.hand.lower} ${said}`).waitFor();
  }

  react(name: string): Promise<void> {
    return this.press(words.more.title).then(() => this.press(name));
  }

  /** Presses the call of an open poll. */
  answerCall(): Promise<void> {
    return this.press(beginning(words.poll.open));
  }

  get polls(): Locator {
    return this.page.getByRole('dialog', { name: words.poll.title });
  }

  async openPolls(): Promise<void> {
    await this.press(beginning(words.poll.short));
    await this.polls.waitFor();
  }

  closePolls(): Promise<void> {
    return this.polls.getByRole('button', { name: words.close }).click();
  }

  /** Chooses (or takes back) in the open poll, and sends it. */
  async vote(options: readonly string[], again = false): Promise<void> {
    for (const option of options) await this.polls.getByText(option, { exact: true }).click();
    const send = again ? words.poll.change : words.poll.vote;
    await this.polls.getByRole('button', { name: send }).click();
    await this.polls.getByText(words.poll.kept).waitFor();
  }
}
