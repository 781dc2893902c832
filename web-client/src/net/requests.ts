/** Requests that wait for their answer. Each carries a number that grows; `done` and `refused` name it.
 * A line that breaks leaves its requests without an answer: they end as `lost`. */
import { Refused } from './refused.ts';
import type { Refusal } from '../protocol/gen.ts';

interface Waiting {
  done: () => void;
  failed: (why: Refused) => void;
}

export class Requests {
  #ref = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** The number for the next request, and what becomes of it. */
  open(): { ref: number; answer: Promise<void> } {
    const ref = ++this.#ref;
    const answer = new Promise<void>((done, failed) => this.#waiting.set(ref, { done, failed }));
    return { ref, answer };
  }

  done(ref: number): void {
    this.#take(ref)?.done();
  }

  refused(ref: number, code: Refusal, wait_ms: number): void {
    this.#take(ref)?.failed(new Refused(code, wait_ms));
  }

  /** The line is gone. */
  lose(): void {
    for (const ref of [...this.#waiting.keys()]) this.#take(ref)?.failed(new Refused('lost'));
  }

  #take(ref: number): Waiting | undefined {
    const waiting = this.#waiting.get(ref);
    this.#waiting.delete(ref);
    return waiting;
  }
}
