/** Waiting for what must come true, with an end: no test sleeps, and none hangs. */

export const WAIT_MS = 8_000;

export class NeverCame extends Error {
  override name = 'NeverCame';
}

/** Rejects after `wait_ms`, with what `describe` says then. */
export function inTime<T>(
  promise: Promise<T>,
  describe: () => string,
  wait_ms = WAIT_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NeverCame(describe())), wait_ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const LOOK_EVERY_MS = 25;

/** For what no message announces: a file, a row, an answer of the office. Gives what `look` gave as
 * soon as that is neither false, null nor undefined. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  wait_ms = WAIT_MS,
): Promise<T> {
  const end_ms = performance.now() + wait_ms;
  for (;;) {
    const seen = await look();
    if (seen !== false && seen !== null && seen !== undefined) return seen;
    if (performance.now() > end_ms) throw new NeverCame(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Until the wall clock shows this moment: for what a timetable says. */
export async function clockShows(moment_ms: number): Promise<void> {
  const left_ms = moment_ms - Date.now();
  if (left_ms > 0) await new Promise((resolve) => setTimeout(resolve, left_ms));
}
