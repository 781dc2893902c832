/** What an account of attendance says to the learner, as a choice of sentences. Pure. */
import type { Account, Reason } from '../protocol/gen.ts';

/** Attendance is enough, but something else is missing before it counts. */
export type Awaited = 'evidence' | 'report' | 'test' | 'overlap';

export type Worth =
  /** Enough is attended already: it is safe to say. */
  | { say: 'enough'; jp: number }
  /** It will be enough by staying. */
  | { say: 'if_you_stay'; jp: number }
  /** It cannot become enough any more. */
  | { say: 'out_of_reach' }
  /** Nothing can be earned here. */
  | { say: 'nothing' }
  /** The class is over and it was enough; the JP come when the activity closes. */
  | { say: 'to_be_posted'; jp: number }
  /** The class is over; others of the activity are still to come. */
  | { say: 'so_far' }
  /** It was enough; `jp` come once this is there. 0: not known before. */
  | { say: 'awaited'; what: Awaited; jp: number }
  /** What was filed was refused; another can be filed. */
  | { say: 'refused'; jp: number }
  /** `surplus` is recorded beyond a limit, and not counted. */
  | { say: 'posted'; jp: number; surplus: number }
  | { say: 'not_enough' };

export type WorthFacts = Pick<
  Account,
  'state' | 'enough' | 'reachable' | 'jp_full' | 'jp' | 'reasons'
>;

/** In the order in which one gets rid of them. */
const AWAITED: readonly (readonly [string, Awaited])[] = [
  ['test_awaited', 'test'],
  ['evidence_awaited', 'evidence'],
  ['report_awaited', 'report'],
  ['overlap', 'overlap'],
];

const find = (reasons: readonly Reason[], wanted: string) =>
  reasons.find(({ code }) => code === wanted);

/** What the rules leave of it, once attendance is enough. */
function overWorth({ state, jp, reasons }: WorthFacts): Worth {
  const awaited = AWAITED.find(([code]) => find(reasons, code));
  if (awaited) return { say: 'awaited', what: awaited[1], jp };
  if (find(reasons, 'evidence_rejected')) return { say: 'refused', jp };
  if (jp === 0) return { say: 'not_enough' };
  if (state === 'provisional') return { say: 'to_be_posted', jp };
  const surplus = (find(reasons, 'over_cap')?.a ?? 0) + (find(reasons, 'monthly_limit')?.a ?? 0);
  return { say: 'posted', jp: jp - surplus, surplus };
}

export function worthOf(account: WorthFacts): Worth {
  const { state, enough, reachable, jp_full } = account;
  switch (state) {
    case 'live':
      if (jp_full === 0) return { say: 'nothing' };
      if (enough) return { say: 'enough', jp: jp_full };
      return reachable ? { say: 'if_you_stay', jp: jp_full } : { say: 'out_of_reach' };
    case 'provisional':
      if (enough) return overWorth(account);
      return reachable ? { say: 'so_far' } : { say: 'not_enough' };
    case 'posted':
      return enough ? overWorth(account) : { say: 'not_enough' };
  }
}
