import { BrowserSound } from './sound.ts';
import type { AudioFrame, HeardFrame } from './parts.ts';
import type { SoundReason } from './microphone.ts';

/** Sound as the rest of the client sees it: frames out, frames in, meters, and why it does not work.
 * Lives in the window; the codec runs in a worker and the buffers on the audio thread. The socket is
 * not here: whoever owns it sends what onAudioFrame gives and hands what it receives to hear(). */

export type { AudioFrame, HeardFrame } from './parts.ts';
export { SoundError } from './microphone.ts';
export type { SoundReason } from './microphone.ts';
export { checkSupport } from './support.ts';
export type { Support, SupportGap } from './support.ts';

export interface SoundOptions {
  /** Buffer before a speaker starts: 60 ms unless the line asks for more. */
  targetMs?: number;
  /** 'interactive'; 0 on the instructor's laptop, which is quicker and costs battery. */
  latencyHint?: AudioContextLatencyCategory | number;
  /** Bits a second: 24000; 16000 on a thin line. */
  bitrate?: number;
}

export interface SoundStatus {
  /** `locked`: the browser waits for a click (unlock). `interrupted`: a call or the lock screen took
   * the loudspeaker; it comes back by itself or with the next unlock. */
  output: 'locked' | 'running' | 'interrupted' | 'closed';
  microphone: 'off' | 'opening' | 'on' | 'lost';
  /** Frames leave when somebody speaks. */
  speaking: boolean;
  /** Why the last thing asked for did not work. */
  problem: SoundReason | null;
}

export interface OwnLevel {
  /** 0..1, ten times a second while the microphone is open, sending or not. */
  level: number;
  /** Somebody speaks into it. */
  voice: boolean;
}

/** Totals since createSound; frames are 20 ms. */
export interface SoundStats {
  sent: number;
  played: number;
  missing: number;
  concealed: number;
  late: number;
  malformed: number;
  /** Frames that came while the loudspeaker was locked or interrupted. */
  unheard: number;
  encoderFailures: number;
  underruns: number;
  /** Sound left out to come back to the present. */
  skippedMs: number;
  bufferMs: number;
  /** The browser's own buffers; 0 where it does not say. Settles seconds after the start. */
  outputLatencyMs: number;
  baseLatencyMs: number;
}

export interface Sound {
  readonly status: SoundStatus;
  /** Lets the page sound. To be called inside a click, before anything is awaited. */
  unlock(): void;
  /** Opens the microphone for its meter, without sending. Fails with SoundError. */
  openMicrophone(): Promise<void>;
  /** Stops sending and gives the microphone back. */
  closeMicrophone(): void;
  /** Starts sending, opening the microphone when needed (fails with SoundError), or stops sending
   * and leaves the microphone open. */
  speak(on: boolean): Promise<void>;
  hear(frame: HeardFrame): void;
  /** The member left: its decoder and buffer go. */
  forget(sender: number): void;
  setTarget(milliseconds: number): void;
  stats(): SoundStats;
  /** Each of these returns the function that stops the calls. */
  onAudioFrame(listener: (frame: AudioFrame) => void): () => void;
  /** Who sounds and how loud (0..1), ten times a second; who is not in it is silent. */
  onLevels(listener: (levels: ReadonlyMap<number, number>) => void): () => void;
  onOwnLevel(listener: (level: OwnLevel) => void): () => void;
  onStatus(listener: (status: SoundStatus) => void): () => void;
  close(): void;
}

/** One per page. Fails with SoundError('too_old') where the browser lacks what it needs; ask
 * checkSupport first to say more. */
export function createSound(options: SoundOptions = {}): Sound {
  return new BrowserSound(options);
}
