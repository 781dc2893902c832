import { describe, expect, test } from 'vitest';
import * as format from '../../src/text/format.ts';
import { en } from '../../src/text/en.ts';
import { id } from '../../src/text/id.ts';
import { speechOf } from '../../src/text/speech.ts';

/** 10 March 2025, 16.30.05 UTC. */
const AT_MS = Date.UTC(2025, 2, 10, 16, 30, 5);

describe('times', () => {
  test('stand in the zone of the reader, with a dot', () => {
    expect(format.clockZone(AT_MS, 'WIB', 'id')).toBe('23.30 WIB');
    expect(format.clockZone(AT_MS, 'WITA', 'id')).toBe('00.30 WITA');
    expect(format.clockZone(AT_MS, 'WIT', 'id')).toBe('01.30 WIT');
    expect(format.clockZone(AT_MS, 'WIT', 'en')).toBe('01:30 WIT');
    expect(format.clockSeconds(AT_MS, 'WIB', 'id')).toBe('23.30.05');
  });
  test('take their date from the zone too', () => {
    expect(format.date(AT_MS, 'WIB', 'id')).toBe('10 Maret 2025');
    expect(format.dayDate(AT_MS, 'WITA', 'id')).toBe('Selasa, 11 Maret 2025');
    expect(format.dayDate(AT_MS, 'WIB', 'en')).toBe('Monday, 10 March 2025');
    expect(format.sameDay(AT_MS, AT_MS + 3_600_000, 'WIB')).toBe(false);
    expect(format.sameDay(AT_MS, AT_MS + 3_600_000, 'WIT')).toBe(true);
  });
  test('of a range name the zone once', () => {
    expect(format.clockRange(AT_MS, AT_MS + 5_400_000, 'WIT', 'id')).toBe('01.30–03.00 WIT');
  });
  test('follow the reader’s clock, abroad the activity’s zone', () => {
    expect(format.readerZone(-480, 'WIB')).toBe('WITA');
    expect(format.readerZone(-60, 'WIT')).toBe('WIT');
    expect(format.zoneOf('WITA')).toBe('WITA');
    expect(format.zoneOf('??')).toBe('WIB');
  });
  test('as dates of the server', () => {
    expect(format.isoDate('2025-05-14', 'id')).toBe('14 Mei 2025');
    expect(format.isoDate('soon', 'id')).toBe('soon');
  });
});

describe('numbers', () => {
  test('part thousands and decimals as the language does', () => {
    expect(format.whole(13_500, 'id')).toBe('13.500');
    expect(format.whole(1_234_567, 'en')).toBe('1,234,567');
    expect(format.whole(-5, 'id')).toBe('−5');
    expect(format.size(3_240_000, 'id')).toBe('3,2 MB');
    expect(format.size(640_400, 'en')).toBe('640 kB');
  });
  test('never round a share up to what was not reached', () => {
    expect(format.percentPpm(799_999, 'id')).toBe('79,9 %');
    expect(format.percentPpm(800_000, 'id')).toBe('80 %');
    expect(format.percentPpm(533_333, 'en')).toBe('53.3%');
    expect(format.percentPpm(999_999, 'id')).toBe('99,9 %');
  });
});

describe('lengths', () => {
  const { length, roughly, share, fraction } = speechOf('id', id.units);

  test('are told in minutes and seconds', () => {
    expect(length(13_500)).toBe('225 menit');
    expect(length(200)).toBe('3 menit 20 detik');
    expect(length(59)).toBe('59 detik');
    expect(length(0)).toBe('0 menit');
    expect(speechOf('en', en.units).length(61)).toBe('1 minute 1 second');
  });
  test('are rough where somebody waits', () => {
    expect(roughly(40)).toBe('40 detik');
    expect(roughly(119)).toBe('1 menit');
  });
  test('of a share are in one unit, what was reached cut down', () => {
    expect(share(1979, 2700)).toEqual(['32', '45', 'menit']);
    expect(share(42, 120)).toEqual(['42', '120', 'detik']);
  });
  test('run like a stopwatch', () => {
    expect(format.stopwatch(4_360_000, 'id')).toBe('1.12.40');
    expect(format.stopwatch(760_000, 'en')).toBe('12:40');
  });
  test('become JP without a floating number', () => {
    expect(fraction(13_200, 2700)).toBe('4,88');
    expect(fraction(13_500, 2700)).toBe('5');
    expect(fraction(270, 2700)).toBe('0,1');
  });
});

test('initials come from the name, not from titles', () => {
  expect(format.initials('Ibu Ratna Wulandari, M.Pd.')).toBe('RW');
  expect(format.initials('Dr. Hendrik Kambu')).toBe('HK');
  expect(format.initials('Suparman')).toBe('S');
  expect(format.initials('')).toBe('?');
});
