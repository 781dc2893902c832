import captureUrl from './capture.worklet.ts?worker&url';
import codecUrl from './codec.worker.ts?worker&url';
import playoutUrl from './playout.worklet.ts?worker&url';
import { Listeners } from './listeners.ts';
import { DeviceMicrophone, SoundError } from './microphone.ts';
import type { AudioFrame, HeardFrame, Microphone, Playout } from './parts.ts';
import type { OwnLevel, Sound, SoundOptions, SoundStats, SoundStatus } from './media.ts';
import { WorkletPlayout } from './playout.ts';
import { CAPTURE_NAME } from './ports.ts';
import type { CaptureOrder, CaptureWord, CodecOrder, CodecWord, PlayoutWord } from './ports.ts';
import { SAMPLE_RATE } from './opus.ts';

/** The façade of media.ts over a real AudioContext, a codec worker and two worklets. */

const DEFAULTS = { targetMs: 60, latencyHint: 'interactive', bitrate: 24_000 } as const;
const SPEAKERS_MAX = 8;

/** Safari 16.4 has it: what the page sounds for decides about the silent switch. */
type WithAudioSession = Navigator & { audioSession?: { type: string } };

export class BrowserSound implements Sound {
  readonly #context: AudioContext;
  readonly #codec: Worker;
  readonly #frames: MessagePort;
  readonly #ready: Promise<void>;
  readonly #wake = () => this.#resumeWhenVisible();

  readonly #onAudioFrame = new Listeners<AudioFrame>();
  readonly #onLevels = new Listeners<ReadonlyMap<number, number>>();
  readonly #onOwnLevel = new Listeners<OwnLevel>();
  readonly #onStatus = new Listeners<SoundStatus>();

  #microphone: Microphone | null = null;
  #playout: Playout | null = null;
  #targetMs: number;
  #wantsToSpeak = false;
  #hasRun = false;
  #unheard = 0;
  #heardAbout: Extract<CodecWord, { say: 'counters' }> | null = null;
  #played: PlayoutWord | null = null;
  #status: SoundStatus = { output: 'locked', microphone: 'off', speaking: false, problem: null };

  constructor(options: SoundOptions) {
    const { targetMs, latencyHint, bitrate } = { ...DEFAULTS, ...options };
    this.#targetMs = targetMs;
    this.#context = makeContext(latencyHint);
    this.#context.onstatechange = () => this.#contextChanged();
    this.#codec = new Worker(codecUrl, { type: 'module' });
    this.#codec.onmessage = ({ data }: MessageEvent<CodecWord>) => this.#codecSays(data);
    this.#codec.onerror = () => this.#change({ problem: 'too_old' });

    const [capture, playout, frames] = [channel(), channel(), channel()];
    this.#frames = frames.port1;
    this.#frames.onmessage = ({ data }: MessageEvent<AudioFrame>) => this.#onAudioFrame.tell(data);
    this.#order(
      {
        do: 'open',
        bitrate,
        speakersMax: SPEAKERS_MAX,
        capture: capture.port2,
        playout: playout.port2,
        frames: frames.port2,
      },
      [capture.port2, playout.port2, frames.port2],
    );
    this.#ready = this.#loadWorklets(capture.port1, playout.port1);
    this.#ready.catch(() => this.#change({ problem: 'too_old' }));
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('pageshow', this.#wake);
  }

  get status(): SoundStatus {
    return this.#status;
  }

  unlock(): void {
    setAudioSession(this.#status.microphone === 'on' ? 'play-and-record' : 'playback');
    this.#resume();
  }

  async openMicrophone(): Promise<void> {
    if (this.#status.microphone === 'on') return;
    this.#change({ microphone: 'opening', problem: null });
    setAudioSession('play-and-record');
    try {
      await this.#ready;
      await this.#microphone?.start();
    } catch (cause) {
      const error = cause instanceof SoundError ? cause : new SoundError('too_old', { cause });
      this.#wantsToSpeak = false;
      this.#change({ microphone: 'off', problem: error.reason });
      throw error;
    }
    // Closed again while the person was being asked.
    if (this.#status.microphone === 'opening') this.#change({ microphone: 'on' });
  }

  closeMicrophone(): void {
    this.#stopSpeaking();
    this.#microphone?.stop();
    this.#change({ microphone: 'off' });
    setAudioSession('playback');
  }

  async speak(on: boolean): Promise<void> {
    if (!on) {
      this.#stopSpeaking();
      return;
    }
    this.#wantsToSpeak = true;
    this.#resume();
    await this.openMicrophone();
    if (!this.#wantsToSpeak || this.#status.microphone !== 'on') return;
    this.#order({ do: 'speak', on: true });
    this.#change({ speaking: true });
  }

  hear(frame: HeardFrame): void {
    if (this.#context.state !== 'running') {
      this.#unheard += 1;
      return;
    }
    const { sender, seq, stamp, silence } = frame;
    // A copy of its own: the caller's bytes are a piece of a message that it may still need.
    const opus = frame.opus.slice();
    this.#frames.postMessage({ sender, seq, stamp, silence, opus }, [opus.buffer]);
  }

  forget(sender: number): void {
    this.#order({ do: 'forget', sender });
  }

  setTarget(milliseconds: number): void {
    this.#targetMs = milliseconds;
    this.#playout?.setTarget(milliseconds);
  }

  stats(): SoundStats {
    const { played, missing, concealed, late, malformed } = this.#heardAbout?.hearing ?? NOTHING;
    return {
      sent: this.#heardAbout?.speaking.sent ?? 0,
      encoderFailures: this.#heardAbout?.speaking.encoderFailures ?? 0,
      played,
      missing,
      concealed,
      late,
      malformed,
      unheard: this.#unheard,
      underruns: this.#played?.underruns ?? 0,
      skippedMs: samplesMs(this.#played?.skippedSamples ?? 0),
      bufferMs: samplesMs(this.#played?.bufferSamples ?? 0),
      outputLatencyMs: secondsMs(this.#context.outputLatency),
      baseLatencyMs: secondsMs(this.#context.baseLatency),
    };
  }

  onAudioFrame(listener: (frame: AudioFrame) => void): () => void {
    return this.#onAudioFrame.add(listener);
  }

  onLevels(listener: (levels: ReadonlyMap<number, number>) => void): () => void {
    return this.#onLevels.add(listener);
  }

  onOwnLevel(listener: (level: OwnLevel) => void): () => void {
    return this.#onOwnLevel.add(listener);
  }

  onStatus(listener: (status: SoundStatus) => void): () => void {
    return this.#onStatus.add(listener);
  }

  close(): void {
    if (this.#status.output === 'closed') return;
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('pageshow', this.#wake);
    this.closeMicrophone();
    this.#playout?.close();
    this.#codec.terminate();
    this.#frames.close();
    this.#change({ output: 'closed' });
    this.#context.onstatechange = null;
    void this.#context.close();
    for (const each of [this.#onAudioFrame, this.#onLevels, this.#onOwnLevel, this.#onStatus]) {
      each.clear();
    }
  }

  async #loadWorklets(capture: MessagePort, playout: MessagePort): Promise<void> {
    const { audioWorklet } = this.#context;
    await Promise.all([audioWorklet.addModule(captureUrl), audioWorklet.addModule(playoutUrl)]);
    if (this.#status.output === 'closed') return;
    const node = this.#makeCapture(capture);
    this.#microphone = new DeviceMicrophone(node, () => this.#microphoneLost());
    this.#playout = new WorkletPlayout(this.#context, {
      codec: playout,
      targetMs: this.#targetMs,
      speakersMax: SPEAKERS_MAX,
      word: (word) => this.#playoutSays(word),
    });
  }

  #makeCapture(codec: MessagePort): AudioWorkletNode {
    const node = new AudioWorkletNode(this.#context, CAPTURE_NAME, {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    node.port.onmessage = ({ data }: MessageEvent<CaptureWord>) => this.#onOwnLevel.tell(data);
    const order: CaptureOrder = { do: 'connect', codec };
    node.port.postMessage(order, [codec]);
    return node;
  }

  #codecSays(word: CodecWord): void {
    if (word.say === 'counters') this.#heardAbout = word;
  }

  #playoutSays(word: PlayoutWord): void {
    this.#played = word;
    this.#onLevels.tell(new Map(word.levels));
  }

  #stopSpeaking(): void {
    this.#wantsToSpeak = false;
    this.#order({ do: 'speak', on: false });
    this.#change({ speaking: false });
  }

  #microphoneLost(): void {
    this.#stopSpeaking();
    this.#change({ microphone: 'lost', problem: 'no_microphone' });
  }

  #contextChanged(): void {
    const running = this.#context.state === 'running';
    this.#hasRun ||= running;
    this.#change({ output: running ? 'running' : this.#hasRun ? 'interrupted' : 'locked' });
  }

  #resumeWhenVisible(): void {
    if (document.visibilityState === 'visible' && this.#hasRun) this.#resume();
  }

  #resume(): void {
    if (this.#context.state === 'running' || this.#context.state === 'closed') return;
    // Refused outside a click on some phones: the status then still asks for one.
    this.#context.resume().catch(() => this.#contextChanged());
  }

  #order(order: CodecOrder, transfer: Transferable[] = []): void {
    this.#codec.postMessage(order, transfer);
  }

  #change(change: Partial<SoundStatus>): void {
    const next = { ...this.#status, ...change };
    const same =
      next.output === this.#status.output &&
      next.microphone === this.#status.microphone &&
      next.speaking === this.#status.speaking &&
      next.problem === this.#status.problem;
    if (same) return;
    this.#status = next;
    this.#onStatus.tell(next);
  }
}

const NOTHING = { played: 0, missing: 0, concealed: 0, late: 0, malformed: 0 };

function makeContext(latencyHint: AudioContextLatencyCategory | number): AudioContext {
  try {
    return new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint });
  } catch (cause) {
    throw new SoundError('too_old', { cause });
  }
}

function channel(): MessageChannel {
  return new MessageChannel();
}

function setAudioSession(type: 'playback' | 'play-and-record'): void {
  const session = (navigator as WithAudioSession).audioSession;
  if (session) session.type = type;
}

function samplesMs(samples: number): number {
  return (samples * 1000) / SAMPLE_RATE;
}

/** Browsers leave it out or say NaN where they do not know. */
function secondsMs(seconds: number | undefined): number {
  return Number.isFinite(seconds) ? (seconds ?? 0) * 1000 : 0;
}
