import { describe, expect, test } from 'vitest';
import type { FromServer, RosterEntry } from '../../src/protocol/gen.ts';
import type { RoomState } from '../../src/state/room.ts';
import {
  after,
  asked,
  closed,
  floor,
  line,
  opened,
  prepared,
  result,
  snapshot,
  START_MS,
} from './stories.ts';

const entry = (key: number, present: boolean): RosterEntry => ({
  member: key,
  key,
  name: `Orang ${key}`,
  role: 'learner',
  present,
  enrolled: true,
  may_speak: false,
  mic: false,
  hand: false,
  devices: present ? 1 : 0,
  since_ms: START_MS,
});

describe('the room', () => {
  const stories: readonly [string, readonly FromServer[], (room: RoomState) => unknown, unknown][] =
    [
      ['knows who I am', [], (room) => room.me, { member: 7, name: 'Agus', role: 'learner' }],
      ['knows who leads', [], (room) => [room.lead, room.leadName], [1, 'Ratna']],
      [
        'moves with its phase',
        [{ type: 'phase_moved', n: 11, phase: 'break', at_ms: START_MS + 5 }],
        (room) => [room.phase, room.phaseSince_ms],
        ['break', START_MS + 5],
      ],
      [
        'counts',
        [{ type: 'counts', learners: 9, instructors: 2, enrolled: 12 }],
        (room) => [room.learners, room.instructors, room.enrolled],
        [9, 2, 12],
      ],
      [
        'says when no instructor is left',
        [{ type: 'instructor_out', n: 12, member: 1, name: 'Ratna', last: true }],
        (room) => room.instructors,
        0,
      ],
      [
        'and when one is back',
        [
          { type: 'instructor_out', n: 12, member: 1, name: 'Ratna', last: true },
          { type: 'instructor_in', n: 13, member: 1, name: 'Ratna' },
        ],
        (room) => room.instructors,
        1,
      ],
      [
        'knows that an instructor who comes may speak, and who leaves may not',
        [
          { type: 'instructor_in', n: 13, member: 5, name: 'Hendrik' },
          { type: 'mic_changed', n: 14, member: 5, on: true },
          { type: 'instructor_out', n: 15, member: 1, name: 'Ratna', last: false },
        ],
        (room) => room.speakers,
        [{ member: 5, name: 'Hendrik', role: 'instructor', mic: true }],
      ],
      [
        'follows a take-over',
        [{ type: 'lead_moved', n: 14, member: 5, name: 'Hendrik' }],
        (room) => [room.lead, room.leadName],
        [5, 'Hendrik'],
      ],
      ['keeps lines in order', [line(2), line(1)], (room) => room.chat.map((l) => l.line), [1, 2]],
      ['keeps a line that comes twice once', [line(1), line(1)], (room) => room.chat.length, 1],
      [
        'takes the words of a removed line away and leaves its place',
        [line(1, 'Kasar'), line(2), { type: 'chat_removed', n: 15, line: 1, by: 1 }],
        (room) => room.chat.map(({ text, removed }) => [text, removed]),
        [
          ['', true],
          ['Halo', false],
        ],
      ],
      [
        'closes the chat',
        [{ type: 'chat_locked', n: 16, locked: true, by: 1 }],
        (room) => room.chatLocked,
        true,
      ],
      [
        'lets another speak, not me',
        [floor(9, true)],
        (room) => [room.maySpeak, room.speakers.length],
        [false, 2],
      ],
      ['gives me the floor', [floor(7, true)], (room) => room.maySpeak, true],
      [
        'takes it back',
        [floor(7, true), floor(7, false)],
        (room) => [room.maySpeak, room.speakers.length],
        [false, 1],
      ],
      [
        'shows an open microphone',
        [floor(9, true), { type: 'mic_changed', n: 17, member: 9, on: true }],
        (room) => room.speakers.map(({ mic }) => mic),
        [false, true],
      ],
      [
        'keeps a microphone open over a second grant',
        [floor(9, true), { type: 'mic_changed', n: 17, member: 9, on: true }, floor(9, true)],
        (room) => room.speakers.map(({ member, mic }) => [member, mic]),
        [
          [1, false],
          [9, true],
        ],
      ],
      [
        'knows my place in the queue',
        [{ type: 'hand_place', place: 2, total: 4 }],
        (room) => [room.handPlace, room.handsTotal],
        [2, 4],
      ],
      [
        'shows instructors the queue',
        [{ type: 'hands', queue: [{ member: 9, name: 'Budi', at_ms: 1 }], total: 1 }],
        (room) => room.queue.map(({ name }) => name),
        ['Budi'],
      ],
      [
        'puts the roster together from pages and changes',
        [
          { type: 'roster_page', entries: [entry(1, true), entry(2, true)], next: 2, total: 3 },
          { type: 'roster_page', entries: [entry(3, false)], next: 0, total: 3 },
          { type: 'roster_changed', entries: [entry(2, false)] },
        ],
        (room) => [[...room.roster.values()].map((e) => e.present), room.rosterNext],
        [[true, false, false], 0],
      ],
      ['prepares a poll', [prepared], (room) => room.polls.map(({ state }) => state), ['prepared']],
      ['opens it', [prepared, opened], (room) => room.polls.map(({ state }) => state), ['open']],
      [
        'does not reopen what is closed when events come again',
        [opened, closed, opened],
        (room) => room.polls.map(({ state }) => state),
        ['closed'],
      ],
      [
        'keeps my vote over the close',
        [opened, { type: 'vote_kept', poll: 3, choices: [1] }, closed],
        (room) => room.polls.map(({ mine, counts, voters }) => [mine, counts, voters]),
        [[[1], [2, 1], 3]],
      ],
      [
        'throws a poll away',
        [prepared, { type: 'poll_dropped', n: 63, poll: 3 }],
        (room) => room.polls,
        [],
      ],
      [
        'asks whether I am still here, with the time that is left',
        [asked(1), asked(1, 90_000)],
        (room) => room.check?.answer_ms,
        90_000,
      ],
      [
        'asks no more once it is settled, on whatever device',
        [asked(1), { type: 'check_settled', check: 1, how: 'answered' }],
        (room) => room.check,
        null,
      ],
      [
        'and keeps a newer question when an older one is settled',
        [asked(2), { type: 'check_settled', check: 1, how: 'over' }],
        (room) => room.check?.check,
        2,
      ],
      [
        'shows the newest round to instructors',
        [result(1, 14, false), result(2, 3, true)],
        (room) => [room.checkResult?.check, room.checkResult?.asked, room.checkResult?.open],
        [2, 3, true],
      ],
      [
        'shows each burst of reactions as a new one',
        [
          { type: 'reactions', list: [{ reaction: 'clap', count: 3 }] },
          { type: 'reactions', list: [{ reaction: 'clap', count: 3 }] },
        ],
        (room) => room.burst?.key,
        2,
      ],
      [
        'says since when attendance is not safe',
        [{ type: 'attendance_safety', safe: false, since_ms: START_MS }],
        (room) => [room.safe, room.safeSince_ms],
        [false, START_MS],
      ],
      [
        'is replaced by a snapshot, but for who I am',
        [line(1), opened, floor(9, true), asked(1), { ...snapshot, learners: 5, hand_place: 1 }],
        (room) => [
          room.me?.member,
          room.chat,
          room.polls,
          room.speakers.length,
          room.learners,
          room.handPlace,
          room.check,
        ],
        [7, [], [], 1, 5, 1, null],
      ],
      [
        'is not moved by what is for the line',
        [
          { type: 'done', ref: 1 },
          { type: 'bye', why: 'asked', again: false },
        ],
        (room) => room.learners,
        2,
      ],
    ];

  test.each(stories)('%s', (_, messages, look, expected) => {
    expect(look(after(...messages))).toEqual(expected);
  });

  test('leaves the state before untouched', () => {
    const before = after(line(1));
    const chat = before.chat;
    after(line(1), line(2));
    expect(before.chat).toBe(chat);
    expect(chat).toHaveLength(1);
  });
});
