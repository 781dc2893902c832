import type { Browser, BrowserContextOptions, Locator, Page, Response } from 'playwright-core';
import type { Server } from '../../support/server.ts';
import { id as words } from '../../../web-client/src/text/id.ts';
import { speechOf } from '../../../web-client/src/text/speech.ts';
import { openScreen } from '../support/chromium.ts';
import type { Screen } from '../support/chromium.ts';
import { tapSound } from '../support/tap.ts';
import { Witness } from '../support/witness.ts';

/** Somebody at a page, who reads what stands there and presses what can be pressed. What is waited for
 * comes within SOON_MS, or the test fails and names it. */

export const speech = speechOf('id', words.units);

const SOON_MS = 15_000;

export interface Seat {
  browser: Browser;
  screen: Screen;
  server: Server;
  /** The key of the school's person; shown in faults. */
  name: string;
  options?: BrowserContextOptions;
  /** Nobody listens to what this page sounds like. */
  unheard?: boolean;
}

export class Person {
  readonly page: Page;
  readonly witness: Witness;

  constructor(page: Page, witness: Witness) {
    this.page = page;
    this.witness = witness;
  }

  /** A browser of one's own, with everything in place that watches and listens. */
  static async sitDown({ browser, screen, server, name, options, unheard }: Seat): Promise<Person> {
    const context = await openScreen(browser, screen, options);
    context.setDefaultTimeout(SOON_MS);
    if (!unheard) await tapSound(context);
    const witness = await Witness.of(name, context, server.origin);
    return new Person(await context.newPage(), witness);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole(
      'button',
      typeof name === 'string' ? { name, exact: true } : { name },
    );
  }

  press(name: string | RegExp): Promise<void> {
    return this.button(name).click();
  }

  /** Until this stands somewhere on the page, for eyes to see. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async hasNot(text: string): Promise<boolean> {
    return (await this.page.getByText(text).count()) === 0;
  }

  /** The window above the page. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens a personal link. */
  async open(link: string): Promise<Response | null> {
    const response = await this.page.goto(link);
    await this.button(words.entry.enter).waitFor();
    return response;
  }

  async join(): Promise<void> {
    await this.press(words.entry.enter);
    await this.page.getByRole('log').waitFor();
  }

  async say(text: string): Promise<void> {
    const field = this.page.getByPlaceholder(words.chat.placeholder, { exact: true });
    await field.fill(text);
    await field.press('Enter');
    await this.sees(text);
  }
}

/** Begins as the name of a button does that goes on with something that changes. */
export const beginning = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
