/** What the class looks like after one message. Pure: no socket, no DOM, no clock. A message type
 * that is new in the protocol does not compile here until somebody has thought about it. */
import type {
  Account,
  ChatSaid,
  CheckAsked,
  CheckResult,
  ClassPhase,
  FromServer,
  Hand,
  Reaction,
  Role,
  RosterEntry,
  Segment,
  Speaker,
} from '../protocol/gen.ts';
import { addLine, removeLine } from './chat.ts';
import {
  closePoll,
  countPoll,
  dropPoll,
  keepVote,
  openPoll,
  preparePoll,
  type Poll,
} from './poll.ts';

export interface Me {
  member: number;
  name: string;
  role: Role;
}

/** What stays the same while the class lasts. */
export interface ClassFacts {
  id: string;
  activityTitle: string;
  classTitle: string;
  zone: string;
  segments: readonly Segment[];
}

export type ChatLine = Omit<ChatSaid, 'type' | 'n'> & { removed: boolean };

/** Reactions that came together; `key` tells one burst from the next. */
export interface Burst {
  key: number;
  counts: readonly { reaction: Reaction; count: number }[];
}

export interface RoomState {
  me: Me | null;
  /** Null until the first snapshot. */
  facts: ClassFacts | null;
  phase: ClassPhase;
  phaseSince_ms: number;
  learners: number;
  instructors: number;
  enrolled: number;
  lead: number | null;
  /** Known only once somebody took over while we were here. */
  leadName: string;
  speakers: readonly Speaker[];
  chat: readonly ChatLine[];
  chatLocked: boolean;
  maySpeak: boolean;
  /** My place among the raised hands; 0: my hand is down. */
  handPlace: number;
  handsTotal: number;
  queue: readonly Hand[];
  /** By key; instructors and coordinators only. */
  roster: ReadonlyMap<number, RosterEntry>;
  /** Where the roster goes on; 0: it is whole. Null: it was never asked for. */
  rosterNext: number | null;
  polls: readonly Poll[];
  /** Am I still here? As long as it waits for my answer; time runs from when it came. */
  check: CheckAsked | null;
  /** The newest round of presence checks; instructors only. */
  checkResult: CheckResult | null;
  burst: Burst | null;
  account: Account | null;
  safe: boolean;
  safeSince_ms: number;
}

export const emptyRoom: RoomState = {
  me: null,
  facts: null,
  phase: 'waiting',
  phaseSince_ms: 0,
  learners: 0,
  instructors: 0,
  enrolled: 0,
  lead: null,
  leadName: '',
  speakers: [],
  chat: [],
  chatLocked: false,
  maySpeak: false,
  handPlace: 0,
  handsTotal: 0,
  queue: [],
  roster: new Map(),
  rosterNext: null,
  polls: [],
  check: null,
  checkResult: null,
  burst: null,
  account: null,
  safe: true,
  safeSince_ms: 0,
};

export function reduce(state: RoomState, message: FromServer): RoomState {
  switch (message.type) {
    case 'welcome': {
      const { member, name, role } = message;
      return { ...state, me: { member, name, role } };
    }
    case 'snapshot':
      return onSnapshot(state, message);
    case 'phase_moved':
      return { ...state, phase: message.phase, phaseSince_ms: message.at_ms };
    case 'lead_moved':
      return { ...state, lead: message.member, leadName: message.name };
    case 'counts': {
      const { learners, instructors, enrolled } = message;
      return { ...state, learners, instructors, enrolled };
    }
    case 'instructor_in':
      return onInstructorIn(state, message);
    case 'instructor_out':
      return onInstructorOut(state, message);
    case 'roster_changed':
      return { ...state, roster: withEntries(state.roster, message.entries) };
    case 'roster_page':
      return {
        ...state,
        roster: withEntries(state.roster, message.entries),
        rosterNext: message.next,
      };
    case 'chat_said':
      return { ...state, chat: addLine(state.chat, message) };
    case 'chat_removed':
      return { ...state, chat: removeLine(state.chat, message.line) };
    case 'chat_locked':
      return { ...state, chatLocked: message.locked };
    case 'hands':
      return { ...state, queue: message.queue, handsTotal: message.total };
    case 'hand_place':
      return { ...state, handPlace: message.place, handsTotal: message.total };
    case 'floor_changed':
      return onFloor(state, message);
    case 'mic_changed':
      return { ...state, speakers: withMic(state.speakers, message.member, message.on) };
    case 'poll_prepared':
      return { ...state, polls: preparePoll(state.polls, message) };
    case 'poll_opened':
      return { ...state, polls: openPoll(state.polls, message) };
    case 'poll_counts':
      return { ...state, polls: countPoll(state.polls, message) };
    case 'vote_kept':
      return { ...state, polls: keepVote(state.polls, message) };
    case 'poll_closed':
      return { ...state, polls: closePoll(state.polls, message) };
    case 'poll_dropped':
      return { ...state, polls: dropPoll(state.polls, message.poll) };
    case 'check_asked':
      return { ...state, check: message };
    case 'check_settled':
      return state.check?.check === message.check ? { ...state, check: null } : state;
    case 'check_result':
      return { ...state, checkResult: message };
    case 'reactions':
      return { ...state, burst: { key: (state.burst?.key ?? 0) + 1, counts: message.list } };
    case 'account':
      return { ...state, account: message };
    case 'attendance_safety':
      return { ...state, safe: message.safe, safeSince_ms: message.since_ms };
    // The roster tells who is gone; these are for the line (net/socket.ts) or for a notice.
    case 'member_removed':
    case 'refused':
    case 'done':
    case 'alive_echo':
    case 'bye':
      return state;
    default:
      return unreachable(message, state);
  }
}

type Message<T extends FromServer['type']> = Extract<FromServer, { type: T }>;

/** Replaces everything known; who I am was told just before, by the welcome. */
function onSnapshot(state: RoomState, message: Message<'snapshot'>): RoomState {
  return {
    ...emptyRoom,
    me: state.me,
    facts: {
      id: message.class_id,
      activityTitle: message.activity_title,
      classTitle: message.class_title,
      zone: message.zone,
      segments: message.segments,
    },
    phase: message.phase,
    phaseSince_ms: message.phase_since_ms,
    learners: message.learners,
    instructors: message.instructors,
    enrolled: message.enrolled,
    lead: message.lead ?? null,
    leadName: message.speakers.find((speaker) => speaker.member === message.lead)?.name ?? '',
    speakers: message.speakers,
    chatLocked: message.chat_locked,
    maySpeak: message.may_speak,
    handPlace: message.hand_place,
    safe: message.safe,
  };
}

/** An instructor may speak as long as he is here, without being given the floor. */
function onInstructorIn(state: RoomState, { member, name }: Message<'instructor_in'>): RoomState {
  const others = state.speakers.filter((speaker) => speaker.member !== member);
  return {
    ...state,
    instructors: Math.max(1, state.instructors),
    speakers: [...others, { member, name, role: 'instructor', mic: false }],
  };
}

function onInstructorOut(state: RoomState, message: Message<'instructor_out'>): RoomState {
  return {
    ...state,
    instructors: message.last ? 0 : state.instructors,
    speakers: state.speakers.filter((speaker) => speaker.member !== message.member),
  };
}

function onFloor(state: RoomState, message: Message<'floor_changed'>): RoomState {
  const { member, name, role, may_speak } = message;
  const others = state.speakers.filter((speaker) => speaker.member !== member);
  const mic = state.speakers.find((speaker) => speaker.member === member)?.mic ?? false;
  const speakers = may_speak ? [...others, { member, name, role, mic }] : others;
  const mine = state.me?.member === member;
  return { ...state, speakers, maySpeak: mine ? may_speak : state.maySpeak };
}

function withMic(speakers: readonly Speaker[], member: number, mic: boolean): readonly Speaker[] {
  return speakers.map((speaker) => (speaker.member === member ? { ...speaker, mic } : speaker));
}

function withEntries(
  roster: ReadonlyMap<number, RosterEntry>,
  entries: readonly RosterEntry[],
): ReadonlyMap<number, RosterEntry> {
  const next = new Map(roster);
  for (const entry of entries) next.set(entry.key, entry);
  return next;
}

/** At run time a newer server may say what this page does not know: it is passed over. */
function unreachable(_message: never, state: RoomState): RoomState {
  return state;
}
