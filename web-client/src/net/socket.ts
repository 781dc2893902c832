/** The line to one class: owns the WebSocket, greets, sends signs of life, notices a dead line,
 * comes back and resumes. What to do when is decided in connection.ts; this class only does it.
 *
 * Owns      the socket and the requests that wait for an answer.
 * Borrows   its links. Somebody calls tick() about once a second.
 * Ignorant of what the messages mean, but for those that keep the line itself.
 */
import { decode, encode, FINGERPRINT, Malformed, PROTOCOL_VERSION } from '../protocol/gen.ts';
import type { FromClient, FromServer, Refusal } from '../protocol/gen.ts';
import {
  ALIVE_EVERY_MS,
  healthOf,
  next,
  refusalEnds,
  SILENCE_MAX_MS,
  type Connection,
  type ConnectionEvent,
  type Health,
} from './connection.ts';
import { Refused } from './refused.ts';
import { Requests } from './requests.ts';

export interface LineLinks {
  /** A ticket that is good now, or null when there is no class any more; `anew`: the last one was
   * refused. Fails with Refused. */
  ticket(anew: boolean): Promise<string | null>;
  /** A socket that is being opened. */
  open(): WebSocket;
  mono_ms(): number;
  /** 0 to 1. */
  chance(): number;
  onConnection(connection: Connection): void;
  onHealth(health: Health): void;
  onMessage(message: FromServer): void;
  /** A whole binary frame. */
  onSound(frame: Uint8Array): void;
  /** The server's clock, UTC milliseconds. */
  onServerTime(server_ms: number): void;
}

export class Line {
  readonly #links: LineLinks;
  readonly #requests = new Requests();
  #connection: Connection = { at: 'idle' };
  #socket: WebSocket | null = null;
  #try = 0;
  #ticketRefused = false;
  #resume: string | null = null;
  #after = 0;
  #heard_mono_ms = 0;
  #alive_mono_ms = 0;
  #echo = 0;
  #round_trip_ms = 0;

  constructor(links: LineLinks) {
    this.#links = links;
  }

  start(): void {
    this.#step({ on: 'start' });
  }

  /** Looks at the clocks: signs of life, silence, the next try. */
  tick(): void {
    const mono_ms = this.#links.mono_ms();
    if (this.#connection.at === 'open') {
      const silent_ms = mono_ms - this.#heard_mono_ms;
      if (silent_ms >= SILENCE_MAX_MS) return this.#step({ on: 'lost' });
      this.#links.onHealth(healthOf(silent_ms, this.#round_trip_ms));
      if (mono_ms - this.#alive_mono_ms >= ALIVE_EVERY_MS) this.#sendAlive(mono_ms);
    }
    this.#step({ on: 'timer' });
  }

  /** The device says that its network is gone, or is back. */
  online(is: boolean): void {
    this.#step(is ? { on: 'online' } : { on: 'lost' });
  }

  /** Asks for something. Fails with Refused; `offline` when there is no line, `lost` when it broke
   * before the answer came. */
  send(message: FromClient): Promise<void> {
    if (this.#connection.at !== 'open' || !this.#socket) {
      return Promise.reject(new Refused('offline'));
    }
    const { ref, answer } = this.#requests.open();
    this.#socket.send(encode(message, ref));
    return answer;
  }

  /** Sends a binary frame; sound that cannot go now is of no use later. */
  sound(frame: Uint8Array<ArrayBuffer>): void {
    const socket = this.#socket;
    if (this.#connection.at !== 'open' || !socket) return;
    if (socket.bufferedAmount < SOUND_QUEUE_BYTES_MAX) socket.send(frame);
  }

  /** Says goodbye and does not come back. */
  leave(): void {
    if (this.#connection.at === 'open') this.#socket?.send(encode({ type: 'leave' }));
    this.#step({ on: 'ended', why: 'asked' });
  }

  #step(event: ConnectionEvent): void {
    const before = this.#connection;
    const after = next(before, event, this.#links.mono_ms(), this.#links.chance());
    if (after === before) return;
    this.#connection = after;
    if (before.at === 'opening' || before.at === 'open') {
      if (after.at !== 'open') this.#drop();
    }
    this.#links.onConnection(after);
    if (after.at === 'opening') void this.#open();
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#try++;
    this.#requests.lose();
    socket?.close();
  }

  async #open(): Promise<void> {
    const mine = ++this.#try;
    let ticket: string | null;
    try {
      ticket = await this.#links.ticket(this.#ticketRefused);
    } catch (thrown) {
      if (mine === this.#try) this.#onNoTicket(thrown);
      return;
    }
    if (mine !== this.#try) return;
    if (ticket === null) return this.#step({ on: 'ended', why: 'class_over' });
    this.#ticketRefused = false;
    this.#connect(mine, ticket);
  }

  #connect(mine: number, ticket: string): void {
    const socket = this.#links.open();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => mine === this.#try && this.#greet(socket, ticket);
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      if (mine === this.#try) this.#onFrame(event.data);
    };
    socket.onclose = () => mine === this.#try && this.#step({ on: 'lost' });
    this.#socket = socket;
  }

  #onNoTicket(thrown: unknown): void {
    const reason = thrown instanceof Refused ? thrown.reason : 'lost';
    const over = reason !== 'lost' && reason !== 'offline' && refusalEnds(reason);
    this.#step(over ? { on: 'ended', why: reason } : { on: 'lost' });
  }

  #greet(socket: WebSocket, ticket: string): void {
    const hello = {
      type: 'hello',
      version: PROTOCOL_VERSION,
      fingerprint: FINGERPRINT,
      ticket,
    } as const;
    const resume = this.#resume;
    socket.send(encode(resume ? { ...hello, resume, after: this.#after } : hello));
  }

  #onFrame(data: string | ArrayBuffer): void {
    this.#heard_mono_ms = this.#links.mono_ms();
    if (typeof data !== 'string') return this.#links.onSound(new Uint8Array(data));
    try {
      const message = decode(data);
      if (message) this.#onMessage(message);
    } catch (thrown) {
      if (!(thrown instanceof Malformed)) throw thrown;
      // What was missed is not known: begin again with a snapshot.
      this.#resume = null;
      this.#step({ on: 'lost' });
    }
  }

  #onMessage(message: FromServer): void {
    switch (message.type) {
      case 'welcome':
        this.#resume = message.resume;
        this.#links.onServerTime(message.server_at_ms);
        this.#step({ on: 'seated' });
        this.#alive_mono_ms = this.#links.mono_ms();
        break;
      case 'alive_echo':
        if (message.echo === this.#echo) {
          this.#round_trip_ms = this.#links.mono_ms() - this.#alive_mono_ms;
        }
        this.#links.onServerTime(message.server_at_ms);
        return;
      case 'done':
        this.#requests.done(message.ref);
        return;
      case 'refused':
        this.#onRefused(message.ref, message.code, message.wait_ms ?? 0);
        return;
      case 'bye':
        this.#step(message.again ? { on: 'lost' } : { on: 'ended', why: message.why });
        return;
      case 'snapshot':
        this.#after = message.n; // another run of the server counts from the beginning
        break;
      default:
        if ('n' in message) this.#after = Math.max(this.#after, message.n);
    }
    this.#links.onMessage(message);
  }

  #onRefused(ref: number, code: Refusal, wait_ms: number): void {
    if (this.#connection.at !== 'opening') return this.#requests.refused(ref, code, wait_ms);
    this.#ticketRefused = code === 'expired';
    if (code === 'expired') this.#resume = null;
    this.#step(refusalEnds(code) ? { on: 'ended', why: code } : { on: 'lost' });
  }

  #sendAlive(mono_ms: number): void {
    this.#alive_mono_ms = mono_ms;
    this.#echo = (this.#echo + 1) % 0x1_0000_0000;
    this.#socket?.send(encode({ type: 'alive', echo: this.#echo }));
  }
}

/** What may wait in the browser before sound is thrown away: about two seconds of it. */
const SOUND_QUEUE_BYTES_MAX = 8000;
