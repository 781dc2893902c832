/** What an account of attendance says to the learner, as a choice of sentences. Pure. */
import type { Account } from '../protocol/gen.ts';

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
  | { say: 'posted'; jp: number }
  | { say: 'not_enough' };

export type WorthFacts = Pick<Account, 'state' | 'enough' | 'reachable' | 'jp_full' | 'jp'>;

export function worthOf(account: WorthFacts): Worth {
  const { state, enough, reachable, jp_full, jp } = account;
  switch (state) {
    case 'live':
      if (jp_full === 0) return { say: 'nothing' };
      if (enough) return { say: 'enough', jp: jp_full };
      return reachable ? { say: 'if_you_stay', jp: jp_full } : { say: 'out_of_reach' };
    case 'provisional':
      if (enough) return { say: 'to_be_posted', jp };
      return reachable ? { say: 'so_far' } : { say: 'not_enough' };
    case 'posted':
      return enough ? { say: 'posted', jp } : { say: 'not_enough' };
  }
}
