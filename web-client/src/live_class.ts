/** One class, alive: ties the line, the sound and the state together and offers them to the views.
 *
 * Owns      the line, and the sound that it is given.
 * Ignorant of pages: what is shown is decided in view/.
 */
import { Malformed, packSound, unpackSound } from './protocol/gen.ts';
import type { FromClient, FromServer } from './protocol/gen.ts';
import type { Connection } from './net/connection.ts';
import { ServerClock } from './net/server_clock.ts';
import { Line } from './net/socket.ts';
import { startPulse } from './net/pulse.ts';
import { watchNetwork } from './net/watch_network.ts';
import type { OwnLevel, Sound } from './media/media.ts';
import { noticeOf } from './state/notice.ts';
import { emptyRoom, reduce, type RoomState } from './state/room.ts';
import type { Live, LineState, SoundState } from './view/live.ts';
import { Store } from './view/store.ts';
import { Toasts } from './view/toasts.tsx';
import type { Notice } from './state/notice.ts';

export interface LiveLinks {
  /** As of LineLinks. */
  ticket(anew: boolean): Promise<string | null>;
  /** Null: this browser cannot sound, or the page does not want to. */
  sound: Sound | null;
  /** Says a notice in the reader's language. */
  sayNotice(toasts: Toasts, notice: Notice): void;
}

/** Where the server takes WebSockets. */
const LINE_PATH = '/ws';

export class LiveClass implements Live {
  readonly room = new Store<RoomState>(emptyRoom);
  readonly line = new Store<LineState>({
    connection: { at: 'idle' },
    health: 'good',
    wasOpen: false,
  });
  readonly sound: Store<SoundState>;
  readonly levels = new Store<ReadonlyMap<number, number>>(new Map());
  readonly ownLevel = new Store<OwnLevel>({ level: 0, voice: false });
  readonly toasts = new Toasts();
  readonly #links: LiveLinks;
  readonly #line: Line;
  readonly #clock = new ServerClock(Date.now(), performance.now());
  readonly #stops: (() => void)[] = [];
  #received_bytes = 0;

  constructor(links: LiveLinks) {
    this.#links = links;
    const status = links.sound?.status ?? null;
    this.sound = new Store<SoundState>({ status, problem: null, hearing: true, received_bytes: 0 });
    this.#line = new Line({
      ticket: (anew) => links.ticket(anew),
      open: () => new WebSocket(`wss://${location.host}${LINE_PATH}`),
      mono_ms: () => performance.now(),
      chance: () => Math.random(),
      onConnection: (connection) => this.#onConnection(connection),
      onHealth: (health) => {
        if (health !== this.line.get().health) this.line.set({ ...this.line.get(), health });
      },
      onMessage: (message) => this.#onMessage(message),
      onSound: (frame) => this.#onSound(frame),
      onServerTime: (server_ms) => this.#clock.set(server_ms, performance.now()),
    });
    if (links.sound) this.#followSound(links.sound);
  }

  start(): void {
    const tick = () => this.#tick();
    this.#stops.push(startPulse(tick));
    this.#stops.push(watchNetwork((is) => this.#line.online(is), tick));
    this.#line.start();
  }

  send(message: FromClient): Promise<void> {
    return this.#line.send(message);
  }

  async speak(on: boolean): Promise<void> {
    const { sound } = this.#links;
    if (!sound || (on && !this.#maySpeak())) return;
    try {
      await sound.speak(on);
    } catch {
      return; // why stands in the sound's status, and the page says it
    }
    if (!on && !this.#isInstructor()) sound.closeMicrophone();
    await this.send({ type: 'mic_set', on });
  }

  hear(on: boolean): void {
    this.sound.set({ ...this.sound.get(), hearing: on });
    this.levels.set(new Map());
  }

  unlock(): void {
    this.#links.sound?.unlock();
  }

  leave(): void {
    this.#line.leave();
  }

  now_ms(): number {
    return this.#clock.now_ms(performance.now());
  }

  /** Ends everything that runs; the stores keep what they hold. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#links.sound?.close();
    this.#line.leave();
  }

  #maySpeak(): boolean {
    return this.room.get().maySpeak || this.#isInstructor();
  }

  #isInstructor(): boolean {
    return this.room.get().me?.role === 'instructor';
  }

  #tick(): void {
    this.#line.tick();
    if (this.#received_bytes !== this.sound.get().received_bytes) {
      this.sound.set({ ...this.sound.get(), received_bytes: this.#received_bytes });
    }
  }

  #onConnection(connection: Connection): void {
    const before = this.line.get();
    const open = connection.at === 'open';
    this.line.set({ connection, health: 'good', wasOpen: before.wasOpen || open });
    // A microphone that stayed open while the line was gone is told again.
    if (open && this.sound.get().status?.speaking) {
      this.send({ type: 'mic_set', on: true }).catch(() => this.#links.sound?.closeMicrophone());
    }
    if (connection.at === 'ended') {
      for (const stop of this.#stops.splice(0)) stop();
      this.#links.sound?.close();
    }
  }

  #onMessage(message: FromServer): void {
    const before = this.room.get();
    const notice = noticeOf(before, message);
    const after = reduce(before, message);
    this.room.set(after);
    if (notice) this.#links.sayNotice(this.toasts, notice);
    if (before.maySpeak && !after.maySpeak && !this.#isInstructor()) {
      this.#links.sound?.closeMicrophone();
    }
    if (message.type === 'check_asked') {
      // Time to answer runs from here. A line that breaks now is asked again when it is back.
      this.send({ type: 'check_seen', check: message.check }).catch(() => undefined);
    }
    if (message.type === 'floor_changed' && !message.may_speak) {
      this.#links.sound?.forget(message.member);
    }
  }

  #onSound(frame: Uint8Array): void {
    this.#received_bytes += frame.byteLength;
    const { sound } = this.#links;
    if (!sound || !this.sound.get().hearing) return;
    try {
      sound.hear(unpackSound(frame));
    } catch (thrown) {
      if (!(thrown instanceof Malformed)) throw thrown; // a frame that is not sound is not heard
    }
  }

  #followSound(sound: Sound): void {
    this.#stops.push(
      sound.onAudioFrame((frame) => {
        const sender = this.room.get().me?.member ?? 0;
        this.#line.sound(packSound({ ...frame, sender }));
      }),
      sound.onLevels((levels) => this.levels.set(levels)),
      sound.onOwnLevel((level) => this.ownLevel.set(level)),
      sound.onStatus((status) =>
        this.sound.set({ ...this.sound.get(), status, problem: status.problem }),
      ),
    );
  }
}
