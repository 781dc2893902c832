/** What to do about each frame heard from one speaker: play it, conceal what is missing before it,
 * take it as silence, or drop it as late. Sequence numbers count 20 ms frames, sent or not, and
 * wrap at 16 bits; frames skipped inside flagged silence are not missing. Pure. */
export interface GapState {
  /** The number expected next; null before the first frame. */
  next: number | null;
  /** The last frame was flagged as silence. */
  quiet: boolean;
  /** Late frames one after another: a speaker who started again from a lower number. */
  lateInRow: number;
}

export interface GapFrame {
  seq: number;
  silence: boolean;
  /** How many 20 ms frames the packet holds; a flagged frame without payload counts as one. */
  frames: number;
}

export interface Verdict {
  kind: 'play' | 'quiet' | 'drop';
  /** Frames that were lost before this one. */
  missing: number;
  /** How many of them to conceal; longer would only buzz. */
  conceal: number;
  /** The buffer should fill to its target again before it goes on. */
  restart: boolean;
}

export const CONCEAL_FRAMES_MAX = 5;
/** Behind by more than this (1 s) is not late, but another stream. */
const LATE_FRAMES_MAX = 50;
const LATE_IN_ROW_MAX = 5;
/** Ahead by more than this (60 s) is another stream, not a loss. */
const MISSING_FRAMES_MAX = 3000;

export const gapStart: GapState = { next: null, quiet: true, lateInRow: 0 };

export function gapNext(state: GapState, frame: GapFrame): { state: GapState; verdict: Verdict } {
  const kind = frame.silence ? 'quiet' : 'play';
  const taken: GapState = {
    next: (frame.seq + Math.max(1, frame.frames)) & 0xffff,
    quiet: frame.silence,
    lateInRow: 0,
  };
  if (state.next === null) return { state: taken, verdict: whole(kind, false) };

  const ahead = ((frame.seq - state.next + 0x8000) & 0xffff) - 0x8000;
  if (ahead < 0) {
    const lateInRow = state.lateInRow + 1;
    const late = -ahead <= LATE_FRAMES_MAX && lateInRow < LATE_IN_ROW_MAX;
    return late
      ? { state: { ...state, lateInRow }, verdict: whole('drop', false) }
      : { state: taken, verdict: whole(kind, true) };
  }
  if (ahead === 0 || state.quiet) return { state: taken, verdict: whole(kind, false) };
  if (ahead > MISSING_FRAMES_MAX) return { state: taken, verdict: whole(kind, true) };

  const conceal = Math.min(ahead, CONCEAL_FRAMES_MAX);
  return { state: taken, verdict: { kind, missing: ahead, conceal, restart: ahead > conceal } };
}

function whole(kind: Verdict['kind'], restart: boolean): Verdict {
  return { kind, missing: 0, conceal: 0, restart };
}
