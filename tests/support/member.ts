import { connect } from 'node:tls';
import WebSocket from 'ws';
import {
  decode,
  encode,
  FINGERPRINT,
  packSound,
  PROTOCOL_VERSION,
  unpackSound,
} from '../../web-client/src/protocol/gen.ts';
import type {
  FromClient,
  FromServer,
  Refusal,
  SoundFrame,
} from '../../web-client/src/protocol/gen.ts';
import { originOf } from './https.ts';
import type { Place } from './https.ts';
import { inTime, WAIT_MS } from './wait.ts';

/** A person in a class, played by a script over a real WebSocket. Everything that is heard is kept;
 * what a test waits for may have come already. */

export type Type = FromServer['type'];
export type Of<T extends Type> = Extract<FromServer, { readonly type: T }>;

export interface Heard {
  readonly frame: SoundFrame;
  readonly at_ms: number;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export interface Entrance {
  /** Resume this earlier line of the same person. */
  readonly resume?: Member;
  /** Gives no signs of life of its own. */
  readonly silent?: boolean;
  /** Another address than this machine's own, with the same certificate. */
  readonly address?: string;
  /** Instead of the page's own; null: none. */
  readonly origin?: string | null;
}

const ALIVE_EVERY_MS = 1_000;
const SHOWN = 12;

interface Waiter {
  look(): boolean;
}

export class Member {
  /** Every message, in order. */
  readonly heard: FromServer[] = [];
  readonly sounds: Heard[] = [];
  readonly sent = new Set<FromClient['type'] | 'sound'>();
  readonly opened: Promise<void>;
  readonly closed: Promise<Closed>;
  /** Wall clock of this machine when something was last sent. */
  lastSign_ms = 0;
  #socket: WebSocket;
  #waiters = new Set<Waiter>();
  #end: Closed | null = null;
  #ref = 0;
  #echo = 0;
  #alive: NodeJS.Timeout | null = null;

  constructor(place: Place, entrance: Entrance = {}) {
    const { address, origin = originOf(place), silent } = entrance;
    this.#socket = new WebSocket(`wss://localhost:${place.port}/ws`, 'sinkron', {
      createConnection: () =>
        connect({
          host: address ?? '127.0.0.1',
          port: place.port,
          ca: place.ca,
          servername: 'localhost',
        }),
      perMessageDeflate: false,
      handshakeTimeout: WAIT_MS,
      ...(origin === null ? {} : { origin }),
    });
    this.#socket.binaryType = 'nodebuffer';
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', (code, reason) => {
        this.#end = { code, reason: reason.toString('utf8') };
        if (this.#alive) clearInterval(this.#alive);
        resolve(this.#end);
        this.#tellWaiters();
      });
    });
    this.#socket.on('error', () => undefined); // it also closes, and that is what tests look at
    this.#socket.on('message', (data: Buffer, binary) => this.#take(data, binary));
    if (!silent) this.#alive = setInterval(() => this.giveSign(), ALIVE_EVERY_MS);
  }

  #take(data: Buffer, binary: boolean): void {
    if (binary) {
      this.sounds.push({ frame: unpackSound(data), at_ms: Date.now() });
    } else {
      const message = decode(data.toString('utf8'));
      if (!message) throw new Error(`an unknown message: ${data.toString('utf8')}`);
      this.heard.push(message);
    }
    this.#tellWaiters();
  }

  #tellWaiters(): void {
    for (const waiter of this.#waiters) if (waiter.look()) this.#waiters.delete(waiter);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  get seat(): number {
    return this.last('welcome').member;
  }

  /** The newest message of a type that was heard; there must be one. */
  last<T extends Type>(type: T): Of<T> {
    const found = this.all(type).at(-1);
    if (!found) throw new Error(`no ${type} among ${this.#story()}`);
    return found;
  }

  all<T extends Type>(type: T): Of<T>[] {
    return this.heard.filter((message): message is Of<T> => message.type === type);
  }

  /** Number of the last event, for resuming. */
  get after(): number {
    const numbered = this.heard.filter(
      (message): message is Of<'snapshot' | 'chat_said'> => 'n' in message,
    );
    return Math.max(0, ...numbered.map(({ n }) => n));
  }

  /** Where the story stands: until() looks at what comes behind it. */
  mark(): number {
    return this.heard.length;
  }

  /** The first message of this type behind `from`, come or coming, for which `holds`. */
  until<T extends Type>(
    type: T,
    holds: (message: Of<T>) => boolean = () => true,
    how: { readonly from?: number; readonly wait_ms?: number } = {},
  ): Promise<Of<T>> {
    const fits = (message: FromServer): message is Of<T> =>
      // The compiler does not see that the type now fits the narrower parameter.
      message.type === type && holds(message as Of<T>);
    return this.#whenever(
      () => this.heard.slice(how.from ?? 0).find(fits),
      () => `${type}: not among ${this.#story()}`,
      how.wait_ms,
    );
  }

  /** The sound heard so far, as soon as `enough` says so. */
  untilSound(enough: (sounds: readonly Heard[]) => boolean, wait_ms?: number): Promise<Heard[]> {
    return this.#whenever(
      () => (enough(this.sounds) ? this.sounds : undefined),
      () => `not enough sound: ${this.sounds.length} frames`,
      wait_ms,
    );
  }

  untilClosed(wait_ms?: number): Promise<Closed> {
    return inTime(this.closed, () => `still open after ${this.#story()}`, wait_ms);
  }

  #whenever<T>(look: () => T | undefined, describe: () => string, wait_ms?: number): Promise<T> {
    const coming = new Promise<T>((resolve, reject) => {
      const waiter: Waiter = {
        look: () => {
          const found = look();
          if (found !== undefined) resolve(found);
          else if (this.#end) reject(new Error(`closed (${this.#end.code}): ${describe()}`));
          return found !== undefined || this.#end !== null;
        },
      };
      if (!waiter.look()) this.#waiters.add(waiter);
    });
    return inTime(coming, describe, wait_ms);
  }

  #story(): string {
    const from = Math.max(0, this.heard.length - SHOWN);
    return JSON.stringify(this.heard.slice(from));
  }

  #sign(what: FromClient['type'] | 'sound'): void {
    this.sent.add(what);
    this.lastSign_ms = Date.now();
  }

  send(message: FromClient, ref?: number): void {
    this.#sign(message.type);
    this.#socket.send(encode(message, ref));
  }

  /** Anything at all, not necessarily of the protocol. */
  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  /** Asks for something; null when it took effect, else why it was refused. */
  async ask(message: FromClient, wait_ms?: number): Promise<Refusal | null> {
    const ref = ++this.#ref;
    this.send(message, ref);
    const answer = await this.#whenever(
      () =>
        this.heard.find(
          (heard): heard is Of<'done' | 'refused'> =>
            (heard.type === 'done' || heard.type === 'refused') && heard.ref === ref,
        ),
      () => `no answer to ${JSON.stringify(message)} in ${this.#story()}`,
      wait_ms,
    );
    return answer.type === 'done' ? null : answer.code;
  }

  /** Asks for something that must take effect. */
  async must(message: FromClient, wait_ms?: number): Promise<void> {
    const refused = await this.ask(message, wait_ms);
    if (refused) throw new Error(`refused, ${refused}: ${JSON.stringify(message)}`);
  }

  sound(frame: Partial<SoundFrame> & { readonly seq: number; readonly opus: Uint8Array }): void {
    this.#sign('sound');
    const whole = { silence: false, stamp: frame.seq * 960, sender: 0, ...frame };
    this.#socket.send(packSound(whole));
  }

  giveSign(): void {
    if (this.isOpen) this.send({ type: 'alive', echo: ++this.#echo });
  }

  hello(ticket: string, resume?: { readonly token: string; readonly after: number }): void {
    this.send({
      type: 'hello',
      version: PROTOCOL_VERSION,
      fingerprint: FINGERPRINT,
      ticket,
      ...(resume && { resume: resume.token, after: resume.after }),
    });
  }

  /** Breaks the connection off without a word. */
  drop(): Promise<Closed> {
    this.#socket.terminate();
    return this.untilClosed();
  }

  /** Leaves as a person does. */
  async leave(): Promise<void> {
    this.send({ type: 'leave' });
    await this.untilClosed();
  }
}

/** Opens a connection, greets, and waits to be seated and to know the class. */
export async function seat(place: Place, ticket: string, entrance: Entrance = {}): Promise<Member> {
  const member = new Member(place, entrance);
  await inTime(member.opened, () => 'no connection');
  const earlier = entrance.resume;
  member.hello(ticket, earlier && { token: earlier.last('welcome').resume, after: earlier.after });
  const { resumed } = await member.until('welcome');
  if (!resumed) await member.until('snapshot');
  return member;
}
