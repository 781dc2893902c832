import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decode,
  encode,
  type FromClient,
  Malformed,
  packSound,
  unpackSound,
} from '../../src/protocol/gen.ts';

interface Vector {
  readonly name: string;
  readonly message: string;
  readonly text: string;
  readonly canonical?: string;
  readonly ref?: number;
  readonly value?: Record<string, unknown>;
  readonly error?: 'malformed' | 'oversize' | 'ignored';
}

interface FrameVector {
  readonly name: string;
  readonly bytes: string;
  readonly value?: {
    readonly silence: boolean;
    readonly seq: number;
    readonly stamp: number;
    readonly sender: number;
    readonly opus: string;
  };
  readonly error?: string;
}

const FOLDER = new URL('../../../protocol/vectors/', import.meta.url);

function read<T>(file: string): readonly T[] {
  // The C tests read the same files strictly; here their form is taken on trust.
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as readonly T[];
}

interface Schema {
  readonly messages: readonly { readonly name: string; readonly from: string }[];
}

function namesOf(from: string): string[] {
  const text = readFileSync(new URL('../classroom.json', FOLDER), 'utf8');
  // The generator has checked it.
  const schema = JSON.parse(text) as Schema;
  return schema.messages.filter((m) => m.from === from).map((m) => m.name);
}

const fromHex = (text: string) =>
  new Uint8Array(text.split(' ').flatMap((byte) => (byte ? [parseInt(byte, 16)] : [])));

describe('what the client sends', () => {
  const good = read<Vector>('from_client.json').filter((v) => v.value !== undefined);
  it.each(good)('$name', ({ message, value, ref, text, canonical }) => {
    // A vector's value is a message of this type by definition.
    const sent = { type: message, ...value } as unknown as FromClient;
    expect(encode(sent, ref)).toBe(canonical ?? text);
  });
  it('has a good vector for every message', () => {
    expect(new Set(good.map((v) => v.message))).toEqual(new Set(namesOf('client')));
  });
});

describe('what the server sends', () => {
  const vectors = read<Vector>('from_server.json');
  it.each(vectors)('$name', ({ text, value, error }) => {
    if (error === 'malformed') expect(() => decode(text)).toThrow(Malformed);
    else if (error === 'ignored') expect(decode(text)).toBeNull();
    else expect(decode(text)).toEqual(value);
  });
  it('has a good and a bad vector for every message', () => {
    const names = new Set(namesOf('server'));
    const good = vectors.filter((v) => v.value !== undefined).map((v) => v.message);
    const bad = vectors.filter((v) => v.error === 'malformed').map((v) => v.message);
    expect(new Set(good)).toEqual(names);
    expect(new Set(bad)).toEqual(names);
  });
});

describe('sound frames', () => {
  it.each(read<FrameVector>('frames.json'))('$name', ({ bytes, value }) => {
    const raw = fromHex(bytes);
    if (!value) {
      expect(() => unpackSound(raw)).toThrow(Malformed);
      return;
    }
    const frame = unpackSound(raw);
    expect({ ...frame, opus: [...frame.opus] }).toEqual({
      ...value,
      opus: [...fromHex(value.opus)],
    });
    expect(packSound(frame)).toEqual(raw);
  });
});
