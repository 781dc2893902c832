import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { JOINED, LEFT, readJournal } from '../support/journal.ts';
import type { JournalLine } from '../support/journal.ts';
import { ticketFor } from '../support/office.ts';
import { Server } from '../support/server.ts';
import type { Options } from '../support/server.ts';
import { eventually, inTime } from '../support/wait.ts';
import { come, school } from './cast.ts';

/** A learner whose packets vanish: nothing says goodbye, no FIN, no RST. The learner has a network
 * namespace of its own, whose cable is cut. Needs root. */

const LEARNER = fileURLToPath(new URL('./vanishing.ts', import.meta.url));
/** Runs TypeScript; vitest brings it along. */
const RUNNER = join(
  dirname(createRequire(import.meta.url).resolve('vite-node/package.json')),
  'vite-node.mjs',
);
const LOST = 2; // server/attendance/presence.h

let server: Server | undefined;
let cable: Cable | undefined;
let child: ChildProcess | undefined;

afterEach(async () => {
  child?.kill('SIGKILL');
  await server?.finish();
  cable?.remove();
  server = cable = child = undefined;
});

const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: 'pipe' });

/** A namespace, and a cable from here into it. */
class Cable {
  readonly #namespace: string;
  readonly #outer: string;
  readonly #inner: string;
  /** Of this end. */
  readonly address: string;

  constructor() {
    const tag = process.pid.toString(36).slice(-7);
    this.#namespace = `sinkron-${tag}`;
    this.#outer = `sko-${tag}`;
    this.#inner = `ski-${tag}`;
    // RFC 2544 gives 198.18.0.0/15 to tests; each process takes a network of its own in it.
    const net = `198.18.${(process.pid >> 6) & 255}`;
    const host = (process.pid & 63) * 4;
    this.address = `${net}.${host + 1}`;
    ip('netns', 'add', this.#namespace);
    ip('link', 'add', this.#outer, 'type', 'veth', 'peer', 'name', this.#inner);
    ip('link', 'set', this.#inner, 'netns', this.#namespace);
    ip('addr', 'add', `${this.address}/30`, 'dev', this.#outer);
    ip('link', 'set', this.#outer, 'up');
    ip('-n', this.#namespace, 'addr', 'add', `${net}.${host + 2}/30`, 'dev', this.#inner);
    ip('-n', this.#namespace, 'link', 'set', this.#inner, 'up');
  }

  /** `node` in the namespace. */
  run(args: readonly string[]): ChildProcess {
    const command = ['netns', 'exec', this.#namespace, process.execPath, ...args];
    return spawn('ip', command, { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  cut(): void {
    ip('-n', this.#namespace, 'link', 'set', this.#inner, 'down');
  }

  remove(): void {
    ip('link', 'del', this.#outer);
    ip('netns', 'del', this.#namespace);
  }
}

/** What the learner says, as it comes. */
function listen(process_: ChildProcess): Record<string, unknown>[] {
  const told: Record<string, unknown>[] = [];
  let rest = '';
  process_.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const what: unknown = JSON.parse(line);
      if (typeof what === 'object' && what !== null)
        told.push(Object.fromEntries(Object.entries(what)));
    }
  });
  return told;
}

const lastSign = (told: readonly Record<string, unknown>[]): number =>
  Math.max(0, ...told.map(({ sign_ms }) => Number(sign_ms ?? 0)));

interface Vanished {
  readonly journal: readonly JournalLine[];
  readonly left: JournalLine;
  readonly lastSign_ms: number;
  readonly cut_ms: number;
  readonly noticed_ms: number;
}

/** Seats a learner, cuts the cable, and waits for the server to notice. */
async function vanish(options: Options, silence_ms: number): Promise<Vanished> {
  server = await Server.start({ school: school(), options: { listen: '0.0.0.0', ...options } });
  cable = new Cable();
  const here = server;
  const rahma = await come(here, 'rahma');
  const person = here.links.person('ani');
  const ticket = await ticketFor(here, here.links.token('ani'));
  child = cable.run([
    ...[RUNNER, LEARNER, String(here.port), cable.address, here.path('cert.pem'), ticket],
  ]);
  const told = listen(child);
  const { seated } = await eventually('Ani is seated', () => told.find((what) => 'seated' in what));
  await eventually('Ani gives signs', () => lastSign(told) > 0);
  const { class_id } = rahma.last('snapshot');

  const from = rahma.mark();
  cable.cut();
  const cut_ms = Date.now();
  const gone = rahma.until(
    'roster_changed',
    ({ entries }) => entries.some(({ member, present }) => member === seated && !present),
    { from, wait_ms: silence_ms + 5_000 },
  );
  await inTime(gone, () => 'the silence was not noticed', silence_ms + 5_000);
  const noticed_ms = Date.now();
  const journal = await eventually('the leaving is in the journal', () => {
    const lines = readJournal(here.dataDir, class_id);
    return lines.some(({ kind, person: who }) => kind === LEFT && who === person) && lines;
  });
  const left = journal.find(({ kind, person: who }) => kind === LEFT && who === person);
  if (!left) throw new Error('it was there');
  // What was sent after the cut never left this machine.
  const signs = told.map(({ sign_ms }) => Number(sign_ms ?? 0)).filter((ms) => ms <= cut_ms);
  return { journal, left, lastSign_ms: Math.max(0, ...signs), cut_ms, noticed_ms };
}

function check(
  { journal, left, lastSign_ms, cut_ms, noticed_ms }: Vanished,
  silence_ms: number,
): void {
  expect(left.why).toBe(LOST);
  expect(Math.abs(left.at_ms - lastSign_ms)).toBeLessThan(250);
  expect(left.at_ms).toBeLessThanOrEqual(cut_ms);
  // The roster tells changes once a second at most.
  expect(noticed_ms - cut_ms).toBeLessThan(silence_ms + 1_500);
  expect(noticed_ms - left.at_ms).toBeGreaterThanOrEqual(silence_ms);
  expect(journal.filter(({ kind, line }) => kind === JOINED && line === left.line)).toHaveLength(1);
}

test('is lost at the last sign of life, after fifteen seconds', async () => {
  check(await vanish({}, 15_000), 15_000);
});

test('is lost sooner where the server is told so', async () => {
  check(await vanish({ 'life.silence_ms': 2_000 }, 2_000), 2_000);
});
