import type { Microphone } from './parts.ts';

/** Why sound does not work, for a person to read about in the view's words. */
export type SoundReason =
  /** No microphone is plugged in. */
  | 'no_microphone'
  /** The person, or a rule of the browser, said no. */
  | 'refused'
  /** Another program holds it, or it stopped answering. */
  | 'busy'
  /** The browser cannot do it, or the page is not secure. */
  | 'too_old';

export class SoundError extends Error {
  constructor(
    readonly reason: SoundReason,
    options?: ErrorOptions,
  ) {
    super(`sound: ${reason}`, options);
    this.name = 'SoundError';
  }
}

const CONSTRAINTS: MediaStreamConstraints = {
  audio: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: 1,
  },
};

/** Names of DOMException as Media Capture and Streams defines them for getUserMedia. */
export function reasonOf(error: unknown): SoundReason {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no_microphone';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'too_old';
  }
}

/** The microphone of this device, flowing into `into`. `lost` is called when it goes away by itself:
 * unplugged, taken by a call, or its permission withdrawn. */
export class DeviceMicrophone implements Microphone {
  readonly #into: AudioNode;
  readonly #lost: () => void;
  #stream: MediaStream | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #turn = 0;

  constructor(into: AudioNode, lost: () => void) {
    this.#into = into;
    this.#lost = lost;
  }

  async start(): Promise<void> {
    if (this.#stream) return;
    const turn = ++this.#turn;
    const stream = await openStream();
    if (turn !== this.#turn) {
      stopTracks(stream);
      return;
    }
    // The DOM library types the context of a node as its base class; ours is an AudioContext.
    const context = this.#into.context as AudioContext;
    this.#stream = stream;
    this.#source = context.createMediaStreamSource(stream);
    this.#source.connect(this.#into);
    for (const track of stream.getAudioTracks()) track.onended = () => this.#end();
  }

  stop(): void {
    this.#turn += 1;
    this.#source?.disconnect();
    this.#source = null;
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = null;
  }

  #end(): void {
    this.stop();
    this.#lost();
  }
}

async function openStream(): Promise<MediaStream> {
  try {
    // Absent on a page that is not secure: the call then fails with a TypeError, which is `too_old`.
    return await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
  } catch (error) {
    throw new SoundError(reasonOf(error), { cause: error });
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}
