import type { Refusal } from '../protocol/gen.ts';

/** Why something that was asked did not happen: the server's refusal; `offline` when it was never
 * sent; `lost` when it was sent, no answer came, and nobody knows. The sentence a person reads is
 * chosen by the view. */
export type Failure = Refusal | 'offline' | 'lost';

/** What is wrong with one field of what was sent. */
export interface Fault {
  /** Of a file, from 1; of a list, which one; 0: the field stands alone. */
  line: number;
  /** The field: "title", "nip". */
  column: string;
  /** A stable word: "too_long". */
  code: string;
  /** What stood there, or what it clashes with. */
  value: string;
}

export class Refused extends Error {
  readonly reason: Failure;
  /** With too_fast: how long to wait. */
  readonly wait_ms: number;
  /** With bad_link: unknown, revoked or replaced. */
  readonly detail: string;
  /** With invalid: what is wrong, field by field. */
  readonly faults: readonly Fault[];
  /** How many faults were found beyond these. */
  readonly more: number;

  constructor(reason: Failure, wait_ms = 0, detail = '', faults: readonly Fault[] = [], more = 0) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
    this.wait_ms = wait_ms;
    this.detail = detail;
    this.faults = faults;
    this.more = more;
  }
}

/** What was thrown, as a refusal; anything else is a fault of the page and goes on upwards. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  throw thrown;
}

/** Nobody is signed in, or not any more. */
export function isSignedOut(refused: Refused): boolean {
  return (
    refused.reason === 'bad_sign_in' ||
    refused.reason === 'forbidden' ||
    refused.reason === 'expired'
  );
}
