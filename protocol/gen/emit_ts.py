"""The TypeScript side: unions, words, limits and shapes; the reader itself is codec.ts, by hand."""

import schema as rules

TYPES = {"bool": "boolean", "u32": "number", "i64": "number", "member_id": "MemberId", "id": "Id",
         "text": "string", "token": "string"}
SHAPES = {"bool": "b", "u32": "u", "i64": "i", "member_id": "u", "id": "h", "text": "s",
          "token": "s"}


def pascal(name):
    return "".join(part.capitalize() for part in name.split("_"))


def camel(name):
    big = pascal(name)
    return big[0].lower() + big[1:]


def quoted(words):
    return ", ".join(f"'{w}'" for w in words)


def wrap(prefix, parts, suffix, joint=", "):
    """One line, or one part a line when that is too long."""
    one = prefix + joint.join(parts) + suffix
    if len(one) <= 100:
        return [one]
    return [prefix] + [f"  {p}," for p in parts] + [suffix]


def union(name, members):
    return [f"export type {name} ="] + [f"  | {m}" for m in members[:-1]] + [f"  | {members[-1]};"]


def field_type(field):
    if field.base == "enum":
        one = pascal(field.ref)
    else:
        one = TYPES.get(field.base) or pascal(field.base)
    return f"readonly {one}[]" if field.list else one


def interface(record, with_type):
    lines = [f"/** {record.doc} */", f"export interface {pascal(record.name)} {{"]
    if with_type:
        lines.append(f"  readonly type: '{record.name}';")
    for field in record.fields:
        optional = "?" if field.optional else ""
        lines += [f"  /** {field.doc} */", f"  readonly {field.name}{optional}: {field_type(field)};"]
    return lines + ["}", ""]


def shape(record):
    """The fields as codec.ts reads them."""
    parts = []
    for field in record.fields:
        if field.base == "enum":
            one = "@" + field.ref
        else:
            one = SHAPES.get(field.base) or "*" + field.base
        parts.append(f"{field.name}{'?' if field.optional else ''}:{'[' if field.list else ''}{one}")
    return " ".join(parts)


def words(schema):
    lines = []
    for name, enum in schema.enums.items():
        const = f"{name.upper()}S"
        lines += [f"/** {enum['doc']} */"]
        lines += wrap(f"export const {const} = [", [f"'{w}'" for w in schema.words(name)],
                      "] as const;")
        lines += [f"export type {pascal(name)} = (typeof {const})[number];", ""]
    return lines


def roles(schema):
    lines = union("Permission", [f"'{p}'" for p in schema.permissions]) + [""]
    lines += ["/** Who may do what; the server decides again. */",
              "export const MAY: Readonly<Record<Role, readonly Permission[]>> = {"]
    for role, permissions in schema.roles.items():
        inner = wrap(f"{role}: [", [f"'{p}'" for p in permissions], "],")
        lines += ["  " + line for line in inner]
    return lines + ["};", ""]


def limits(schema):
    """Only what somebody types or chooses: the bounds of what clients send."""
    lines = ["/** Bounds of what a client sends; texts count UTF-8 bytes (utf8Length). */",
             "export const LIMITS = {"]
    for message in schema.sent_by("client"):
        bounded = [f for f in message.fields if f.max]
        if not bounded:
            continue
        lines.append(f"  {message.name}: {{")
        for field in bounded:
            items = f", item_min: {field.item_min}, item_max: {field.item_max}"
            lines.append(f"    {field.name}: {{ min: {field.min}, max: {field.max}"
                         f"{items if field.item_max else ''} }},")
        lines.append("  },")
    return lines + ["} as const;", ""]


def tables(schema):
    used = sorted({f.ref for m in schema.sent_by("server") for f in m.fields if f.base == "enum"} |
                  {f.ref for s in schema.structs.values() for f in s.fields if f.base == "enum"})
    lines = ["const TABLES: Tables = {", "  messages: {"]
    for message in schema.sent_by("server"):
        lines.append(f"    {message.name}: '{shape(message)}',")
    lines += ["  },", "  structs: {"]
    for struct in schema.structs.values():
        lines.append(f"    {struct.name}: '{shape(struct)}',")
    lines += ["  },", "  words: {"]
    lines += [f"    {name}: {name.upper()}S," for name in used]
    return lines + ["  },", "};", ""]


SETTERS = {"u8": ("setUint8", "getUint8"), "u16": ("setUint16", "getUint16"),
           "u32": ("setUint32", "getUint32")}


def frame(raw):
    name, payload = raw["name"], raw["payload"]
    big, type_name = name.upper(), pascal(name) + "Frame"
    lines = [f"export const {big}_KIND = {raw['id']};",
             f"export const {big}_HEADER_BYTES = {rules.header_bytes(raw)};",
             f"export const {big}_PAYLOAD_MAX = {payload['max']};", "",
             f"/** {raw['doc']} */", f"export interface {type_name} {{"]
    pack, unpack, at = [], [], 0
    for field in raw["header"]:
        setter, getter = SETTERS[field["type"]]
        if field["name"] == "kind":
            pack.append(f"  view.setUint8({at}, {big}_KIND);")
        elif field.get("bits"):
            bits = field["bits"]
            lines += [f"  readonly {bit}: boolean;" for bit in bits]
            value = " | ".join(f"(frame.{bit} ? {1 << place} : 0)" for bit, place in bits.items())
            value = value if len(bits) > 1 else value[1:-1]
            pack.append(f"  view.{setter}({at}, {value});")
            unpack += [f"    {bit}: (flags & {1 << place}) !== 0," for bit, place in bits.items()]
            known = sum(1 << place for place in bits.values())
            flags_at = at
        else:
            unit = f" Unit: {field['unit']}." if "unit" in field else ""
            lines += [f"  /** {field['doc']}{unit} */", f"  readonly {field['name']}: number;"]
            pack.append(f"  view.{setter}({at}, frame.{field['name']});")
            unpack.append(f"    {field['name']}: view.{getter}({at}),")
        at += rules.FRAME_BYTES[field["type"]]
    empty = ""
    if "empty_only_with" in payload:
        empty = f" || (bytes.length === {big}_HEADER_BYTES && " \
                f"!(flags & {1 << bits[payload['empty_only_with']]}))"
    lines += [f"  /** {payload['doc']} */", f"  readonly {payload['name']}: Uint8Array;", "}", "",
              f"export function pack{pascal(name)}(frame: {type_name}): Uint8Array<ArrayBuffer> {{",
              f"  const bytes = new Uint8Array({big}_HEADER_BYTES + frame.{payload['name']}.length);",
              "  const view = new DataView(bytes.buffer);"] + pack
    lines += [f"  bytes.set(frame.{payload['name']}, {big}_HEADER_BYTES);", "  return bytes;", "}",
              "", "/** The payload is a view into `bytes`. Throws Malformed. */",
              f"export function unpack{pascal(name)}(bytes: Uint8Array): {type_name} {{",
              f"  const long = bytes.length > {big}_HEADER_BYTES + {big}_PAYLOAD_MAX;",
              f"  if (long || bytes.length < {big}_HEADER_BYTES || bytes[0] !== {big}_KIND)",
              f"    throw new Malformed('{name}', 'too long, cut short or of another kind');",
              "  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);",
              f"  const flags = view.getUint8({flags_at});",
              f"  if ((flags & ~{known}) !== 0{empty})",
              f"    throw new Malformed('{name}', 'an unknown flag, or nothing in it');",
              "  return {"] + unpack
    return lines + [f"    {payload['name']}: bytes.subarray({big}_HEADER_BYTES),", "  };", "}", ""]


def gen_ts(schema, fingerprint):
    lines = ["/** Made by protocol/gen/generate.py from protocol/classroom.json; change that, not "
             "this. */",
             "import { Malformed, readMessage, type Tables, writeMessage } from './codec.ts';", "",
             "export { Malformed, utf8Length } from './codec.ts';", "",
             f"export const PROTOCOL_VERSION = {schema.version};",
             f"export const FINGERPRINT = '{fingerprint}';",
             f"export const TEXT_FRAME_MAX = {schema.limits['text_frame_max']};", "",
             "/** A seat number within one class. */", "export type MemberId = number;",
             "/** 32 lower-case hexadecimal digits. */", "export type Id = string;", ""]
    lines += words(schema) + roles(schema) + limits(schema)
    for struct in schema.structs.values():
        lines += interface(struct, False)
    for who in ("client", "server"):
        for message in schema.sent_by(who):
            lines += interface(message, True)
        lines += union(f"From{pascal(who)}", [pascal(m.name) for m in schema.sent_by(who)]) + [""]
    lines += tables(schema)
    lines += ["/** null: a message that this page does not know yet, to be ignored. Throws "
              "Malformed. */",
              "export function decode(text: string): FromServer | null {",
              "  // The shapes are made from the same schema as the union, so this holds by "
              "construction.",
              "  return readMessage(text, TABLES) as FromServer | null;", "}", "",
              "/** `ref` comes back in done or refused. */",
              "export function encode(message: FromClient, ref?: number): string {",
              "  return writeMessage(message, ref);", "}", ""]
    for raw in schema.frames:
        lines += frame(raw)
    return "\n".join(lines[:-1]) + "\n"
