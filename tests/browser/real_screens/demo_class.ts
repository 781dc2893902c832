import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { seat } from '../../support/member.ts';
import type { Member } from '../../support/member.ts';
import { ticketFor } from '../../support/office.ts';
import { Server } from '../../support/server.ts';
import { copyWithRecorder } from '../support/tap.ts';
import { Coordinator } from '../live_class/coordinator.ts';
import { Instructor } from '../live_class/instructor.ts';
import { Learner } from '../live_class/learner.ts';
import type { Seat } from '../live_class/person.ts';

/** The class of the demo, with the demo's people: some sit at pages, the others are played. */
const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const SEED = here('server/seed/demo.json');

interface Plan {
  begin: { seconds_from_start: number };
  segments: readonly object[];
}

export class DemoClass {
  readonly server: Server;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #pages: string;

  private constructor(server: Server, browser: Browser, folder: string, pages: string) {
    this.server = server;
    this.#browser = browser;
    this.#folder = folder;
    this.#pages = pages;
  }

  /** `plan`: another timetable than the demo's; `jpSeconds`: the length of 1 JP in it. */
  static async start(browser: Browser, plan?: Plan, jpSeconds = 2700): Promise<DemoClass> {
    const folder = mkdtempSync(join(tmpdir(), 'sinkron-demo-'));
    const pages = copyWithRecorder(here('web-client/dist'));
    const seed = join(folder, 'seed.json');
    writeFileSync(seed, JSON.stringify(seedOf(plan)));
    const server = await Server.start({
      school: { people: [], coordinators: [], activities: [] },
      jpSeconds,
      webDir: pages,
      options: { seed },
    });
    return new DemoClass(server, browser, folder, pages);
  }

  async finish(): Promise<void> {
    await this.server.finish();
    for (const path of [this.#folder, this.#pages]) rmSync(path, { recursive: true, force: true });
  }

  link(who: string): string {
    return `${this.server.origin}/masuk#${this.server.links.token(who)}`;
  }

  learner(name: string): Promise<Learner> {
    return Learner.sitDown({ ...this.#seat(name), screen: 'phone' });
  }

  instructor(name: string): Promise<Instructor> {
    return Instructor.sitDown({ ...this.#seat(name), screen: 'laptop' });
  }

  coordinator(): Promise<Coordinator> {
    return Coordinator.sitDown({ ...this.#seat('coordinator'), screen: 'laptop' });
  }

  /** Somebody without a page. */
  async play(who: string): Promise<Member> {
    return seat(this.server, await ticketFor(this.server, this.server.links.token(who)));
  }

  #seat(name: string): Pick<Seat, 'browser' | 'server' | 'name' | 'options'> {
    const options = { timezoneId: 'Asia/Jakarta', deviceScaleFactor: 1 };
    return { browser: this.#browser, server: this.server, name, options };
  }
}

/** The demo's seed under the test's policy. */
function seedOf(plan: Plan | undefined): object {
  // The server checks the file; here only the parts that change are named.
  const seed = JSON.parse(readFileSync(SEED, 'utf8')) as {
    activities: { classes: object[] }[];
  };
  const activities = seed.activities.map((activity) => ({
    ...activity,
    policy: 'uji',
    classes: activity.classes.map((one) => ({ ...one, ...plan })),
  }));
  return { ...seed, activities };
}
