import { FRAME_SAMPLES, SAMPLE_RATE } from './opus.ts';

/** Is somebody speaking? Level over a slowly following noise floor, with a hang-over, one verdict
 * per 20 ms block. Pure: the capture worklet feeds it, tests too. */
export interface VadState {
  /** Estimated level of the room when nobody speaks, dBFS. */
  floorDb: number;
  /** Blocks for which speech is still assumed. */
  hangBlocks: number;
}

const BLOCK_MS = (FRAME_SAMPLES * 1000) / SAMPLE_RATE;
const HANG_OVER_MS = 300;
/** Speech stands this far above the floor. */
const ABOVE_FLOOR_DB = 9;
/** Below this nothing is speech, however quiet the room. */
const SPEECH_MIN_DB = -60;
const FLOOR_MIN_DB = -75;
/** A floor never rises above this, so a loud steady voice is not learned as noise. */
const FLOOR_MAX_DB = -35;
const FLOOR_RISE_DB = (2 * BLOCK_MS) / 1000;
/** Share of the way that the floor falls towards a quieter block. */
const FLOOR_FALL = 0.3;

export const VAD_HANG_BLOCKS = HANG_OVER_MS / BLOCK_MS;

export const vadStart: VadState = { floorDb: -55, hangBlocks: 0 };

export function vadNext(state: VadState, levelDb: number): VadState {
  const loud = levelDb > Math.max(state.floorDb + ABOVE_FLOOR_DB, SPEECH_MIN_DB);
  const target =
    levelDb < state.floorDb
      ? state.floorDb + (levelDb - state.floorDb) * FLOOR_FALL
      : Math.min(state.floorDb + FLOOR_RISE_DB, levelDb);
  return {
    floorDb: Math.min(FLOOR_MAX_DB, Math.max(FLOOR_MIN_DB, target)),
    hangBlocks: loud ? VAD_HANG_BLOCKS : Math.max(0, state.hangBlocks - 1),
  };
}

export function vadIsVoice(state: VadState): boolean {
  return state.hangBlocks > 0;
}
