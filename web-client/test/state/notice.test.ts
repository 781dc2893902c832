import { expect, test } from 'vitest';
import type { FromServer } from '../../src/protocol/gen.ts';
import { noticeOf, type Notice } from '../../src/state/notice.ts';
import { after, asked, floor, snapshot } from './stories.ts';

const { lead: _, ...withoutLead } = snapshot;

const cases: readonly [string, readonly FromServer[], FromServer, Notice | null][] = [
  ['my turn', [], floor(7, true), { say: 'floor_mine' }],
  ['my turn, told again after a resume', [floor(7, true)], floor(7, true), null],
  ['another one’s turn', [], floor(9, true), null],
  ['my turn is taken', [floor(7, true)], floor(7, false), { say: 'floor_taken' }],
  [
    'somebody else leads',
    [],
    { type: 'lead_moved', n: 1, member: 5, name: 'Hendrik' },
    { say: 'lead_moved', name: 'Hendrik' },
  ],
  [
    'the first instructor comes, and leads',
    [withoutLead],
    { type: 'lead_moved', n: 1, member: 5, name: 'Hendrik' },
    null,
  ],
  ['the same one leads', [], { type: 'lead_moved', n: 1, member: 1, name: 'Ratna' }, null],
  [
    'the last instructor is gone',
    [],
    { type: 'instructor_out', n: 1, member: 1, name: 'Ratna', last: true },
    { say: 'instructors_gone' },
  ],
  [
    'one of two is gone',
    [],
    { type: 'instructor_out', n: 1, member: 1, name: 'Ratna', last: false },
    null,
  ],
  [
    'the chat closes',
    [],
    { type: 'chat_locked', n: 1, locked: true, by: 1 },
    { say: 'chat_locked' },
  ],
  ['I close the chat', [], { type: 'chat_locked', n: 1, locked: true, by: 7 }, null],
  [
    'my answer is recorded',
    [asked(1)],
    { type: 'check_settled', check: 1, how: 'answered' },
    { say: 'check_answered' },
  ],
  [
    'I did not answer in time',
    [asked(1)],
    { type: 'check_settled', check: 1, how: 'missed' },
    { say: 'check_missed' },
  ],
  [
    'I need not answer any more',
    [asked(1)],
    { type: 'check_settled', check: 1, how: 'over' },
    { say: 'check_over' },
  ],
  [
    'a round that I am not asked in is over',
    [],
    { type: 'check_settled', check: 1, how: 'over' },
    null,
  ],
  [
    'attendance is in danger',
    [],
    { type: 'attendance_safety', safe: false, since_ms: 1 },
    { say: 'unsafe' },
  ],
  [
    'attendance is safe as before',
    [],
    { type: 'attendance_safety', safe: true, since_ms: 1 },
    null,
  ],
];

test.each(cases)('%s', (_, before, message, expected) => {
  expect(noticeOf(after(...before), message)).toEqual(expected);
});
