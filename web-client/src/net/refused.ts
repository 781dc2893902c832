import type { Refusal } from '../protocol/gen.ts';

/** Why something that was asked did not happen: the server's refusal; `offline` when it was never
 * sent; `lost` when it was sent, no answer came, and nobody knows. The sentence a person reads is
 * chosen by the view. */
export type Failure = Refusal | 'offline' | 'lost';

export class Refused extends Error {
  readonly reason: Failure;
  /** With too_fast: how long to wait. */
  readonly wait_ms: number;
  /** With bad_link: unknown, revoked or replaced. */
  readonly detail: string;

  constructor(reason: Failure, wait_ms = 0, detail = '') {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
    this.wait_ms = wait_ms;
    this.detail = detail;
  }
}

/** What was thrown, as a refusal; anything else is a fault of the page and goes on upwards. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  throw thrown;
}
