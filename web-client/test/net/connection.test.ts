import { describe, expect, test } from 'vitest';
import {
  healthOf,
  next,
  OPENING_MAX_MS,
  refusalEnds,
  RETRY_MS,
  SETTLED_MS,
  type Connection,
  type ConnectionEvent,
} from '../../src/net/connection.ts';

/** Plays events at given times and returns where the connection stands. */
function play(events: readonly [at: number, event: ConnectionEvent][], chance = 1): Connection {
  return events.reduce<Connection>((state, [at, event]) => next(state, event, at, chance), {
    at: 'idle',
  });
}

const start = { on: 'start' } as const;
const seated = { on: 'seated' } as const;
const lost = { on: 'lost' } as const;
const timer = { on: 'timer' } as const;

describe('a connection', () => {
  const stories: readonly [string, readonly [number, ConnectionEvent][], Partial<Connection>][] = [
    ['opens when asked', [[0, start]], { at: 'opening', attempt: 0 }],
    [
      'is open once seated',
      [
        [0, start],
        [80, seated],
      ],
      { at: 'open', since_mono_ms: 80 },
    ],
    [
      'does nothing before it is asked',
      [
        [0, lost],
        [5, timer],
      ],
      { at: 'idle' },
    ],
    [
      'waits after a loss',
      [
        [0, start],
        [80, seated],
        [60_000, lost],
      ],
      { at: 'waiting', retry_mono_ms: 60_000 + 500, attempt: 1 },
    ],
    [
      'does not try before its time',
      [
        [0, start],
        [80, seated],
        [60_000, lost],
        [60_499, timer],
      ],
      { at: 'waiting' },
    ],
    [
      'tries again when its time has come',
      [
        [0, start],
        [80, seated],
        [60_000, lost],
        [60_500, timer],
      ],
      { at: 'opening', attempt: 1 },
    ],
    [
      'tries at once when the device is back online',
      [
        [0, start],
        [80, seated],
        [60_000, lost],
        [60_001, { on: 'online' }],
      ],
      { at: 'opening' },
    ],
    [
      'waits longer after each failure',
      [
        [0, start],
        [1, lost],
        [501, timer],
        [502, lost],
        [1502, timer],
        [1503, lost],
      ],
      { at: 'waiting', retry_mono_ms: 1503 + 2000 },
    ],
    [
      'does not forget failures for a line that broke at once',
      [
        [0, start],
        [1, lost],
        [501, timer],
        [502, seated],
        [503, lost],
      ],
      { at: 'waiting', attempt: 2, retry_mono_ms: 503 + 1000 },
    ],
    [
      'forgets failures once a line has settled',
      [
        [0, start],
        [1, lost],
        [501, timer],
        [502, seated],
        [502 + SETTLED_MS, lost],
      ],
      { at: 'waiting', attempt: 1 },
    ],
    [
      'gives a try up that brings no welcome',
      [
        [0, start],
        [OPENING_MAX_MS, timer],
      ],
      { at: 'waiting' },
    ],
    [
      'ends for a reason and stays ended',
      [
        [0, start],
        [80, seated],
        [90, { on: 'ended', why: 'removed' }],
        [91, lost],
        [99, start],
      ],
      { at: 'ended', why: 'removed' },
    ],
    [
      'takes no second seat',
      [
        [0, start],
        [1, seated],
        [2, seated],
      ],
      { at: 'open', since_mono_ms: 1 },
    ],
  ];

  test.each(stories)('%s', (_, events, expected) => {
    expect(play(events)).toMatchObject(expected);
  });

  test('leaves half of each wait to chance', () => {
    const events: readonly [number, ConnectionEvent][] = [
      [0, start],
      [1, lost],
    ];
    expect(play(events, 0)).toMatchObject({ retry_mono_ms: 1 + 250 });
    expect(play(events, 1)).toMatchObject({ retry_mono_ms: 1 + 500 });
  });

  test('never waits longer than its longest wait', () => {
    let state: Connection = { at: 'opening', attempt: 99, since_mono_ms: 0 };
    state = next(state, lost, 0, 1);
    expect(state).toMatchObject({ retry_mono_ms: RETRY_MS.at(-1) });
  });
});

test('a line is slow when it is silent or far', () => {
  expect(healthOf(5000, 80)).toBe('good');
  expect(healthOf(7001, 80)).toBe('slow');
  expect(healthOf(100, 1501)).toBe('slow');
});

test('a busy server is tried again, a revoked link is not', () => {
  expect(refusalEnds('busy')).toBe(false);
  expect(refusalEnds('expired')).toBe(false);
  expect(refusalEnds('bad_link')).toBe(true);
  expect(refusalEnds('client_too_old')).toBe(true);
});
