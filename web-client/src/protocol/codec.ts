/**
 * Text frames to messages and back, driven by the tables of gen.ts: one small reader for all of
 * them, for the phone's sake. Knows no message by name.
 *
 * A shape is a list of `name:type`, with a blank between them; `name?` may be absent. Types: u 0 to
 * 2^32-1, i whole number, b true or false, s text, h id, @x a word of x, *x a struct x, [t a list of
 * t.
 */

/** A frame that is not of this protocol: the server and this page do not understand each other. */
export class Malformed extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'Malformed';
  }
}

export type Shapes = Readonly<Record<string, string>>;
export type Words = Readonly<Record<string, readonly string[]>>;

export interface Tables {
  readonly messages: Shapes;
  readonly structs: Shapes;
  readonly words: Words;
}

type Fields = Readonly<Record<string, unknown>>;

/** A newer server said a word that this page does not know: the whole message is passed over. */
class UnknownWord extends Error {}

const ID = /^[0-9a-f]{32}$/;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

function check(holds: boolean, path: string, reason: string): void {
  if (!holds) throw new Malformed(path, reason);
}

function readScalar(value: unknown, type: string, path: string): unknown {
  switch (type) {
    case 'u':
      check(isWhole(value, 0, 0xffffffff), path, 'a number from 0 to 2^32-1 is expected');
      break;
    case 'i':
      check(Number.isSafeInteger(value), path, 'a whole number is expected');
      break;
    case 'b':
      check(typeof value === 'boolean', path, 'true or false is expected');
      break;
    case 'h':
      check(typeof value === 'string' && ID.test(value), path, 'an id is expected');
      break;
    default:
      check(typeof value === 'string', path, 'a text is expected');
  }
  return value;
}

function readValue(value: unknown, type: string, path: string, tables: Tables): unknown {
  const rest = type.slice(1);
  if (type.startsWith('[')) {
    if (!Array.isArray(value)) throw new Malformed(path, 'a list is expected');
    return value.map((item: unknown, i) => readValue(item, rest, `${path}[${i}]`, tables));
  }
  if (type.startsWith('*')) {
    if (!isFields(value)) throw new Malformed(path, 'an object is expected');
    return readFields(value, tables.structs[rest] ?? '', path, tables);
  }
  if (!type.startsWith('@')) return readScalar(value, type, path);
  if (typeof value !== 'string') throw new Malformed(path, 'a word is expected');
  if (!tables.words[rest]?.includes(value)) throw new UnknownWord();
  return value;
}

/** Only the fields of the shape are taken over: what a newer server adds is ignored. */
function readFields(value: Fields, shape: string, path: string, tables: Tables): Fields {
  const found: Record<string, unknown> = {};
  for (const field of shape ? shape.split(' ') : []) {
    const [label = '', type = ''] = field.split(':');
    const optional = label.endsWith('?');
    const name = optional ? label.slice(0, -1) : label;
    if (!Object.hasOwn(value, name)) {
      check(optional, `${path}.${name}`, 'it is missing');
      continue;
    }
    found[name] = readValue(value[name], type, `${path}.${name}`, tables);
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed('frame', 'it is not JSON');
  }
}

/** null: a message, or a word in it, that this page does not know yet. Throws Malformed. */
export function readMessage(text: string, tables: Tables): Fields | null {
  const frame = parse(text);
  if (!isFields(frame)) throw new Malformed('frame', 'an object is expected');
  const type = frame['type'];
  if (typeof type !== 'string') throw new Malformed('frame.type', 'a text is expected');
  if (!Object.hasOwn(tables.messages, type)) return null;
  try {
    return { type, ...readFields(frame, tables.messages[type] ?? '', type, tables) };
  } catch (error) {
    if (error instanceof UnknownWord) return null;
    throw error;
  }
}

/** U+0000 and halves of surrogate pairs can be typed or pasted, but no frame may hold them. */
const NOT_TEXT = /[\0\p{Surrogate}]/gu;

export function writeMessage(message: { readonly type: string }, ref?: number): string {
  const { type, ...fields } = message;
  const ordered = { type, ref, ...fields };
  return JSON.stringify(ordered, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(NOT_TEXT, '\uFFFD') : value,
  );
}

/** How many bytes a text has on the wire, by which its limit counts. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
