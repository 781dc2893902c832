/** Who stands on the stage: the one who is heard, else the one who was heard last, else who could be
 * heard next. Pure. */
import type { Speaker } from '../protocol/gen.ts';

/** Below this a level is breath, not speech. */
const HEARD_LEVEL = 0.05;

export interface Stage {
  main: Speaker | null;
  /** 0 to 1. */
  level: number;
  /** Others whose microphone is open. */
  others: readonly Speaker[];
}

export function stageOf(
  speakers: readonly Speaker[],
  levels: ReadonlyMap<number, number>,
  last: number | null,
  lead: number | null,
): Stage {
  const levelOf = (speaker: Speaker) => levels.get(speaker.member) ?? 0;
  const loudest = [...speakers].sort((a, b) => levelOf(b) - levelOf(a))[0];
  const heard = loudest && levelOf(loudest) >= HEARD_LEVEL ? loudest : null;
  // Who was heard a moment ago keeps the stage while still heard: faces do not flicker.
  const before = speakers.find((speaker) => speaker.member === last);
  const main =
    (before && levelOf(before) >= HEARD_LEVEL ? before : null) ??
    heard ??
    (before?.mic ? before : null) ??
    speakers.find((speaker) => speaker.mic) ??
    speakers.find((speaker) => speaker.member === lead) ??
    speakers.find((speaker) => speaker.role === 'instructor') ??
    null;
  return {
    main,
    level: main ? levelOf(main) : 0,
    others: speakers.filter((speaker) => speaker.mic && speaker.member !== main?.member),
  };
}
