import type { HearingCounters } from './hearing.ts';
import type { MixerReport, MixerSettings } from './mixer.ts';
import type { Support } from './probe.ts';
import type { SpeakingCounters } from './speaking.ts';

/** Everything that passes between the window, the codec worker and the two worklets. */

export const CAPTURE_NAME = 'sinkron-capture';
export const PLAYOUT_NAME = 'sinkron-playout';

/** Window to codec worker. `frames` carries AudioFrame out and HeardFrame in; whoever owns the
 * socket holds its other end, in the window or in the worker. */
export type CodecOrder =
  | {
      do: 'open';
      bitrate: number;
      speakersMax: number;
      capture: MessagePort;
      playout: MessagePort;
      frames: MessagePort;
    }
  | { do: 'speak'; on: boolean }
  | { do: 'forget'; sender: number }
  | { do: 'probe' };

/** Codec worker to window. */
export type CodecWord =
  | { say: 'counters'; hearing: HearingCounters; speaking: SpeakingCounters }
  | { say: 'support'; support: Support };

/** Window to capture worklet. */
export type CaptureOrder = { do: 'connect'; codec: MessagePort };

/** Capture worklet to window, every 100 ms while the microphone is open. */
export interface CaptureWord {
  level: number;
  voice: boolean;
}

export type PlayoutSettings = MixerSettings;

/** Window to playout worklet. */
export type PlayoutWindowOrder =
  { do: 'connect'; codec: MessagePort } | { do: 'target'; samples: number };

/** Playout worklet to window, every 100 ms while something sounds or has changed. */
export type PlayoutWord = MixerReport;
