/** Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this. */
import { Malformed, readMessage, type Tables, writeMessage } from './codec.ts';

export { Malformed, utf8Length } from './codec.ts';

export const PROTOCOL_VERSION = 1;
export const FINGERPRINT = '4624d05fbc0ba2be';
export const TEXT_FRAME_MAX = 16384;

/** A seat number within one class. */
export type MemberId = number;
/** 32 lower-case hexadecimal digits. */
export type Id = string;

/** What a member is in this class. */
export const ROLES = ['observer', 'learner', 'instructor', 'coordinator'] as const;
export type Role = (typeof ROLES)[number];

/** Where a class stands. */
export const CLASS_PHASES = ['waiting', 'running', 'break', 'ended'] as const;
export type ClassPhase = (typeof CLASS_PHASES)[number];

/** What a stretch of the timetable is. */
export const SEGMENT_KINDS = ['learning', 'break'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** Whom a chat line is for. */
export const CHAT_AUDIENCES = ['everyone', 'instructors', 'member'] as const;
export type ChatAudience = (typeof CHAT_AUDIENCES)[number];

/** Why somebody's right to speak changed. */
export const FLOOR_REASONS = ['granted', 'taken', 'left', 'gone'] as const;
export type FloorReason = (typeof FLOOR_REASONS)[number];

/** A quick sign to everyone. */
export const REACTIONS = ['thumb', 'clap', 'heart', 'laugh', 'puzzled'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Why the server ends a connection. */
export const BYE_REASONS = [
  'asked',
  'removed',
  'class_over',
  'server_stopping',
  'too_slow',
  'replaced',
  'protocol',
  'link_ended',
  'client_too_old',
  'silent',
] as const;
export type ByeReason = (typeof BYE_REASONS)[number];

/** How final an account of attendance is. */
export const ACCOUNT_STATES = ['live', 'provisional', 'posted'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** How a presence check ended for one learner. */
export const CHECK_ENDS = ['answered', 'missed', 'over'] as const;
export type CheckEnd = (typeof CHECK_ENDS)[number];

/** What a correction says of a stretch of time. */
export const ATTENDANCE_CLAIMS = ['present', 'absent'] as const;
export type AttendanceClaim = (typeof ATTENDANCE_CLAIMS)[number];

/** Why somebody was not there, as a coordinator recorded it. */
export const TOLD_EXCUSES = ['none', 'izin', 'sakit'] as const;
export type ToldExcuse = (typeof TOLD_EXCUSES)[number];

/** What a filed document is (words of the policy files). */
export const FILED_DOCUMENTS = [
  'surat_izin_penugasan',
  'laporan_ke_atasan',
  'laporan_belajar',
] as const;
export type FiledDocument = (typeof FILED_DOCUMENTS)[number];

/** Whose the seconds are that two activities share. */
export const OVERLAP_CHOICES = ['keeps_rest', 'takes'] as const;
export type OverlapChoice = (typeof OVERLAP_CHOICES)[number];

/** Why a request was refused: the names of base/err.h that a person or client can meet. */
export const REFUSALS = [
  'malformed',
  'oversize',
  'unexpected',
  'client_too_old',
  'forbidden',
  'not_found',
  'taken',
  'full',
  'locked',
  'too_fast',
  'wrong_phase',
  'no_floor',
  'not_leading',
  'invalid',
  'expired',
  'bad_link',
  'bad_sign_in',
  'not_yours',
  'no_memory',
  'store',
  'busy',
  'io',
  'config',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Permission =
  | 'hear'
  | 'speak'
  | 'ask_floor'
  | 'chat'
  | 'vote'
  | 'react'
  | 'run_class'
  | 'give_floor'
  | 'run_poll'
  | 'moderate'
  | 'remove'
  | 'read_roll'
  | 'answer_check';

/** Who may do what; the server decides again. */
export const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  observer: ['hear'],
  learner: ['hear', 'ask_floor', 'chat', 'vote', 'react', 'answer_check'],
  instructor: [
    'hear',
    'speak',
    'chat',
    'react',
    'run_class',
    'give_floor',
    'run_poll',
    'moderate',
    'remove',
    'read_roll',
  ],
  coordinator: ['hear', 'read_roll', 'remove'],
};

/** Bounds of what a client sends; texts count UTF-8 bytes (utf8Length). */
export const LIMITS = {
  hello: {
    fingerprint: { min: 1, max: 64 },
    ticket: { min: 1, max: 600 },
    resume: { min: 1, max: 600 },
  },
  member_remove: {
    note: { min: 0, max: 200 },
  },
  chat_say: {
    text: { min: 1, max: 2000 },
  },
  poll_make: {
    question: { min: 1, max: 300 },
    options: { min: 2, max: 10, item_min: 1, item_max: 120 },
  },
  vote: {
    choices: { min: 1, max: 10 },
  },
} as const;

/** One stretch of the timetable. */
export interface Segment {
  /** Learning or break. */
  readonly kind: SegmentKind;
  /** Begin, UTC milliseconds. */
  readonly start_ms: number;
  /** End, UTC milliseconds. */
  readonly end_ms: number;
}

/** Somebody who may speak now. */
export interface Speaker {
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
  /** Role. */
  readonly role: Role;
  /** Whether the microphone is open. */
  readonly mic: boolean;
}

/** A raised hand. */
export interface Hand {
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
  /** Since when, UTC milliseconds. */
  readonly at_ms: number;
}

/** One enrolled or seated person, as instructors and coordinators see them. */
export interface RosterEntry {
  /** Seat number; 0 when this person has never been here. */
  readonly member: MemberId;
  /** Order in the roster, stable for the life of the class; what roster_ask.after counts. */
  readonly key: number;
  /** Display name. */
  readonly name: string;
  /** Role. */
  readonly role: Role;
  /** Connected now. */
  readonly present: boolean;
  /** On the list of the activity. */
  readonly enrolled: boolean;
  /** Has the floor. */
  readonly may_speak: boolean;
  /** Microphone open. */
  readonly mic: boolean;
  /** Hand raised. */
  readonly hand: boolean;
  /** Connections now. */
  readonly devices: number;
  /** Present or absent since; 0 when never here. */
  readonly since_ms: number;
}

/** How often one reaction was given in the last second. */
export interface ReactionCount {
  /** Which. */
  readonly reaction: Reaction;
  /** How often. */
  readonly count: number;
}

/** One reason behind a number: a code of credit/reasons and what it counts. */
export interface Reason {
  /** Name from credit/, for instance attended_too_little. */
  readonly code: string;
  /** First number of that code. */
  readonly a: number;
  /** Second number of that code. */
  readonly b: number;
}

/** First message on every connection: who I am and what I speak. */
export interface Hello {
  readonly type: 'hello';
  /** Protocol version of the client. */
  readonly version: number;
  /** Fingerprint of the client's protocol. */
  readonly fingerprint: string;
  /** Ticket from POST /api/enter or /api/v1/classes/{id}/ticket. */
  readonly ticket: string;
  /** Resume token of an earlier welcome. */
  readonly resume?: string;
  /** Number of the last event seen, with resume. */
  readonly after?: number;
}

/** A sign of life, at least every 5 seconds; answered by alive_echo. */
export interface Alive {
  readonly type: 'alive';
  /** Any number; comes back. */
  readonly echo: number;
}

/** I leave; my presence ends now. */
export interface Leave {
  readonly type: 'leave';
}

/** Moves the class into another phase: waiting to running, running to break and back, running or break to ended. */
export interface ClassMove {
  readonly type: 'class_move';
  /** The new phase. */
  readonly to: ClassPhase;
}

/** Takes the lead over from another instructor. */
export interface LeadTake {
  readonly type: 'lead_take';
}

/** Removes a person from the class, all devices; the link no longer opens this class. */
export interface MemberRemove {
  readonly type: 'member_remove';
  /** Whom. */
  readonly member: MemberId;
  /** Why, for the journal. */
  readonly note?: string;
}

/** Asks for the roster from a place on; answered by roster_page. */
export interface RosterAsk {
  readonly type: 'roster_ask';
  /** Key of the last entry seen; 0 for the beginning. */
  readonly after: number;
}

/** Says a line to everyone, privately to the instructors, or (instructors) to one member. */
export interface ChatSay {
  readonly type: 'chat_say';
  /** What is said; UTF-8 bytes are counted. */
  readonly text: string;
  /** For whom. */
  readonly to: ChatAudience;
  /** With to = member: for whom. */
  readonly member?: MemberId;
}

/** Takes a line away from everybody's eyes; the journal keeps that it was there. */
export interface ChatRemove {
  readonly type: 'chat_remove';
  /** Number of the line. */
  readonly line: number;
}

/** Closes or opens the chat for learners' lines to everyone. */
export interface ChatLock {
  readonly type: 'chat_lock';
  /** Closed? */
  readonly locked: boolean;
}

/** Raises my hand; a raised hand keeps its place. */
export interface HandRaise {
  readonly type: 'hand_raise';
}

/** Lowers my hand, or (instructors) somebody's. */
export interface HandLower {
  readonly type: 'hand_lower';
  /** Whose; absent: mine. */
  readonly member?: MemberId;
}

/** Gives a member the right to speak and lowers the hand. */
export interface FloorGrant {
  readonly type: 'floor_grant';
  /** Who. */
  readonly member: MemberId;
}

/** Takes the right to speak back from one member. */
export interface FloorTake {
  readonly type: 'floor_take';
  /** Who. */
  readonly member: MemberId;
}

/** Takes the right to speak back from every learner. */
export interface FloorTakeAll {
  readonly type: 'floor_take_all';
}

/** Gives my right to speak back. */
export interface FloorLeave {
  readonly type: 'floor_leave';
}

/** Says whether my microphone is open. */
export interface MicSet {
  readonly type: 'mic_set';
  /** Open? */
  readonly on: boolean;
}

/** Makes a poll, to be opened now or later. */
export interface PollMake {
  readonly type: 'poll_make';
  /** What is asked. */
  readonly question: string;
  /** What can be chosen. */
  readonly options: readonly string[];
  /** More than one choice allowed? */
  readonly multiple: boolean;
  /** Anonymous: votes are never stored by person. */
  readonly anonymous: boolean;
  /** Open at once? */
  readonly open_now: boolean;
}

/** Opens a prepared poll. */
export interface PollOpen {
  readonly type: 'poll_open';
  /** Number of the poll within the class. */
  readonly poll: number;
}

/** Closes an open poll and publishes its result. */
export interface PollClose {
  readonly type: 'poll_close';
  /** Number of the poll within the class. */
  readonly poll: number;
}

/** Throws a poll away that was never opened. */
export interface PollDrop {
  readonly type: 'poll_drop';
  /** Number of the poll within the class. */
  readonly poll: number;
}

/** My vote; replaces my earlier one until the poll closes. One person has one vote on all devices. */
export interface Vote {
  readonly type: 'vote';
  /** Number of the poll within the class. */
  readonly poll: number;
  /** Indexes of options, from 0. */
  readonly choices: readonly number[];
}

/** A quick sign to everyone. */
export interface React {
  readonly type: 'react';
  /** Which. */
  readonly reaction: Reaction;
}

/** Begins a round of presence checks: every learner who is here is asked once, at a random moment of the spread. */
export interface CheckAsk {
  readonly type: 'check_ask';
  /** Over how many seconds, at most 600; 0: all at once; absent: as the class is set up. */
  readonly spread_s?: number;
}

/** check_asked has reached this client, which says so by itself: from now on the time to answer runs. */
export interface CheckSeen {
  readonly type: 'check_seen';
  /** Number of the round within the class. */
  readonly check: number;
}

/** I am here. One answer on any device is enough; a second one changes nothing. */
export interface CheckAnswer {
  readonly type: 'check_answer';
  /** Number of the round within the class. */
  readonly check: number;
}

export type FromClient =
  | Hello
  | Alive
  | Leave
  | ClassMove
  | LeadTake
  | MemberRemove
  | RosterAsk
  | ChatSay
  | ChatRemove
  | ChatLock
  | HandRaise
  | HandLower
  | FloorGrant
  | FloorTake
  | FloorTakeAll
  | FloorLeave
  | MicSet
  | PollMake
  | PollOpen
  | PollClose
  | PollDrop
  | Vote
  | React
  | CheckAsk
  | CheckSeen
  | CheckAnswer;

/** You are seated. */
export interface Welcome {
  readonly type: 'welcome';
  /** Your seat. */
  readonly member: MemberId;
  /** Your display name. */
  readonly name: string;
  /** Your role. */
  readonly role: Role;
  /** Token to resume this seat within two minutes. */
  readonly resume: string;
  /** True: missed events follow; false: a snapshot follows. */
  readonly resumed: boolean;
  /** Server's clock, UTC milliseconds. */
  readonly server_at_ms: number;
  /** After so long without a sign of life the server lets go. */
  readonly silence_ms: number;
}

/** The class as it stands; replaces everything known. The last chat lines and the polls follow as ordinary messages. */
export interface Snapshot {
  readonly type: 'snapshot';
  /** Number of the last event contained. */
  readonly n: number;
  /** The class. */
  readonly class_id: Id;
  /** Title of the activity. */
  readonly activity_title: string;
  /** Title of the class. */
  readonly class_title: string;
  /** Official zone: WIB, WITA or WIT. */
  readonly zone: string;
  /** Phase. */
  readonly phase: ClassPhase;
  /** Since when. */
  readonly phase_since_ms: number;
  /** Timetable. */
  readonly segments: readonly Segment[];
  /** Learners present. */
  readonly learners: number;
  /** Instructors present. */
  readonly instructors: number;
  /** Learners on the list. */
  readonly enrolled: number;
  /** Who leads. */
  readonly lead?: MemberId;
  /** Who may speak. */
  readonly speakers: readonly Speaker[];
  /** Chat closed for learners? */
  readonly chat_locked: boolean;
  /** Have you the floor? */
  readonly may_speak: boolean;
  /** Your place in the queue; 0: hand down. */
  readonly hand_place: number;
  /** Attendance is being stored. */
  readonly safe: boolean;
}

/** Your request was refused; nothing changed. */
export interface Refused {
  readonly type: 'refused';
  /** The request's ref; 0 when it had none. */
  readonly ref: number;
  /** Why. */
  readonly code: Refusal;
  /** With too_fast: try again after. */
  readonly wait_ms?: number;
}

/** Your request took effect; if it is one that is journaled, it is on disk. */
export interface Done {
  readonly type: 'done';
  /** The request's ref. */
  readonly ref: number;
}

/** Answer to alive. */
export interface AliveEcho {
  readonly type: 'alive_echo';
  /** The number sent. */
  readonly echo: number;
  /** Server's clock, UTC milliseconds. */
  readonly server_at_ms: number;
}

/** The server ends this connection. */
export interface Bye {
  readonly type: 'bye';
  /** Why. */
  readonly why: ByeReason;
  /** Whether to connect again. */
  readonly again: boolean;
}

/** The class is in another phase. */
export interface PhaseMoved {
  readonly type: 'phase_moved';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Phase. */
  readonly phase: ClassPhase;
  /** Since when. */
  readonly at_ms: number;
}

/** Another instructor leads. */
export interface LeadMoved {
  readonly type: 'lead_moved';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
}

/** How many are here; at most once a second. */
export interface Counts {
  readonly type: 'counts';
  /** Learners present. */
  readonly learners: number;
  /** Instructors present. */
  readonly instructors: number;
  /** Learners on the list. */
  readonly enrolled: number;
}

/** An instructor is here. */
export interface InstructorIn {
  readonly type: 'instructor_in';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
}

/** An instructor's last connection ended. */
export interface InstructorOut {
  readonly type: 'instructor_out';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
  /** No instructor is connected now; the class goes on. */
  readonly last: boolean;
}

/** Entries of the roster that changed; at most once a second. */
export interface RosterChanged {
  readonly type: 'roster_changed';
  /** The entries as they are now. */
  readonly entries: readonly RosterEntry[];
}

/** A page of the roster. */
export interface RosterPage {
  readonly type: 'roster_page';
  /** In order of key. */
  readonly entries: readonly RosterEntry[];
  /** What to ask after next; 0: this was the last. */
  readonly next: number;
  /** How many there are. */
  readonly total: number;
}

/** Somebody was removed. */
export interface MemberRemoved {
  readonly type: 'member_removed';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
  /** By whom. */
  readonly by: MemberId;
}

/** A line was said. */
export interface ChatSaid {
  readonly type: 'chat_said';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the line. */
  readonly line: number;
  /** When. */
  readonly at_ms: number;
  /** By whom. */
  readonly from: MemberId;
  /** The writer's display name. */
  readonly name: string;
  /** The writer's role. */
  readonly role: Role;
  /** For whom. */
  readonly to: ChatAudience;
  /** With to = member: for whom. */
  readonly member?: MemberId;
  /** What was said. */
  readonly text: string;
}

/** A line was removed. */
export interface ChatRemoved {
  readonly type: 'chat_removed';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the line. */
  readonly line: number;
  /** By whom. */
  readonly by: MemberId;
}

/** The chat was closed or opened. */
export interface ChatLocked {
  readonly type: 'chat_locked';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Closed? */
  readonly locked: boolean;
  /** By whom. */
  readonly by: MemberId;
}

/** The queue of raised hands, in order. */
export interface Hands {
  readonly type: 'hands';
  /** The first hundred. */
  readonly queue: readonly Hand[];
  /** How many hands are up. */
  readonly total: number;
}

/** Your place in the queue. */
export interface HandPlace {
  readonly type: 'hand_place';
  /** 1 is next; 0: your hand is down. */
  readonly place: number;
  /** How many hands are up. */
  readonly total: number;
}

/** Somebody may speak now, or no longer. */
export interface FloorChanged {
  readonly type: 'floor_changed';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Display name. */
  readonly name: string;
  /** Role. */
  readonly role: Role;
  /** Now? */
  readonly may_speak: boolean;
  /** Why. */
  readonly why: FloorReason;
}

/** A speaker's microphone was opened or closed. */
export interface MicChanged {
  readonly type: 'mic_changed';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Who. */
  readonly member: MemberId;
  /** Open? */
  readonly on: boolean;
}

/** A poll waits to be opened. */
export interface PollPrepared {
  readonly type: 'poll_prepared';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the poll within the class. */
  readonly poll: number;
  /** What is asked. */
  readonly question: string;
  /** What can be chosen. */
  readonly options: readonly string[];
  /** More than one choice? */
  readonly multiple: boolean;
  /** Anonymous? */
  readonly anonymous: boolean;
}

/** A poll is open. */
export interface PollOpened {
  readonly type: 'poll_opened';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the poll within the class. */
  readonly poll: number;
  /** What is asked. */
  readonly question: string;
  /** What can be chosen. */
  readonly options: readonly string[];
  /** More than one choice? */
  readonly multiple: boolean;
  /** Anonymous? */
  readonly anonymous: boolean;
  /** When. */
  readonly at_ms: number;
}

/** Votes so far; at most once a second. */
export interface PollCounts {
  readonly type: 'poll_counts';
  /** Number of the poll within the class. */
  readonly poll: number;
  /** People who voted. */
  readonly voters: number;
  /** Learners present. */
  readonly of: number;
  /** Votes per option. */
  readonly counts: readonly number[];
}

/** Your vote stands; named votes are on disk. */
export interface VoteKept {
  readonly type: 'vote_kept';
  /** Number of the poll within the class. */
  readonly poll: number;
  /** Indexes of options. */
  readonly choices: readonly number[];
}

/** A poll is closed; its result is public. Percentages are of people, not of options. */
export interface PollClosed {
  readonly type: 'poll_closed';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the poll within the class. */
  readonly poll: number;
  /** People who voted. */
  readonly voters: number;
  /** Votes per option. */
  readonly counts: readonly number[];
}

/** A prepared poll was thrown away. */
export interface PollDropped {
  readonly type: 'poll_dropped';
  /** Number of this event; only for resuming. */
  readonly n: number;
  /** Number of the poll within the class. */
  readonly poll: number;
}

/** Reactions of the last second. */
export interface Reactions {
  readonly type: 'reactions';
  /** Which and how often. */
  readonly list: readonly ReactionCount[];
}

/** Your attendance so far, or judged, and what it is worth. */
export interface Account {
  readonly type: 'account';
  /** How final. */
  readonly state: AccountState;
  /** Counted seconds of this class. */
  readonly attended_s: number;
  /** Learning seconds of this class that are over. */
  readonly elapsed_s: number;
  /** Learning seconds of this class. */
  readonly learning_s: number;
  /** Counted seconds in all classes of the activity. */
  readonly activity_attended_s: number;
  /** Learning seconds of all its classes. */
  readonly activity_learning_s: number;
  /** Counted seconds that the activity asks for. */
  readonly needed_s: number;
  /** The needed seconds can still be reached. */
  readonly reachable: boolean;
  /** What the activity earns when enough is attended. */
  readonly jp_full: number;
  /** What the counted seconds earn as they are. */
  readonly jp: number;
  /** The needed seconds are reached. */
  readonly enough: boolean;
  /** Why, in order. */
  readonly reasons: readonly Reason[];
}

/** Whether attendance is being stored; sent when it changes. */
export interface AttendanceSafety {
  readonly type: 'attendance_safety';
  /** Stored durably. */
  readonly safe: boolean;
  /** Since when. */
  readonly since_ms: number;
}

/** Are you still here? Answer with check_seen at once and with check_answer when the person says so. Sent again to a new device, after a return and after a snapshot. */
export interface CheckAsked {
  readonly type: 'check_asked';
  /** Number of the round within the class. */
  readonly check: number;
  /** Time to answer that is left, from the moment this arrives. */
  readonly answer_ms: number;
}

/** You need not answer any more. */
export interface CheckSettled {
  readonly type: 'check_settled';
  /** Number of the round within the class. */
  readonly check: number;
  /** How it ended for you. */
  readonly how: CheckEnd;
}

/** The newest round so far; at most once a second. */
export interface CheckResult {
  readonly type: 'check_result';
  /** Number of the round within the class. */
  readonly check: number;
  /** People who were asked. */
  readonly asked: number;
  /** People who answered in time. */
  readonly answered: number;
  /** People who saw it and did not answer in time. */
  readonly missed: number;
  /** Somebody may still be asked, or answer. */
  readonly open: boolean;
  /** When the round began. */
  readonly at_ms: number;
}

export type FromServer =
  | Welcome
  | Snapshot
  | Refused
  | Done
  | AliveEcho
  | Bye
  | PhaseMoved
  | LeadMoved
  | Counts
  | InstructorIn
  | InstructorOut
  | RosterChanged
  | RosterPage
  | MemberRemoved
  | ChatSaid
  | ChatRemoved
  | ChatLocked
  | Hands
  | HandPlace
  | FloorChanged
  | MicChanged
  | PollPrepared
  | PollOpened
  | PollCounts
  | VoteKept
  | PollClosed
  | PollDropped
  | Reactions
  | Account
  | AttendanceSafety
  | CheckAsked
  | CheckSettled
  | CheckResult;

const TABLES: Tables = {
  messages: {
    welcome: 'member:u name:s role:@role resume:s resumed:b server_at_ms:i silence_ms:u',
    snapshot: 'n:u class_id:h activity_title:s class_title:s zone:s phase:@class_phase phase_since_ms:i segments:[*segment learners:u instructors:u enrolled:u lead?:u speakers:[*speaker chat_locked:b may_speak:b hand_place:u safe:b',
    refused: 'ref:u code:@refusal wait_ms?:u',
    done: 'ref:u',
    alive_echo: 'echo:u server_at_ms:i',
    bye: 'why:@bye_reason again:b',
    phase_moved: 'n:u phase:@class_phase at_ms:i',
    lead_moved: 'n:u member:u name:s',
    counts: 'learners:u instructors:u enrolled:u',
    instructor_in: 'n:u member:u name:s',
    instructor_out: 'n:u member:u name:s last:b',
    roster_changed: 'entries:[*roster_entry',
    roster_page: 'entries:[*roster_entry next:u total:u',
    member_removed: 'n:u member:u name:s by:u',
    chat_said: 'n:u line:u at_ms:i from:u name:s role:@role to:@chat_audience member?:u text:s',
    chat_removed: 'n:u line:u by:u',
    chat_locked: 'n:u locked:b by:u',
    hands: 'queue:[*hand total:u',
    hand_place: 'place:u total:u',
    floor_changed: 'n:u member:u name:s role:@role may_speak:b why:@floor_reason',
    mic_changed: 'n:u member:u on:b',
    poll_prepared: 'n:u poll:u question:s options:[s multiple:b anonymous:b',
    poll_opened: 'n:u poll:u question:s options:[s multiple:b anonymous:b at_ms:i',
    poll_counts: 'poll:u voters:u of:u counts:[u',
    vote_kept: 'poll:u choices:[u',
    poll_closed: 'n:u poll:u voters:u counts:[u',
    poll_dropped: 'n:u poll:u',
    reactions: 'list:[*reaction_count',
    account: 'state:@account_state attended_s:u elapsed_s:u learning_s:u activity_attended_s:u activity_learning_s:u needed_s:u reachable:b jp_full:u jp:u enough:b reasons:[*reason',
    attendance_safety: 'safe:b since_ms:i',
    check_asked: 'check:u answer_ms:u',
    check_settled: 'check:u how:@check_end',
    check_result: 'check:u asked:u answered:u missed:u open:b at_ms:i',
  },
  structs: {
    segment: 'kind:@segment_kind start_ms:i end_ms:i',
    speaker: 'member:u name:s role:@role mic:b',
    hand: 'member:u name:s at_ms:i',
    roster_entry: 'member:u key:u name:s role:@role present:b enrolled:b may_speak:b mic:b hand:b devices:u since_ms:i',
    reaction_count: 'reaction:@reaction count:u',
    reason: 'code:s a:i b:i',
  },
  words: {
    account_state: ACCOUNT_STATES,
    bye_reason: BYE_REASONS,
    chat_audience: CHAT_AUDIENCES,
    check_end: CHECK_ENDS,
    class_phase: CLASS_PHASES,
    floor_reason: FLOOR_REASONS,
    reaction: REACTIONS,
    refusal: REFUSALS,
    role: ROLES,
    segment_kind: SEGMENT_KINDS,
  },
};

/** null: a message that this page does not know yet, to be ignored. Throws Malformed. */
export function decode(text: string): FromServer | null {
  // The shapes are made from the same schema as the union, so this holds by construction.
  return readMessage(text, TABLES) as FromServer | null;
}

/** `ref` comes back in done or refused. */
export function encode(message: FromClient, ref?: number): string {
  return writeMessage(message, ref);
}

export const SOUND_KIND = 1;
export const SOUND_HEADER_BYTES = 12;
export const SOUND_PAYLOAD_MAX = 3840;

/** Opus from one speaker, at most 120 ms. The server checks the packet and overwrites the sender. */
export interface SoundFrame {
  readonly silence: boolean;
  /** Counts 20 ms steps of the speaker's time, also those not sent, and wraps. */
  readonly seq: number;
  /** Sampling time of the first sample. Unit: 1/48000 s. */
  readonly stamp: number;
  /** Member id; the server overwrites it. */
  readonly sender: number;
  /** One Opus packet; empty only with the silence flag. */
  readonly opus: Uint8Array;
}

export function packSound(frame: SoundFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SOUND_HEADER_BYTES + frame.opus.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, SOUND_KIND);
  view.setUint8(1, frame.silence ? 1 : 0);
  view.setUint16(2, frame.seq);
  view.setUint32(4, frame.stamp);
  view.setUint32(8, frame.sender);
  bytes.set(frame.opus, SOUND_HEADER_BYTES);
  return bytes;
}

/** The payload is a view into `bytes`. Throws Malformed. */
export function unpackSound(bytes: Uint8Array): SoundFrame {
  const long = bytes.length > SOUND_HEADER_BYTES + SOUND_PAYLOAD_MAX;
  if (long || bytes.length < SOUND_HEADER_BYTES || bytes[0] !== SOUND_KIND)
    throw new Malformed('sound', 'too long, cut short or of another kind');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(1);
  if ((flags & ~1) !== 0 || (bytes.length === SOUND_HEADER_BYTES && !(flags & 1)))
    throw new Malformed('sound', 'an unknown flag, or nothing in it');
  return {
    silence: (flags & 1) !== 0,
    seq: view.getUint16(2),
    stamp: view.getUint32(4),
    sender: view.getUint32(8),
    opus: bytes.subarray(SOUND_HEADER_BYTES),
  };
}
