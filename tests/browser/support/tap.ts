import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** Records, sample by sample, what a page's microphone gives and what its loudspeaker gets. The page
 * knows nothing of it: before its scripts run, AudioNode.connect is wrapped, and whatever is connected
 * to the destination (ear) or comes from a microphone (mouth) is connected to a recorder as well. The
 * recorder has to come from the page's own origin, for its content policy stays as strict as it is:
 * putRecorder lays it into the folder that is served. */

const RECORDER_PATH = '/assets/sinkron-test-recorder.js';
const RATE = 48_000;

const RECORDER = `
registerProcessor('sinkron-test-recorder', class extends AudioWorkletProcessor {
  block = new Float32Array(4800);
  filled = 0;
  first = currentFrame;
  process(inputs) {
    const samples = inputs[0][0] ?? new Float32Array(128);
    for (const sample of samples) {
      this.block[this.filled++] = sample;
      if (this.filled === this.block.length) {
        const at = this.first;
        this.first += this.filled;
        this.port.postMessage({ at, pcm: this.block, wall_ms: Date.now() }, [this.block.buffer]);
        this.block = new Float32Array(4800);
        this.filled = 0;
      }
    }
    return true;
  }
});
`;

export type Place = 'mouth' | 'ear';

export interface Recording {
  samples: Float32Array;
  rate: number;
  /** Wall clock of the first sample, ms: when it passed the audio thread, some milliseconds late at
   * most, by the same measure in every page of one machine. */
  startMs: number;
  /** How long the browser says that its loudspeaker takes after that. */
  outputMs: number;
}

/** Page side. Written as one function because Playwright carries its source over. */
function installRecorder(path: string): void {
  interface Take {
    blocks: Float32Array[];
    /** Frame of the context's clock after each block, and the wall clock then. */
    ends: [frame: number, wall_ms: number][];
    context: BaseAudioContext;
  }
  interface Block {
    at: number;
    pcm: Float32Array;
    wall_ms: number;
  }
  const takes: Record<string, Take> = {};
  const modules = new WeakMap<BaseAudioContext, Promise<void>>();
  const original = AudioNode.prototype.connect;

  const record = async (source: AudioNode, place: string) => {
    const { context } = source;
    const loading = modules.get(context) ?? context.audioWorklet.addModule(path);
    modules.set(context, loading);
    await loading;
    const node = new AudioWorkletNode(context, 'sinkron-test-recorder', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    const take: Take = { blocks: [], ends: [], context };
    takes[place] = take;
    node.port.onmessage = ({ data }: MessageEvent<Block>) => {
      take.blocks.push(data.pcm);
      take.ends.push([data.at + data.pcm.length, data.wall_ms]);
    };
    Reflect.apply(original, source, [node]);
  };

  const connect = function (this: AudioNode, ...args: unknown[]) {
    if (args[0] instanceof AudioDestinationNode) void record(this, 'ear');
    else if (this instanceof MediaStreamAudioSourceNode) void record(this, 'mouth');
    return Reflect.apply(original, this, args);
  };
  Object.assign(AudioNode.prototype, { connect });
  Object.assign(globalThis, {
    sinkronTestSeconds(place: string) {
      const samples = takes[place]?.blocks.reduce((sum, block) => sum + block.length, 0) ?? 0;
      return samples / 48_000;
    },
    sinkronTestTake(place: string) {
      const take = takes[place];
      if (!take) return null;
      const pcm = new Int16Array(take.blocks.reduce((sum, block) => sum + block.length, 0));
      let filled = 0;
      for (const block of take.blocks) {
        for (const sample of block) {
          pcm[filled++] = Math.max(-1, Math.min(1, sample)) * 32_767;
        }
      }
      const view = new Uint8Array(pcm.buffer);
      let text = '';
      for (let at = 0; at < view.length; at += 8192) {
        text += String.fromCharCode(...view.subarray(at, at + 8192));
      }
      const { context, ends } = take;
      const outputMs = context instanceof AudioContext ? context.outputLatency * 1000 : 0;
      return { pcm: btoa(text), ends, outputMs };
    },
  });
}

/** Makes the recorder part of what is served from `folder`. */
export function putRecorder(folder: string): void {
  const path = join(folder, RECORDER_PATH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, RECORDER);
}

/** A copy of a built client with the recorder in it, for a server to serve in its place. The caller
 * removes the folder. */
export function copyWithRecorder(built: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sinkron-pages-'));
  cpSync(built, folder, { recursive: true });
  putRecorder(folder);
  return folder;
}

/** To be called before the first page of the context is opened. */
export async function tapSound(context: BrowserContext): Promise<void> {
  await context.addInitScript(installRecorder, RECORDER_PATH);
}

/** Until that much has been recorded at that place. */
export async function waitForRecording(page: Page, place: Place, seconds: number): Promise<void> {
  const enough = (wanted: { place: string; seconds: number }) => {
    // Put there by installRecorder.
    const global = globalThis as unknown as { sinkronTestSeconds(at: string): number };
    return global.sinkronTestSeconds(wanted.place) >= wanted.seconds;
  };
  await page.waitForFunction(enough, { place, seconds }, { timeout: (seconds + 20) * 1000 });
}

interface Take {
  /** Base64 of 16-bit samples. */
  pcm: string;
  /** Frame of the context's clock after each block, and the wall clock then. */
  ends: [frame: number, wall_ms: number][];
  outputMs: number;
}

/** All that was recorded at that place since the page opened its sound. */
export async function takeRecording(page: Page, place: Place): Promise<Recording> {
  const take = await page.evaluate((where) => {
    // Put there by installRecorder.
    const global = globalThis as unknown as {
      sinkronTestTake(at: string): Take | null;
    };
    return global.sinkronTestTake(where);
  }, place);
  if (!take?.ends.length) throw new Error(`nothing was recorded at the ${place}`);
  const bytes = Buffer.from(take.pcm, 'base64');
  const samples = Float32Array.from(
    { length: bytes.length / 2 },
    (_, i) => bytes.readInt16LE(2 * i) / 32_767,
  );
  return { ...onWallClock(samples, take.ends), outputMs: take.outputMs };
}

/** A clock step below this is only a callback that came late. */
const STALL_MS = 15;
/** Blocks of a tenth of a second; one among so many was on time. */
const ON_TIME_BLOCKS = 10;

/** Lays blocks where they were in real time. An audio thread that the machine let starve does not catch
 * up: its clock stands meanwhile, and there was silence. */
function onWallClock(samples: Float32Array, ends: Take['ends']): Omit<Recording, 'outputMs'> {
  const zeros = ends.map(([frame, wall_ms]) => wall_ms - (frame * 1000) / RATE);
  const length = samples.length / ends.length;
  const at_ms: number[] = [];
  let zero_ms = Infinity;
  ends.forEach(([frame], block) => {
    const now_ms = Math.min(...zeros.slice(block, block + ON_TIME_BLOCKS));
    if (!(Math.abs(now_ms - zero_ms) < STALL_MS)) zero_ms = now_ms;
    at_ms.push(zero_ms + ((frame - length) * 1000) / RATE);
  });
  const startMs = at_ms[0] ?? 0;
  const place = (ms: number) => Math.max(0, Math.round(((ms - startMs) * RATE) / 1000));
  const laid = new Float32Array(place(at_ms.at(-1) ?? 0) + length);
  at_ms.forEach((ms, block) =>
    laid.set(samples.subarray(block * length, (block + 1) * length), place(ms)),
  );
  return { samples: laid, rate: RATE, startMs };
}
