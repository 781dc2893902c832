"""The C side, continued: field lists for the one reader and the one writer, and the binary frames."""

from emit_c import bound_name, comment, flow, header, source, upper
import schema as rules

KINDS = {"bool": "FIELD_BOOL", "u32": "FIELD_U32", "member_id": "FIELD_U32", "i64": "FIELD_I64",
         "id": "FIELD_ID", "text": "FIELD_TEXT", "token": "FIELD_TOKEN", "enum": "FIELD_WORD"}


def field_row(tag, field, borrowed):
    at = f"offsetof(struct {tag}, {field.name})"
    parts = [f'.name = "{field.name}"', f".kind = {KINDS.get(field.base, 'FIELD_RECORD')}",
             f".at = {at}"]
    if field.optional:
        parts.append(f".optional = true")
        parts.append(f".has_at = offsetof(struct {tag}, has_{field.name})")
    if borrowed:
        parts.append(".borrowed = true")
    if field.list:
        parts.append(".list = true")
        parts.append(f".n_at = offsetof(struct {tag}, {field.name}_n)")
        parts.append(f".n_min = {field.min}")
        parts.append(f".n_max = {field.max}")
    if field.base in ("text", "token"):
        parts.append(f".len_min = {field.text_min()}")
        parts.append(f".len_max = {field.text_max()}")
    if field.base == "enum":
        parts.append(f".words = &{field.ref}_words")
    if KINDS.get(field.base) is None:
        parts.append(f".record = &{field.base}_record")
    return flow("    {", parts, "},", "     ")


def record_rows(tag, record, borrowed):
    if not record.fields:
        return []
    lines = [f"static const struct field {record.name}_fields[] = {{"]
    for field in record.fields:
        lines += field_row(tag, field, borrowed)
    return lines + ["};"]


def record_value(tag, record):
    fields = f"{record.name}_fields" if record.fields else "NULL"
    return f'{{"{record.name}", {fields}, {len(record.fields)}, sizeof(struct {tag})}}'


def table(name, count, prefix, records):
    lines = [f"const struct record {name}[{count}] = {{"]
    for record in records:
        index = upper(prefix, record.name) if prefix else upper(record.name)
        lines.append(f"    [{index}] =")
        lines.append(f"        {record_value('msg_' + record.name, record)},")
    return lines + ["};"]


def fields_h(schema):
    body = comment("By type: how each message is read and written.")
    body += ["extern const struct record msg_record[MSG_TYPE_COUNT];",
             "extern const struct record out_record[OUT_TYPE_COUNT];",
             "extern const struct record fact_record[FACT_TYPE_COUNT];"]
    return header("server/wire/gen_fields.h", "the fields of all messages, for wire/record.c.",
                  ['#include "wire/gen_messages.h"', '#include "wire/record.h"'], body)


FIELD_INCLUDES = ['#include "wire/gen_fields.h"', "", "#include <stddef.h>"]


def fields_client_c(schema):
    body = []
    for record in schema.sent_by("client"):
        body += record_rows(f"msg_{record.name}", record, False)
    body += [""] + table("msg_record", "MSG_TYPE_COUNT", "msg", schema.sent_by("client"))
    return source("server/wire/gen_fields_client.c", FIELD_INCLUDES, body)


def fields_server_c(schema):
    body = []
    for record in schema.structs.values():
        body += record_rows(record.name, record, True)
        body += [f"static const struct record {record.name}_record =",
                 f"    {record_value(record.name, record)};", ""]
    for record in schema.sent_by("server"):
        body += record_rows(f"msg_{record.name}", record, True)
    body += [""] + table("out_record", "OUT_TYPE_COUNT", "out", schema.sent_by("server"))
    return source("server/wire/gen_fields_server.c", FIELD_INCLUDES, body)


def fields_facts_c(schema):
    body = []
    for record in schema.sent_by("journal"):
        body += record_rows(f"msg_{record.name}", record, False)
    body += [""] + table("fact_record", "FACT_TYPE_COUNT", "", schema.sent_by("journal"))
    return source("server/wire/gen_fields_facts.c", FIELD_INCLUDES, body)


def pack_c(schema):
    body = []
    for record in schema.sent_by("server"):
        body += [f"struct packet *wire_pack_{record.name}(const struct msg_{record.name} *m)", "{",
                 f"    return wire_pack({upper('out', record.name)}, m);", "}", ""]
    return source("server/wire/gen_pack.c", ['#include "wire/pack.h"'], body[:-1])


# Binary frames.

FRAME_TYPES = {"u8": "uint8_t", "u16": "uint16_t", "u32": "uint32_t"}


def frames_h(schema):
    body = ["struct packet;", ""]
    for frame in schema.frames:
        name, payload = frame["name"], frame["payload"]
        big = name.upper()
        body += comment(frame["doc"])
        body += [f"#define {big}_KIND {frame['id']}",
                 f"#define {big}_HEADER_BYTES {rules.header_bytes(frame)}",
                 f"#define {big}_PAYLOAD_MAX {payload['max']}"]
        for field in frame["header"]:
            for bit, place in field.get("bits", {}).items():
                body.append(f"#define {upper(name, bit)} (1u << {place}) /* in flags */")
        body += ["", f"struct {name}_frame {{"]
        for field in frame["header"][1:]:
            unit = f" Unit: {field['unit']}." if "unit" in field else ""
            body += [f"    {FRAME_TYPES[field['type']]} {field['name']}; "
                     f"/* {field['doc']}{unit} */"]
        body += [f"    struct slice {payload['name']}; /* {payload['doc']} */", "};", ""]
        body += comment("Reads a whole frame; its payload points into `in`. ERR_OVERSIZE: more than "
                        "WIRE_BINARY_MAX bytes. ERR_MALFORMED: cut short, of another kind, with an "
                        "unknown flag or without a payload where one must be.")
        body += [f"MUST_CHECK enum err {name}_frame_read(struct {name}_frame *ret, "
                 f"struct slice in);"]
        body += comment("The header of this frame; the payload follows it on the wire.")
        body += [f"void {name}_frame_write_header(const struct {name}_frame *frame,",
                 f"{' ' * (len(name) + 25)}uint8_t ret[{big}_HEADER_BYTES]);"]
        body += comment("A binary packet with one reference, the caller's; NULL: no memory.")
        body += [f"struct packet *{name}_frame_pack(const struct {name}_frame *frame);"]
        body += comment("Overwrites the sender in a packet of this kind, before it is shared.")
        body += [f"void {name}_packet_set_sender(struct packet *packet, uint32_t sender);"]
    return header("server/wire/gen_frames.h", "binary frames: fixed headers, big-endian.",
                  ["#include <stdint.h>", "", '#include "base/bytes.h"', '#include "base/err.h"'],
                  body)


def frame_read(frame):
    name, payload = frame["name"], frame["payload"]
    big = name.upper()
    flags = [f for f in frame["header"] if f.get("bits")]
    lines = [f"enum err {name}_frame_read(struct {name}_frame *ret, struct slice in)", "{",
             f"    if (in.len > {big}_HEADER_BYTES + {big}_PAYLOAD_MAX)", "        return ERR_OVERSIZE;",
             "", "    struct reader r = reader_of(in);", f"    struct {name}_frame f;", ""]
    for field in frame["header"]:
        target = "uint8_t kind" if field["name"] == "kind" else f"f.{field['name']}"
        lines.append(f"    {target} = read_{field['type']}(&r);")
    lines += [f"    f.{payload['name']} = read_rest(&r);", "",
              f"    if (r.bad || kind != {big}_KIND)", "        return ERR_MALFORMED;"]
    for field in flags:
        known = " | ".join(upper(name, b) for b in field["bits"])
        lines += [f"    if (f.flags & ~({known}))", "        return ERR_MALFORMED;"]
    if "empty_only_with" in payload:
        lines += [f"    if (f.{payload['name']}.len == 0 && "
                  f"!(f.flags & {upper(name, payload['empty_only_with'])}))",
                  "        return ERR_MALFORMED;"]
    elif payload["min"]:
        lines += [f"    if (f.{payload['name']}.len < {payload['min']})",
                  "        return ERR_MALFORMED;"]
    return lines + ["    *ret = f;", "    return OK;", "}", ""]


def frame_write(frame):
    name, payload = frame["name"], frame["payload"]["name"]
    big = name.upper()
    lines = [f"void {name}_frame_write_header(const struct {name}_frame *frame,",
             f"{' ' * (len(name) + 25)}uint8_t ret[{big}_HEADER_BYTES])", "{",
             f"    struct writer w = writer_of(ret, {big}_HEADER_BYTES);", "",
             f"    write_u8(&w, {big}_KIND);"]
    for field in frame["header"][1:]:
        lines.append(f"    write_{field['type']}(&w, frame->{field['name']});")
    lines += ["    assert(!w.bad);", "}", "",
              f"struct packet *{name}_frame_pack(const struct {name}_frame *frame)", "{",
              f"    size_t len = {big}_HEADER_BYTES + frame->{payload}.len;",
              "    struct packet *packet = packet_create(PACKET_BINARY, NULL, len);",
              "    if (!packet)", "        return NULL;", "",
              f"    {name}_frame_write_header(frame, packet_body(packet));",
              f"    if (frame->{payload}.len)",
              f"        memcpy(packet_body(packet) + {big}_HEADER_BYTES, frame->{payload}.at, "
              f"frame->{payload}.len);", "    return packet;", "}", ""]
    at = 0
    for field in frame["header"]:
        if field["name"] == "sender":
            break
        at += rules.FRAME_BYTES[field["type"]]
    lines += [f"void {name}_packet_set_sender(struct packet *packet, uint32_t sender)", "{",
              f"    assert(packet_len(packet) >= {big}_HEADER_BYTES);",
              f"    struct writer w = writer_of(packet_body(packet) + {at}, sizeof sender);",
              "    write_u32(&w, sender);", "}"]
    return lines


def frames_c(schema):
    body = []
    for frame in schema.frames:
        sizes = " + ".join(str(rules.FRAME_BYTES[f["type"]]) for f in frame["header"])
        big = frame["name"].upper()
        body += [f"_Static_assert({big}_HEADER_BYTES == {sizes}, \"the header is its fields\");",
                 f"_Static_assert({big}_HEADER_BYTES + {big}_PAYLOAD_MAX <= "
                 f"{schema.limits['binary_frame_max']}, \"fits a frame\");", ""]
        body += frame_read(frame) + frame_write(frame)
    return source("server/wire/gen_frames.c",
                  ['#include "wire/gen_frames.h"', "", "#include <assert.h>", "#include <string.h>",
                   "", '#include "base/packet.h"'], body)
