import { expect, test } from 'vitest';
import { attended_ms, creditOf, lastSigns, readRoll, staysOf, unite } from '../support/account.ts';
import { JOINED, LEFT, ROLL } from '../support/journal.ts';
import type { JournalLine } from '../support/journal.ts';
import { readCsv } from '../support/office.ts';
import { answerFaults } from '../support/openapi.ts';

/** The second opinion must itself be right, or it would agree with anything. */

const MINUTE_MS = 60_000;
const span = (from: number, to: number) => ({ start_ms: from * MINUTE_MS, end_ms: to * MINUTE_MS });

function line(kind: number, at_ms: number, more: Partial<JournalLine> = {}): JournalLine {
  const rest = { n: 0, run: 'r', person: 'ani', why: 0, line: 1, seat: 1, body: Buffer.alloc(0) };
  return { ...rest, kind, at_ms, ...more };
}

test('two devices count once', () => {
  expect(unite([span(5, 30), span(0, 10), span(30, 31), span(40, 45)])).toEqual([
    span(0, 31),
    span(40, 45),
  ]);
});

test('breaks and what lies outside the timetable do not count', () => {
  const segments = [
    { kind: 'learning', ...span(0, 45) },
    { kind: 'break', ...span(45, 60) },
    { kind: 'learning', ...span(60, 105) },
  ] as const;
  expect(attended_ms([span(-10, 50), span(55, 70), span(100, 200)], segments)).toBe(60 * MINUTE_MS);
});

test('three classes of sixty minutes are four JP; one below the share is none', () => {
  const held = (from: number, to: number) => ({
    segments: [{ kind: 'learning' as const, ...span(0, 60) }],
    journal: [line(JOINED, from * MINUTE_MS), line(LEFT, to * MINUTE_MS, { why: 1 })],
  });
  const rule = { percent: 80, jp_seconds: 45 * 60 };
  const whole = [held(0, 60), held(0, 60), held(0, 60)];
  expect(creditOf('ani', whole, rule)).toMatchObject({
    jp: 4,
    enough: true,
    exact: [10_800, 2_700],
  });
  expect(creditOf('budi', whole, rule)).toMatchObject({ jp: 0, attended_s: 0, enough: false });
  const boundary = [held(0, 60), held(0, 60), held(36, 60)];
  expect(creditOf('ani', boundary, rule)).toMatchObject({ attended_s: 8_640, enough: true, jp: 4 });
  const short = [held(0, 60), held(0, 60), held(36.1, 60)];
  expect(creditOf('ani', short, rule)).toMatchObject({ attended_s: 8_634, enough: false, jp: 0 });
});

test('who never left has no end', () => {
  expect(() => staysOf([line(JOINED, 0)])).toThrow(/never left/);
});

test('a roll is a change against the one before', () => {
  const whole = readRoll(Buffer.from([1, 1, 2, 0, 2, 3, 4, 0x81, 0x01, 7]), new Map());
  expect([...whole]).toEqual([
    [3, 4],
    [132, 7],
  ]);
  const next = readRoll(Buffer.from([1, 0, 1, 1, 3, 1, 0x84, 0x01, 9]), whole);
  expect([...next]).toEqual([[132, 9]]);
  expect(() => readRoll(Buffer.from([1, 0, 5, 0, 0]), whole)).toThrow(/add up/);
  const journal = [
    line(JOINED, 1_000, { line: 3 }),
    line(ROLL, 20_000, { body: Buffer.from([1, 1, 1, 0, 1, 3, 4]) }),
    line(ROLL, 30_000, { body: Buffer.from([1, 0, 1, 0, 1, 3, 255]) }),
  ];
  expect(lastSigns(journal).get(3)).toBe(16_000);
});

test('CSV as RFC 4180 has it', () => {
  expect(readCsv('a,"b ""c"", d",\r\n"x\r\ny",2,3\r\n')).toEqual([
    ['a', 'b "c", d', ''],
    ['x\r\ny', '2', '3'],
  ]);
});

test('an answer that is not as described is found out', () => {
  const answer = (status: number, body: unknown, type = 'application/json') => ({
    status,
    headers: { 'content-type': type },
    text: JSON.stringify(body),
  });
  const health = (body: unknown): string[] => answerFaults('GET', '/api/health', answer(200, body));
  expect(health({ ok: true, safe: true })).toEqual([]);
  expect(health({ ok: true })).toEqual(['GET /api/health 200.safe is missing']);
  expect(health({ ok: 1, safe: true })).toHaveLength(1);
  expect(health({ ok: true, safe: true, secret: 1 })).toHaveLength(1);
  expect(answerFaults('GET', '/api/me', answer(200, { name: 'dina', role: 'king' }))).toHaveLength(
    1,
  );
  expect(answerFaults('GET', '/api/me', answer(401, { error: 'forbidden' }))).toEqual([]);
  expect(answerFaults('GET', '/api/me', answer(401, {}, 'text/html'))).toHaveLength(1);
  expect(() => answerFaults('GET', '/api/secrets', answer(200, {}))).toThrow(/no path/);
  expect(() => answerFaults('GET', '/api/me', answer(204, {}))).toThrow(/not described/);
});
