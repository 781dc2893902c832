"""The C side: words, structs, tables and field lists for server/wire/, and the dispatch."""

import textwrap

import schema as rules

MADE = "Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this."


def comment(text, indent=""):
    """A C comment of at most 100 columns."""
    one = f"{indent}/* {text} */"
    if len(one) <= 100:
        return [one]
    lines = textwrap.wrap(text, 100 - len(indent) - 6)
    return ([f"{indent}/* {lines[0]}"] + [f"{indent} * {line}" for line in lines[1:-1]] +
            [f"{indent} * {lines[-1]} */"])


def beside(code, text):
    """Code with its comment beside it, or above it when that would be too wide."""
    one = f"{code} /* {text} */"
    if len(one) <= 100:
        return [one]
    indent = code[: len(code) - len(code.lstrip())]
    return comment(text, indent) + [code]


def header(path, about, includes, body):
    guard = path.replace("server/", "").replace("/", "_").replace(".", "_").upper()
    name = path.rsplit("/", 1)[1]
    lines = [f"/* {name} - {about}", " *", f" * {MADE}", " */",
             f"#ifndef {guard}", f"#define {guard}", ""]
    return "\n".join(lines + list(includes) + [""] + body + ["", "#endif"]) + "\n"


def source(path, includes, body):
    name = path.rsplit("/", 1)[1]
    made = "made by protocol/gen/generate.py; change protocol/classroom.json instead."
    return "\n".join([f"/* {name}: {made} */"] + list(includes) + [""] + body) + "\n"


def upper(*names):
    return "_".join(names).upper()


def flow(prefix, parts, suffix, indent):
    """`prefix a, b, c suffix`, broken at 100 columns with further lines indented."""
    lines, line = [], prefix
    pieces = [part + ("," if i + 1 < len(parts) else suffix) for i, part in enumerate(parts)]
    for piece in (p for piece in pieces for p in _split_or(piece)):
        gap = "" if line.endswith(("{", "(")) or not line.strip() else " "
        if len(line) + len(gap) + len(piece) > 100:
            lines.append(line)
            line, gap = indent, ""
        line += gap + piece
    return lines + [line]


def _split_or(piece):
    """`a | b,` as `a |` and `b,`."""
    parts = piece.split(" | ")
    return [p + " |" for p in parts[:-1]] + parts[-1:]


# Words: the enums, their names and their strict parsers.


def words_h(schema):
    body = []
    for name, enum in schema.enums.items():
        body += comment(enum["doc"]) + [f"enum {name} {{"]
        for word, doc in enum["values"]:
            body += beside(f"    {upper(name, word)},", doc)
        body += [f"    {upper(name, 'count')}", "};", ""]
    body += comment("The word on the wire; \"?\" for a value that is none.")
    for name in schema.enums:
        body += [f"const char *{name}_name(enum {name} value);"]
    body += [""] + comment("ERR_MALFORMED unless it is exactly one of the words; *ret is then "
                           "untouched.")
    for name in schema.enums:
        body += [f"MUST_CHECK enum err {name}_parse(struct slice text, enum {name} *ret);"]
    body += [""] + comment("For the tables of wire/.")
    body += [f"extern const struct words {name}_words;" for name in schema.enums]
    return header("server/wire/gen_words.h", "the words of the protocol.",
                  ['#include "base/bytes.h"', '#include "base/err.h"', '#include "wire/words.h"'],
                  body)


def words_c(schema):
    body = []
    for name, enum in schema.enums.items():
        words = [f'"{w}"' for w in schema.words(name)]
        body += flow(f"static const char *const {name}_list[] = {{", words, "};", "    ")
        body += [f"const struct words {name}_words = {{{name}_list, {len(words)}}};"]
        body += [f"_Static_assert(sizeof(enum {name}) == sizeof(uint32_t), \"fields copy words as "
                 f"u32\");", ""]
        body += [f"const char *{name}_name(enum {name} value)", "{",
                 f"    return words_name(&{name}_words, (uint32_t)value);", "}", ""]
        body += [f"enum err {name}_parse(struct slice text, enum {name} *ret)", "{",
                 "    uint32_t value = 0;", "",
                 f"    enum err err = words_find(&{name}_words, text, &value);", "    if (!err)",
                 f"        *ret = (enum {name})value;", "    return err;", "}", ""]
    return source("server/wire/gen_words.c", ['#include "wire/gen_words.h"'], body[:-1])


# Structs. What the client sends and what the journal holds owns its storage; what the server sends
# borrows it for the call.


def bound_name(prefix, record, field, item=False):
    parts = [prefix, record.name, field.name] if prefix else [record.name, field.name]
    return upper(*parts, "item_max" if item else "max")


def bounds(prefix, record):
    lines = []
    for field in record.fields:
        if field.max:
            lines.append(f"#define {bound_name(prefix, record, field)} {field.max}")
        if field.item_max:
            lines.append(f"#define {bound_name(prefix, record, field, True)} {field.item_max}")
    return lines


C_TYPES = {"bool": "bool ", "u32": "uint32_t ", "member_id": "uint32_t ", "i64": "int64_t ",
           "id": "struct id "}


def member(prefix, record, field, borrowed):
    """The declaration of one field, without its comment."""
    if field.base in ("text", "token"):
        if borrowed:
            return f"const char *{'const *' if field.list else ''}{field.name};"
        room = bound_name(prefix, record, field, field.list) + " + 1"
        if field.list:
            return f"char {field.name}[{bound_name(prefix, record, field)}][{room}];"
        return f"char {field.name}[{room}];"
    if field.base == "enum":
        kind = f"enum {field.ref} "
    else:
        kind = C_TYPES.get(field.base, f"struct {field.base} ")
    if not field.list:
        return f"{kind}{field.name};"
    if borrowed:
        return f"const {kind}*{field.name};"
    return f"{kind}{field.name}[{bound_name(prefix, record, field)}];"


def struct(prefix, record, borrowed):
    tag = f"msg_{record.name}" if prefix else record.name
    lines = bounds(prefix, record) + comment(record.doc) + [f"struct {tag} {{"]
    for field in record.fields:
        if field.optional:
            lines.append(f"    bool has_{field.name};")
        lines += beside("    " + member(prefix, record, field, borrowed), field.doc)
        if field.list:
            lines.append(f"    size_t {field.name}_n;")
    if not record.fields:
        lines.append("    bool nothing; /* it has no fields, and C wants one */")
    return lines + ["};", ""]


STRUCT_INCLUDES = ["#include <stdbool.h>", "#include <stddef.h>", "#include <stdint.h>", ""]


def type_enum(tag, prefix, records, strip=""):
    lines = [f"enum {tag} {{"]
    for record in records:
        lines.append(f"    {upper(prefix, record.name.removeprefix(strip))},")
    return lines + [f"    {upper(prefix, 'type_count')}", "};", ""]


def union(tag, records, strip=""):
    lines = [f"union {tag} {{"]
    for record in records:
        lines.append(f"    struct msg_{record.name} {record.name.removeprefix(strip)};")
    return lines + ["};", ""]


def from_client_h(schema):
    records = schema.sent_by("client")
    body = type_enum("msg_type", "msg", records)
    for record in records:
        body += struct("msg", record, False)
    body += comment("Any of them; a message of type t needs only its first "
                    "msg_info[t].struct_size bytes.") + union("msg_any", records)
    return header("server/wire/gen_from_client.h",
                  "what clients send. The structs own their storage and may be copied.",
                  STRUCT_INCLUDES + ['#include "wire/gen_words.h"'], body[:-1])


def from_server_h(schema):
    body = []
    for record in schema.structs.values():
        body += struct("", record, True)
    records = schema.sent_by("server")
    body += type_enum("out_type", "out", records)
    for record in records:
        body += struct("out", record, True)
    pack = []
    for record in records:
        pack.append(f"struct packet *wire_pack_{record.name}(const struct msg_{record.name} *m);")
    note = comment("A text packet with one reference, the caller's; or NULL: no memory, or a value "
                   "that the protocol forbids (too long, too many, not UTF-8, an unknown word).")
    includes = STRUCT_INCLUDES + ['#include "base/id.h"', '#include "wire/gen_words.h"', "",
                                  "struct packet;"]
    return header("server/wire/gen_from_server.h",
                  "what the server sends. Texts and lists are borrowed for the call.",
                  includes, body + note + pack)


def facts_h(schema):
    records = schema.sent_by("journal")
    body = type_enum("fact_type", "fact", records, "fact_")
    for record in records:
        body += struct("msg", record, False)
    body += union("fact_any", records, "fact_")
    return header("server/wire/gen_facts.h",
                  "what a class leaves in its journal. The structs own their storage.",
                  STRUCT_INCLUDES + ['#include "base/id.h"', '#include "wire/gen_words.h"'],
                  body[:-1])


# The tables that the gate and the room read.


def messages_h(schema, fingerprint):
    limits = schema.limits
    body = [f"#define PROTOCOL_VERSION {schema.version}",
            f'#define PROTOCOL_FINGERPRINT "{fingerprint}"',
            f"#define WIRE_TEXT_MAX {limits['text_frame_max']} /* text frames that clients send */",
            f"#define WIRE_SERVER_TEXT_MAX {limits['server_text_frame_max']}",
            f"#define WIRE_BINARY_MAX {limits['binary_frame_max']}", ""]
    body += comment("Where a connection stands; msg_info.phases has a bit for each.")
    body += ["enum session_phase {"]
    body += [f"    {upper('phase', p)}," for p in rules.SESSION_PHASES] + ["    PHASE_COUNT", "};", ""]
    body += ["enum permission {"]
    body += [f"    {upper('may', p)} = 1 << {i}," for i, p in enumerate(schema.permissions)]
    body += ["};", "", "enum rate {"]
    for rate in schema.rates:
        body += beside(f"    {upper('rate', rate['name'])},", rate["doc"])
    body += ["    RATE_COUNT", "};", ""]
    body += textwrap.dedent("""\
        enum msg_place {
            MSG_AT_HOME, /* decided by the room, on the worker that is its home */
            MSG_AT_EDGE, /* decided by the connection */
        };

        /* The columns of the schema that the gate checks. */
        struct msg_info {
            const char *name;
            uint16_t id;
            enum msg_place place;
            uint8_t phases;       /* 1u << PHASE_...: where the connection must stand */
            uint32_t needs;       /* MAY_ bits: all of them */
            enum rate rate;       /* which bucket pays */
            size_t size_max;      /* bytes of the whole text frame */
            uint8_t class_phases; /* 1u << CLASS_PHASE_...: where the class must stand */
            bool journaled;       /* `done` is sent only when it is on disk */
            size_t struct_size;
        };

        struct out_info {
            const char *name;
            uint16_t id;
            bool event; /* has a number `n` and is kept for who resumes */
        };

        struct fact_info {
            const char *name; /* the kind of the journal line */
            uint16_t id;
            size_t struct_size;
        };

        extern const struct msg_info msg_info[MSG_TYPE_COUNT];
        extern const struct out_info out_info[OUT_TYPE_COUNT];
        extern const struct fact_info fact_info[FACT_TYPE_COUNT];
        extern const uint32_t role_may[ROLE_COUNT]; /* MAY_ bits */
        extern const struct bucket_rate rate_info[RATE_COUNT];""").split("\n")
    return header("server/wire/gen_messages.h",
                  "all messages, and the tables about them.",
                  ['#include "base/bucket.h"', '#include "wire/gen_facts.h"',
                   '#include "wire/gen_from_client.h"', '#include "wire/gen_from_server.h"'], body)


def bits(prefix, names):
    return " | ".join(f"1u << {upper(prefix, n)}" for n in names)


def msg_row(schema, message):
    raw = message.raw
    phases = raw.get("class", schema.words("class_phase"))
    needs = " | ".join(upper("may", p) for p in raw["needs"]) or "0"
    place = "MSG_AT_EDGE" if raw.get("at") == "edge" else "MSG_AT_HOME"
    journaled = "true" if raw.get("journal") else "false"
    lines = [f"    [{upper('msg', message.name)}] ="]
    return lines + flow("        {", [
        f'"{message.name}"', str(raw["id"]), place, bits("phase", raw["phase"]), needs,
        upper("rate", raw["rate"]), str(raw["size_max"]), bits("class_phase", phases), journaled,
        f"sizeof(struct msg_{message.name})"], "},", "         ")


def messages_c(schema):
    body = ["const struct msg_info msg_info[MSG_TYPE_COUNT] = {"]
    for message in schema.sent_by("client"):
        body += msg_row(schema, message)
    body += ["};", "", "const struct out_info out_info[OUT_TYPE_COUNT] = {"]
    for message in schema.sent_by("server"):
        event = "true" if message.raw["event"] else "false"
        body.append(f"    [{upper('out', message.name)}] = "
                    f'{{"{message.name}", {message.raw["id"]}, {event}}},')
    body += ["};", "", "const struct fact_info fact_info[FACT_TYPE_COUNT] = {"]
    for message in schema.sent_by("journal"):
        body.append(f"    [{upper(message.name)}] = "
                    f'{{"{message.name}", {message.raw["id"]}, sizeof(struct msg_{message.name})}},')
    body += ["};", "", "const uint32_t role_may[ROLE_COUNT] = {"]
    for role, permissions in schema.roles.items():
        may = [upper("may", p) for p in permissions]
        body += flow(f"    [{upper('role', role)}] =", [" | ".join(may) or "0"], ",", "        ")
    body += ["};", "", "const struct bucket_rate rate_info[RATE_COUNT] = {"]
    for rate in schema.rates:
        body.append(f"    [{upper('rate', rate['name'])}] = "
                    f"{{{rate['burst']}, {rate['per_minute']}}},")
    body += ["};"]
    return source("server/wire/gen_messages.c", ['#include "wire/gen_messages.h"'], body)


def dispatch_h(schema):
    edge = [m for m in schema.sent_by("client") if m.raw.get("at") == "edge"]
    home = [m for m in schema.sent_by("client") if m.raw.get("at") != "edge"]
    body = ["struct envelope;", "struct home_call;", "struct session;", ""]
    body += comment("Calls edge_on_<name>. ERR_UNEXPECTED: this message is not decided at the edge.")
    body += ["MUST_CHECK enum err edge_dispatch(struct session *s, const struct envelope *env,",
             "                                  const union msg_any *m);"]
    body += comment("Calls home_on_<name>. ERR_UNEXPECTED: this message is not decided at home.")
    body += ["MUST_CHECK enum err home_dispatch(struct home_call *call, enum msg_type type,",
             "                                  const union msg_any *m);", ""]
    body += comment("To be written by hand; a message without a handler does not link.")
    for m in edge:
        body += [f"enum err edge_on_{m.name}(struct session *s, uint32_t ref, "
                 f"const struct msg_{m.name} *m);"]
    for m in home:
        body += flow(f"enum err home_on_{m.name}(", ["struct home_call *call",
                     f"const struct msg_{m.name} *m"], ");", " " * (len(m.name) + 17))
    return header("server/session/gen_dispatch.h", "from a decoded message to its handler.",
                  ['#include "base/err.h"', '#include "wire/gen_messages.h"'], body)


def dispatch_c(schema):
    messages = schema.sent_by("client")

    def switch(place, call):
        lines = []
        for m in (m for m in messages if m.raw.get("at", "home") == place):
            lines += [f"    case {upper('msg', m.name)}:", f"        return {call(m)};"]
        for m in (m for m in messages if m.raw.get("at", "home") != place):
            lines += [f"    case {upper('msg', m.name)}:"]
        return lines + ["    case MSG_TYPE_COUNT:", "        break;", "    }",
                        "    return ERR_UNEXPECTED;", "}"]

    body = ["enum err edge_dispatch(struct session *s, const struct envelope *env, "
            "const union msg_any *m)", "{", "    switch (env->type) {"]
    body += switch("edge", lambda m: f"edge_on_{m.name}(s, env->ref, &m->{m.name})")
    body += ["", "enum err home_dispatch(struct home_call *call, enum msg_type type, "
             "const union msg_any *m)", "{", "    switch (type) {"]
    body += switch("home", lambda m: f"home_on_{m.name}(call, &m->{m.name})")
    return source("server/session/gen_dispatch.c",
                  ['#include "session/gen_dispatch.h"', "", '#include "wire/envelope.h"'], body)
