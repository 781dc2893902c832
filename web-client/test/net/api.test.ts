import { describe, expect, test } from 'vitest';
import { Api } from '../../src/net/api.ts';

const answering = (status: number, body: string) =>
  new Api(() => Promise.resolve(new Response(body, { status })));

describe('the interface over HTTPS', () => {
  test('sends the token in the body, never in the address', async () => {
    const asked: [string, RequestInit][] = [];
    const api = new Api((path, init) => {
      asked.push([path, init]);
      return Promise.resolve(new Response('{}'));
    });
    await api.enter('secret-token');
    expect(asked[0]?.[0]).toBe('/api/enter');
    expect(asked[0]?.[1]).toMatchObject({ method: 'POST', body: '{"token":"secret-token"}' });
  });

  test('hands on a receipt as it was written: each byte is signed', async () => {
    const text = '{"receipt":{"n": 1},\n"signature":"x"}';
    await expect(answering(200, text).receipt('secret-token')).resolves.toBe(text);
  });

  const refusals: readonly [string, number, string, object][] = [
    [
      'names its reason',
      404,
      '{"error":"bad_link","detail":"revoked"}',
      { reason: 'bad_link', detail: 'revoked' },
    ],
    [
      'says how long to wait',
      429,
      '{"error":"too_fast","wait_ms":4000}',
      { reason: 'too_fast', wait_ms: 4000 },
    ],
    ['of a newer server is a fault', 400, '{"error":"no_such_name"}', { reason: 'io' }],
    ['of something in between is a fault', 502, '<html>', { reason: 'io' }],
    ['of a captive portal is a loss', 403, '<html>', { reason: 'lost' }],
  ];

  test.each(refusals)('a refusal %s', async (_, status, body, expected) => {
    await expect(answering(status, body).me()).rejects.toMatchObject(expected);
  });

  test('no network is a loss', async () => {
    const api = new Api(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.me()).rejects.toMatchObject({ reason: 'lost' });
  });

  test('an answer that is not JSON is a loss', async () => {
    await expect(answering(200, '<html>').me()).rejects.toMatchObject({ reason: 'lost' });
  });
});
