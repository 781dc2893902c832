import { expect, test } from 'vitest';
import { dayField, dayStart, momentOf, timeField } from '../../src/text/time_fields.ts';

const MORNING_MS = Date.parse('2026-03-02T01:00:00Z'); // 08.00 WIB
const LATE_MS = Date.parse('2026-03-02T16:30:00Z'); // 23.30 WIB

test.each([
  ['the beginning', '08:00', MORNING_MS, '2026-03-02T01:00:00Z'],
  ['to the second', '08:15:30', MORNING_MS, '2026-03-02T01:15:30Z'],
  ['before the class: the server says so', '07:00', MORNING_MS, '2026-03-02T00:00:00Z'],
  ['after midnight, in a class that goes on', '00:15', LATE_MS, '2026-03-02T17:15:00Z'],
])('%s', (_story, field, class_start_ms, at) => {
  expect(momentOf(field, class_start_ms, 'WIB')).toBe(Date.parse(at));
});

test('a time reads back as it was written, in each zone', () => {
  for (const zone of ['WIB', 'WITA', 'WIT'] as const) {
    expect(momentOf(timeField(MORNING_MS, zone), MORNING_MS, zone)).toBe(MORNING_MS);
    expect(dayStart(dayField(MORNING_MS, zone), zone)).toBeLessThanOrEqual(MORNING_MS);
  }
  expect(timeField(MORNING_MS + 1000, 'WIT')).toBe('10:00:01');
});

test('no time and no day are none', () => {
  expect(momentOf('', MORNING_MS, 'WIB')).toBeNull();
  expect(momentOf('8:00', MORNING_MS, 'WIB')).toBeNull();
  expect(dayStart('', 'WIB')).toBeNull();
});
