/** Polls of a class. Percentages are of people, not of votes: with several choices they may add up to
 * more than a hundred. */
import type {
  PollClosed,
  PollCounts,
  PollOpened,
  PollPrepared,
  VoteKept,
} from '../protocol/gen.ts';

export interface Poll {
  poll: number;
  question: string;
  options: readonly string[];
  multiple: boolean;
  anonymous: boolean;
  state: 'prepared' | 'open' | 'closed';
  /** My choices; empty: I have not voted. */
  mine: readonly number[];
  /** People who voted; known to instructors while it is open, to all when it is closed. */
  voters: number;
  /** Learners present while it is open. */
  of: number;
  counts: readonly number[];
}

type Polls = readonly Poll[];

export function preparePoll(polls: Polls, message: PollPrepared): Polls {
  return upsert(polls, fresh(message, 'prepared'));
}

export function openPoll(polls: Polls, message: PollOpened): Polls {
  const known = polls.find((poll) => poll.poll === message.poll);
  if (known && known.state !== 'prepared') return polls;
  return upsert(polls, fresh(message, 'open'));
}

export function countPoll(polls: Polls, message: PollCounts): Polls {
  const { voters, of, counts } = message;
  return change(polls, message.poll, (poll) => ({ ...poll, voters, of, counts }));
}

export function keepVote(polls: Polls, message: VoteKept): Polls {
  return change(polls, message.poll, (poll) => ({ ...poll, mine: message.choices }));
}

export function closePoll(polls: Polls, message: PollClosed): Polls {
  const { voters, counts } = message;
  return change(polls, message.poll, (poll) => ({ ...poll, state: 'closed', voters, counts }));
}

export function dropPoll(polls: Polls, number: number): Polls {
  return polls.filter((poll) => poll.poll !== number);
}

/** Whole percent of the people who voted, per option; halves are rounded up. */
export function percentages(poll: Pick<Poll, 'options' | 'counts' | 'voters'>): readonly number[] {
  return poll.options.map((_, i) => {
    const count = poll.counts[i] ?? 0;
    return poll.voters > 0 ? Math.floor((count * 200 + poll.voters) / (2 * poll.voters)) : 0;
  });
}

/** What a tap on an option makes of my choices. */
export function toggleChoice(
  poll: Pick<Poll, 'multiple'>,
  choices: readonly number[],
  option: number,
): readonly number[] {
  if (!poll.multiple) return [option];
  return choices.includes(option)
    ? choices.filter((chosen) => chosen !== option)
    : [...choices, option].sort((a, b) => a - b);
}

/** The poll that waits for my vote, newest first; else null. */
export function openPollOf(polls: Polls): Poll | null {
  return polls.filter((poll) => poll.state === 'open').at(-1) ?? null;
}

function fresh(message: PollPrepared | PollOpened, state: Poll['state']): Poll {
  const { poll, question, options, multiple, anonymous } = message;
  const counts = options.map(() => 0);
  return {
    poll,
    question,
    options,
    multiple,
    anonymous,
    state,
    mine: [],
    voters: 0,
    of: 0,
    counts,
  };
}

function upsert(polls: Polls, poll: Poll): Polls {
  const others = polls.filter((other) => other.poll !== poll.poll);
  return [...others, poll].sort((a, b) => a.poll - b.poll);
}

function change(polls: Polls, number: number, to: (poll: Poll) => Poll): Polls {
  return polls.map((poll) => (poll.poll === number ? to(poll) : poll));
}
