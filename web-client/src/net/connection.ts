/** One member's connection to a class, as a state machine: when to open a line, when to wait, when to
 * stop for good. Pure: time and chance come in; socket.ts owns the socket and the timer. */
import type { ByeReason, Refusal } from '../protocol/gen.ts';

/** Why it is over: the server said goodbye, the ticket or link was refused, or the member left. */
export type EndReason = ByeReason | Refusal;

export type Connection =
  /** Nothing was asked yet. */
  | { at: 'idle' }
  /** A line is being made; `attempt` counts tries since the last good line. */
  | { at: 'opening'; attempt: number; since_mono_ms: number }
  /** Seated. */
  | { at: 'open'; attempt: number; since_mono_ms: number }
  | { at: 'waiting'; attempt: number; retry_mono_ms: number }
  | { at: 'ended'; why: EndReason };

export type ConnectionEvent =
  | { on: 'start' }
  /** The server's welcome came. */
  | { on: 'seated' }
  /** The line broke, or nothing was heard for too long. */
  | { on: 'lost' }
  /** Do not come back. */
  | { on: 'ended'; why: EndReason }
  /** The device says it has a network again. */
  | { on: 'online' }
  | { on: 'timer' };

/** How long to wait before the next try, by how many failed. */
export const RETRY_MS: readonly number[] = [500, 1000, 2000, 4000, 8000, 10_000];
/** A line must stay this long before the next loss counts as the first. */
export const SETTLED_MS = 10_000;
/** A try that brings no welcome within this time is given up. */
export const OPENING_MAX_MS = 10_000;

/** `chance` is from 0 to 1: half of each wait is left to it, so that a class that lost its server does
 * not come back in one moment. */
export function next(
  state: Connection,
  event: ConnectionEvent,
  mono_ms: number,
  chance: number,
): Connection {
  if (state.at === 'ended') return state;
  switch (event.on) {
    case 'start':
      return state.at === 'idle' ? { at: 'opening', attempt: 0, since_mono_ms: mono_ms } : state;
    case 'seated':
      return state.at === 'opening' ? { ...state, at: 'open', since_mono_ms: mono_ms } : state;
    case 'ended':
      return { at: 'ended', why: event.why };
    case 'lost':
      return lost(state, mono_ms, chance);
    case 'online':
      return state.at === 'waiting' ? reopen(state.attempt, mono_ms) : state;
    case 'timer':
      return onTimer(state, mono_ms, chance);
    default:
      return unreachable(event);
  }
}

function lost(state: Connection, mono_ms: number, chance: number): Connection {
  if (state.at !== 'opening' && state.at !== 'open') return state;
  const settled = state.at === 'open' && mono_ms - state.since_mono_ms >= SETTLED_MS;
  const attempt = settled ? 0 : state.attempt;
  const wait_ms = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? SETTLED_MS;
  const retry_mono_ms = mono_ms + wait_ms * (0.5 + chance / 2);
  return { at: 'waiting', attempt: attempt + 1, retry_mono_ms };
}

function onTimer(state: Connection, mono_ms: number, chance: number): Connection {
  if (state.at === 'waiting' && mono_ms >= state.retry_mono_ms) {
    return reopen(state.attempt, mono_ms);
  }
  if (state.at === 'opening' && mono_ms - state.since_mono_ms >= OPENING_MAX_MS) {
    return lost(state, mono_ms, chance);
  }
  return state;
}

function reopen(attempt: number, mono_ms: number): Connection {
  return { at: 'opening', attempt, since_mono_ms: mono_ms };
}

function unreachable(event: never): never {
  throw new Error(`no such event: ${JSON.stringify(event)}`);
}

/** Whether a line has been silent for so long that it is taken for dead; a phone in a lift is told
 * nothing by its socket. */
export const SILENCE_MAX_MS = 12_000;
/** How often a sign of life is sent. It is looked at once a second, so one goes out every 5 s at
 * the latest; the server lets go after 15 s. */
export const ALIVE_EVERY_MS = 4000;

/** Refusals of `hello` after which another try cannot help. */
export function refusalEnds(code: Refusal): boolean {
  switch (code) {
    case 'too_fast':
    case 'busy':
    case 'no_memory':
    case 'store':
    case 'io':
    case 'expired':
      return false;
    default:
      return true;
  }
}

/** How well the line carries, as the member is told. */
export type Health = 'good' | 'slow';

const SILENCE_SLOW_MS = 7000;
const ROUND_TRIP_SLOW_MS = 1500;

/** `silent_ms`: since anything was heard; `round_trip_ms`: of the last sign of life. */
export function healthOf(silent_ms: number, round_trip_ms: number): Health {
  return silent_ms > SILENCE_SLOW_MS || round_trip_ms > ROUND_TRIP_SLOW_MS ? 'slow' : 'good';
}
