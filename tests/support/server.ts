import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { originOf } from './https.ts';
import type { Place } from './https.ts';
import { Links } from './links.ts';
import { writePolicies, writeSeed } from './school.ts';
import type { School } from './school.ts';
import { inTime } from './wait.ts';

/** The real server as a process of its own: folder, certificate, seed and policies are made for it,
 * and taken away at the end. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 20_000;
const STOP_MS = 15_000;

export type Options = Readonly<Record<string, string | number>>;

export interface Setting {
  /** What `sinkron demo` begins with; a server that is only served begins empty. */
  readonly school?: School;
  /** Length of 1 JP in the test policy; classes in tests last seconds. */
  readonly jpSeconds?: number;
  /** What else the test policy has otherwise than the rules in force. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Further options of the server, by the names of `sinkron --help`. */
  readonly options?: Options;
  /** Where the data are; else a folder that goes away with the server. */
  readonly dataDir?: string;
  /** The built web client; else two pages that say hardly anything. */
  readonly webDir?: string;
}

export interface Ended {
  /** null: ended by a signal. */
  readonly status: number | null;
  readonly out: string;
  readonly log: string;
}

export function program(): string {
  const folder = process.env['SINKRON_BUILD_DIR'];
  if (!folder) throw new Error('SINKRON_BUILD_DIR is not set: where is the server?');
  return join(folder, 'server', 'sinkron');
}

function makePages(folder: string): void {
  mkdirSync(folder);
  for (const name of ['index.html', 'koordinator.html']) {
    writeFileSync(join(folder, name), '<!doctype html><title>Sinkron</title><p>Kelas.</p>\n');
  }
}

/** A certificate for this machine, as a browser would have to be told to believe. */
export function makeCertificate(cert: string, key: string): void {
  const subject = [
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
  ];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', cert];
  const args = ['req', '-x509', ...curve, '-days', '30', ...subject, ...files];
  execFileSync('openssl', args, { stdio: 'pipe' });
}

/** The server reads SINKRON_... as options; what those are here is meant for the tests. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('SINKRON_'));
  return Object.fromEntries(kept);
}

/** One run of the program, from its start to its end. */
class Run {
  out = '';
  log = '';
  readonly ended: Promise<Ended>;
  readonly child: ChildProcess;
  #look: () => void = () => undefined;

  constructor(args: readonly string[]) {
    const child = spawn(program(), args, {
      cwd: ROOT,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const killIt = (): void => void child.kill('SIGKILL');
    this.child = child;
    process.once('exit', killIt);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
      this.#look();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) => {
        process.off('exit', killIt);
        resolve({ status, out: this.out, log: this.log });
        this.#look();
      });
    });
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The port it says it serves on. */
  port(): Promise<number> {
    const told = new Promise<number>((resolve, reject) => {
      this.#look = () => {
        const port = /serving on port (\d+)/.exec(this.out)?.[1];
        if (port) resolve(Number(port));
        else if (this.isOver) reject(new Error(`the server ended: ${this.out}${this.log}`));
      };
      this.#look();
    });
    return inTime(told, () => `the server does not start: ${this.out}${this.log}`, START_MS);
  }

  end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return inTime(this.ended, () => `the server does not end: ${this.log}`, STOP_MS);
  }
}

export class Server implements Place {
  readonly folder: string;
  readonly dataDir: string;
  readonly ca: Buffer;
  port = 0;
  #setting: Setting;
  #run: Run | null = null;
  #logs: string[] = [];
  #links: Links | null = null;

  private constructor(setting: Setting) {
    this.#setting = setting;
    this.folder = mkdtempSync(join(tmpdir(), 'sinkron-test-'));
    this.dataDir = setting.dataDir ?? join(this.folder, 'data');
    mkdirSync(this.dataDir, { recursive: true });
    makeCertificate(this.path('cert.pem'), this.path('key.pem'));
    this.ca = readFileSync(this.path('cert.pem'));
    if (!setting.webDir) makePages(this.path('pages'));
    writePolicies(this.path('policies'), setting.jpSeconds ?? 2700, setting.policy);
  }

  /** Makes what the server needs, without starting it. */
  static prepare(setting: Setting): Server {
    return new Server(setting);
  }

  /** `sinkron demo` with this school; the timetable counts from now. */
  static async start(setting: Setting & { readonly school: School }): Promise<Server> {
    const server = new Server(setting);
    try {
      writeSeed(server.path('seed.json'), setting.school);
      await server.run('demo');
    } catch (error) {
      await server.finish();
      throw error;
    }
    return server;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get origin(): string {
    return originOf(this);
  }

  get links(): Links {
    this.#links ??= new Links(this.path('links.json'));
    return this.#links;
  }

  get pid(): number {
    const pid = this.#run?.child.pid;
    if (pid === undefined) throw new Error('the server does not run');
    return pid;
  }

  /** Everything logged, over all runs. */
  get log(): string {
    return [...this.#logs, this.#run?.log ?? ''].join('');
  }

  args(command: string, more: Options = {}): string[] {
    const options: Record<string, string | number> = {
      listen: '127.0.0.1',
      port: this.port,
      'tls.cert': this.path('cert.pem'),
      'tls.key': this.path('key.pem'),
      data_dir: this.dataDir,
      web_dir: this.#setting.webDir ?? this.path('pages'),
      policy_dir: this.path('policies'),
      ...this.#setting.options,
      ...more,
    };
    if (command === 'demo') {
      options['seed'] ??= this.path('seed.json');
      options['links.file'] ??= this.path('links.json');
    }
    return [command, ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)];
  }

  /** Starts it (again): the same data and, from the second time on, the same port. */
  async run(command: 'demo' | 'serve' = 'serve', more: Options = {}): Promise<void> {
    if (this.#run && !this.#run.isOver) throw new Error('the server runs already');
    this.#logs.push(this.#run?.log ?? '');
    this.#run = new Run(this.args(command, more));
    this.port = await this.#run.port();
  }

  /** SIGTERM, and everything that follows from it. */
  stop(): Promise<Ended> {
    if (!this.#run) throw new Error('the server does not run');
    return this.#run.end('SIGTERM');
  }

  /** As when the power fails. */
  kill(): Promise<Ended> {
    if (!this.#run) throw new Error('the server does not run');
    return this.#run.end('SIGKILL');
  }

  /** The program with these arguments, to its end; it is not expected to serve. */
  async tryTo(command: string, more: Options = {}, words: readonly string[] = []): Promise<Ended> {
    const run = new Run([...this.args(command, more), ...words]);
    try {
      return await inTime(run.ended, () => `does not end: ${run.out}${run.log}`, START_MS);
    } finally {
      if (!run.isOver) await run.end('SIGKILL');
    }
  }

  /** Computes everything anew from the journal; the server may run meanwhile. */
  recheck(): Promise<Ended> {
    return this.tryTo('recheck');
  }

  /** Ends it, computes everything anew, and throws when anything differs: after every test. */
  async finish(): Promise<void> {
    try {
      if (this.#run && !this.#run.isOver) await this.stop();
      if (this.port !== 0) await this.#holds();
    } finally {
      if (this.#run && !this.#run.isOver) await this.kill();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  async #holds(): Promise<void> {
    const { status, out, log } = await this.recheck();
    if (status !== 0 || !/ differences=0$/m.test(out)) throw new Error(`recheck: ${out}${log}`);
  }
}
