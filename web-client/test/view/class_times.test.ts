import { expect, test } from 'vitest';
import {
  learningSeconds,
  moved,
  segmentsOf,
  timesOf,
  type ClassTimes,
} from '../../src/view/coordinator/class_times.ts';

const NINE = { day: '2026-03-02', from: '09:00', to: '11:00', breaks: [] };

/** Segments as hours of UTC: "L02:00-04:00". */
function drawn(times: ClassTimes, zone: 'WIB' | 'WIT' = 'WIB'): string | null {
  const hour = (ms: number) => new Date(ms).toISOString().slice(11, 16);
  const segments = segmentsOf(times, zone);
  if (!segments) return null;
  return segments
    .map(({ kind, start_ms, end_ms }) => {
      const letter = kind === 'learning' ? 'L' : 'B';
      return `${letter}${hour(start_ms)}-${hour(end_ms)}`;
    })
    .join(' ');
}

const stories: readonly [string, ClassTimes, string | null][] = [
  ['one stretch', NINE, 'L02:00-04:00'],
  [
    'learning around a break',
    { ...NINE, breaks: [{ from: '10:00', to: '10:15' }] },
    'L02:00-03:00 B03:00-03:15 L03:15-04:00',
  ],
  [
    'breaks in any order',
    {
      ...NINE,
      breaks: [
        { from: '10:30', to: '10:40' },
        { from: '09:30', to: '09:40' },
      ],
    },
    'L02:00-02:30 B02:30-02:40 L02:40-03:30 B03:30-03:40 L03:40-04:00',
  ],
  [
    'breaks over each other stay so: the server names them',
    {
      ...NINE,
      breaks: [
        { from: '10:00', to: '10:20' },
        { from: '10:10', to: '10:30' },
      ],
    },
    'L02:00-03:00 B03:00-03:20 B03:10-03:30 L03:30-04:00',
  ],
  ['over midnight', { ...NINE, from: '23:00', to: '01:00' }, 'L16:00-18:00'],
  ['no day', { ...NINE, day: '' }, null],
  ['no hour', { ...NINE, to: '' }, null],
  ['a break without an end', { ...NINE, breaks: [{ from: '10:00', to: '' }] }, null],
];

test.each(stories)('%s', (_, times, expected) => {
  expect(drawn(times)).toBe(expected);
});

test('hours are those of the zone', () => {
  expect(drawn(NINE, 'WIT')).toBe('L00:00-02:00');
});

test('what was typed comes back, and moves with its breaks', () => {
  const typed = { ...NINE, breaks: [{ from: '10:00', to: '10:15' }] };
  const segments = segmentsOf(typed, 'WITA') ?? [];
  expect(timesOf(segments, 'WITA')).toEqual(typed);
  expect(timesOf(moved(segments, 3_600_000), 'WITA')).toEqual({
    ...NINE,
    from: '10:00',
    to: '12:00',
    breaks: [{ from: '11:00', to: '11:15' }],
  });
  expect(learningSeconds(segments)).toBe(105 * 60);
});

test('seconds stay what they are', () => {
  const typed = { ...NINE, from: '09:00:05', to: '09:00:13' };
  const segments = segmentsOf(typed, 'WIB') ?? [];
  expect(learningSeconds(segments)).toBe(8);
  expect(timesOf(segments, 'WIB')).toEqual(typed);
});
