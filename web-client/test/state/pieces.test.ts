/** The small pure pieces that pages are computed from. */
import { describe, expect, test } from 'vitest';
import type { Account, ChatSaid, Speaker } from '../../src/protocol/gen.ts';
import { addLine, conversations, LINES_MAX, toEveryone } from '../../src/state/chat.ts';
import { BAR_WIDTH, dayBar } from '../../src/state/day_bar.ts';
import { openPollOf, percentages, toggleChoice } from '../../src/state/poll.ts';
import type { ChatLine } from '../../src/state/room.ts';
import { rosterLists } from '../../src/state/roster.ts';
import { stageOf } from '../../src/state/stage.ts';
import { learningSeconds, placeAt } from '../../src/state/timetable.ts';
import { verdictOf } from '../../src/state/verdict.ts';
import { worthOf } from '../../src/state/worth.ts';
import { after, opened, START_MS } from './stories.ts';

const MINUTE_MS = 60_000;
const at = (minute: number) => START_MS + minute * MINUTE_MS;

describe('percentages', () => {
  const poll = (voters: number, counts: number[]) => ({
    options: counts.map(String),
    voters,
    counts,
  });

  test('are of people, so several choices may pass a hundred', () => {
    expect(percentages(poll(10, [10, 5, 1]))).toEqual([100, 50, 10]);
  });
  test('round halves up', () => {
    expect(percentages(poll(8, [1, 7]))).toEqual([13, 88]);
    expect(percentages(poll(3, [1, 2]))).toEqual([33, 67]);
  });
  test('are nothing where nobody voted', () => {
    expect(percentages(poll(0, [0, 0]))).toEqual([0, 0]);
  });
});

test('a choice replaces another, or joins it where several are allowed', () => {
  expect(toggleChoice({ multiple: false }, [0], 1)).toEqual([1]);
  expect(toggleChoice({ multiple: true }, [1], 0)).toEqual([0, 1]);
  expect(toggleChoice({ multiple: true }, [0, 1], 1)).toEqual([0]);
});

test('the open poll is found', () => {
  expect(openPollOf(after(opened).polls)?.poll).toBe(3);
  expect(openPollOf([])).toBeNull();
});

describe('chat', () => {
  const said = (line: number, from: number, more: Partial<ChatSaid>): ChatLine => ({
    line,
    at_ms: START_MS,
    from,
    name: `Orang ${from}`,
    role: 'learner',
    to: 'everyone',
    text: `Baris ${line}`,
    removed: false,
    ...more,
  });
  const lines = [
    said(1, 2, {}),
    said(2, 2, { to: 'instructors' }),
    said(3, 3, { to: 'instructors' }),
    said(4, 1, { to: 'member', member: 2, role: 'instructor' }),
  ];

  test('gathers private lines by member, the newest first', () => {
    expect(
      conversations(lines).map(({ member, name, lines: l }) => [member, name, l.length]),
    ).toEqual([
      [2, 'Orang 2', 2],
      [3, 'Orang 3', 1],
    ]);
  });
  test('keeps private lines out of what is for everyone', () => {
    expect(toEveryone(lines).map(({ line }) => line)).toEqual([1]);
  });
  test('drops the oldest line when there are too many', () => {
    let chat: readonly ChatLine[] = [];
    for (let number = 1; number <= LINES_MAX + 1; number++) {
      chat = addLine(chat, { type: 'chat_said', n: number, ...said(number, 2, {}) });
    }
    expect([chat.length, chat[0]?.line]).toEqual([LINES_MAX, 2]);
  });
});

describe('the stage', () => {
  const speaker = (member: number, role: Speaker['role'], mic: boolean): Speaker => ({
    member,
    name: `Orang ${member}`,
    role,
    mic,
  });
  const two = [speaker(1, 'instructor', true), speaker(9, 'learner', true)];

  test('shows who is loudest', () => {
    const levels = new Map([
      [1, 0.1],
      [9, 0.6],
    ]);
    expect(stageOf(two, levels, null, 1).main?.member).toBe(9);
  });
  test('stays with who was heard a moment ago and still is', () => {
    const levels = new Map([
      [1, 0.1],
      [9, 0.6],
    ]);
    expect(stageOf(two, levels, 1, 1).main?.member).toBe(1);
  });
  test('shows who could speak when nobody does', () => {
    expect(stageOf(two, new Map(), null, 1).main?.member).toBe(1);
    expect(stageOf([speaker(1, 'instructor', false)], new Map(), null, null).main?.member).toBe(1);
    expect(stageOf([], new Map(), null, null).main).toBeNull();
  });
  test('names the others whose microphone is open', () => {
    expect(stageOf(two, new Map([[1, 0.5]]), null, 1).others.map((s) => s.member)).toEqual([9]);
  });
});

describe('the timetable', () => {
  const segments = [
    { kind: 'learning', start_ms: at(0), end_ms: at(120) },
    { kind: 'break', start_ms: at(120), end_ms: at(135) },
    { kind: 'learning', start_ms: at(135), end_ms: at(240) },
  ] as const;

  test('knows the next break, and when a break ends', () => {
    expect(placeAt(segments, at(10))?.nextBreak?.start_ms).toBe(at(120));
    expect(placeAt(segments, at(125))?.goesOn_ms).toBe(at(135));
    expect(placeAt(segments, at(200))).toMatchObject({ nextBreak: null, goesOn_ms: null });
    expect(placeAt([], at(0))).toBeNull();
  });
  test('counts learning alone', () => {
    expect(learningSeconds(segments)).toBe(225 * 60);
  });
  test('becomes a bar with its breaks, clipped to its ends', () => {
    const bar = dayBar(
      segments,
      [
        { start_ms: at(-5), end_ms: at(60) },
        { start_ms: at(180), end_ms: at(300) },
        { start_ms: at(300), end_ms: at(310) },
      ],
      at(120),
    );
    expect(bar).toEqual({
      pauses: [{ x: 500, width: 63 }],
      present: [
        { x: 0, width: BAR_WIDTH / 4 },
        { x: 750, width: BAR_WIDTH / 4 },
      ],
      now: 500,
    });
  });
  test('shows an instant as something', () => {
    const bar = dayBar(segments, [{ start_ms: at(30), end_ms: at(30) + 1 }], at(999));
    expect(bar).toMatchObject({ present: [{ width: 2 }], now: null });
  });
});

test('a verdict says how much is missing', () => {
  const there = {
    classes: [
      {
        class: '',
        attended_s: 60,
        learning_s: 100,
        intervals: [{ start_ms: 0, end_ms: 1, why: 'lost' }],
      },
    ],
  };
  expect(verdictOf({ attended_s: 80, enough: true, ...there }, 80)).toEqual({ say: 'enough' });
  expect(verdictOf({ attended_s: 60, enough: false, ...there }, 80)).toEqual({
    say: 'short',
    missing_s: 20,
  });
  expect(verdictOf({ attended_s: 0, enough: false, classes: [] }, 80)).toEqual({ say: 'absent' });
  expect(verdictOf({ attended_s: 0, enough: false, ...there }, 80)).toEqual({
    say: 'short',
    missing_s: 80,
  });
});

describe('what attendance is worth', () => {
  const account = (more: Partial<Account>) => ({
    state: 'live' as const,
    enough: false,
    reachable: true,
    jp_full: 1,
    jp: 0,
    reasons: [],
    ...more,
  });
  const cases: readonly [Partial<Account>, object][] = [
    [{}, { say: 'if_you_stay', jp: 1 }],
    [{ enough: true }, { say: 'enough', jp: 1 }],
    [{ reachable: false }, { say: 'out_of_reach' }],
    [{ jp_full: 0 }, { say: 'nothing' }],
    [
      { state: 'provisional', enough: true, jp: 1 },
      { say: 'to_be_posted', jp: 1 },
    ],
    [{ state: 'provisional' }, { say: 'so_far' }],
    [{ state: 'provisional', reachable: false }, { say: 'not_enough' }],
    [
      { state: 'posted', enough: true, jp: 1 },
      { say: 'posted', jp: 1, surplus: 0 },
    ],
    [{ state: 'posted' }, { say: 'not_enough' }],
    [
      { state: 'posted', enough: true, reasons: [{ code: 'test_awaited', a: 70, b: 0 }] },
      { say: 'awaited', what: 'test', jp: 0 },
    ],
    [
      { state: 'posted', enough: true, reasons: [{ code: 'test_failed', a: 60, b: 70 }] },
      { say: 'not_enough' },
    ],
    [
      { state: 'posted', reasons: [{ code: 'evidence_awaited', a: 0, b: 0 }] },
      { say: 'not_enough' },
    ],
  ];
  test.each(cases)('%j', (more, expected) => {
    expect(worthOf(account(more))).toEqual(expected);
  });

  test.each([
    ['evidence_awaited', { say: 'awaited', what: 'evidence', jp: 3 }],
    ['report_awaited', { say: 'awaited', what: 'report', jp: 3 }],
    ['overlap', { say: 'awaited', what: 'overlap', jp: 3 }],
    ['evidence_rejected', { say: 'refused', jp: 3 }],
    ['over_cap', { say: 'posted', jp: 1, surplus: 2 }],
    ['monthly_limit', { say: 'posted', jp: 1, surplus: 2 }],
  ])('with %s', (code, expected) => {
    const reasons = [{ code, a: 2, b: 0 }];
    const judged = account({ state: 'posted', enough: true, jp: 3, reasons });
    expect(worthOf(judged)).toEqual(expected);
  });
});

test('a roster is searched and told apart by who is here', () => {
  const person = (key: number, name: string, present: boolean, enrolled = true) => ({
    member: key,
    key,
    name,
    role: 'learner' as const,
    present,
    enrolled,
    may_speak: false,
    mic: false,
    hand: false,
    devices: 0,
    since_ms: 0,
  });
  const roster = new Map(
    [
      person(1, 'Yohana', true),
      person(2, 'Agus', true),
      person(3, 'Dewi', false),
      person(4, 'Tamu', false, false),
    ].map((entry) => [entry.key, entry]),
  );
  const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name);
  const all = rosterLists(roster, '');
  expect([names(all.present), names(all.absent)]).toEqual([['Agus', 'Yohana'], ['Dewi']]);
  expect(names(rosterLists(roster, ' yOh ').present)).toEqual(['Yohana']);
});
