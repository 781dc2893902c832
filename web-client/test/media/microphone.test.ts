import { expect, test } from 'vitest';
import { reasonOf } from '../../src/media/microphone.ts';

const errors: [name: string, reason: string][] = [
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'no_microphone'],
  ['OverconstrainedError', 'no_microphone'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'too_old'],
  ['NotSupportedError', 'too_old'],
];

test.each(errors)('%s means %s', (name, reason) => {
  expect(reasonOf(new DOMException('', name))).toBe(reason);
});

test('something thrown that is no error', () => {
  expect(reasonOf(undefined)).toBe('too_old');
});
