"""The reference page and the fuzzer's words."""

import schema as rules

WHO = {"client": "Client to server", "server": "Server to client", "journal": "Journal facts"}


def cell(text):
    return text.replace("|", "\\|")


def field_type(field):
    if field.base == "enum":
        one = f"[{field.ref}](#{field.ref})"
    elif field.base in rules.SCALARS:
        one = field.base
    else:
        one = f"[{field.base}](#{field.base})"
    if field.base in ("text", "token"):
        one += f", {field.text_min()} to {field.text_max()} bytes"
    if field.list:
        one = f"{field.min} to {field.max} times {one}"
    return one + (", optional" if field.optional else "")


def fields_table(record):
    if not record.fields:
        return ["It has no fields.", ""]
    lines = ["| field | type | |", "|---|---|---|"]
    for field in record.fields:
        lines.append(f"| `{field.name}` | {field_type(field)} | {cell(field.doc)} |")
    return lines + [""]


def conditions(message):
    """One sentence on when it is allowed, or whom it is for."""
    raw = message.raw
    if raw["from"] == "server":
        event = " An event: it has a number and is kept for who resumes." if raw["event"] else ""
        return [f"For {raw['to']}.{event}", ""]
    if raw["from"] == "journal":
        return []
    parts = [f"Connection: {' or '.join(raw['phase'])}"]
    if "class" in raw:
        parts.append(f"class: {' or '.join(raw['class'])}")
    if raw["needs"]:
        parts.append(f"needs {', '.join(raw['needs'])}")
    parts += [f"rate {raw['rate']}", f"at most {raw['size_max']} bytes",
              f"decided at the {raw.get('at', 'home')}"]
    if raw.get("journal"):
        parts.append("journaled before `done`")
    return ["; ".join(parts) + ".", ""]


def about(schema, fingerprint):
    limits = schema.limits
    return [
        "# The classroom protocol", "",
        "Made by `protocol/gen/generate.py` from `protocol/classroom.json`; change that, not this.",
        "", f"Version {schema.version}, fingerprint `{fingerprint}`.", "", schema.doc, "",
        "A client's text frame is `{\"type\": \"...\", \"ref\": 7, ...fields}`. `ref` is optional, "
        "0 to 2^32-1; `done` or `refused` quote it.",
        "The server is strict: a field that is missing, unknown or out of bounds, a key twice, or "
        "text that is not UTF-8 ends the connection.",
        "The client is lenient towards what is new: it ignores messages, fields and words that it "
        "does not know.", "",
        "| type | what it is |", "|---|---|",
        "| bool | true or false |", "| u32 | whole number, 0 to 2^32-1 |",
        "| member_id | a u32: a seat number within one class |",
        "| i64 | whole number within +-(2^53-1), as JavaScript holds it |",
        "| id | 32 lower-case hexadecimal digits |",
        "| text | UTF-8 without U+0000; bounds count bytes |",
        "| token | visible ASCII without `\"` and `\\`, so that it is never escaped |", "",
        f"Frames: a client's text has at most {limits['text_frame_max']} bytes, a server's "
        f"{limits['server_text_frame_max']}, binary {limits['binary_frame_max']} both ways.", "",
    ]


def roles_table(schema):
    lines = ["## Roles", "", "| may | " + " | ".join(schema.roles) + " |",
             "|---|" + "---|" * len(schema.roles)]
    for permission in schema.permissions:
        marks = ["yes" if permission in may else "" for may in schema.roles.values()]
        lines.append(f"| {permission} | " + " | ".join(marks) + " |")
    lines += ["", "## Rates", "", "| rate | at once | a minute | |", "|---|---|---|---|"]
    for rate in schema.rates:
        lines.append(f"| {rate['name']} | {rate['burst']} | {rate['per_minute']} | "
                     f"{cell(rate['doc'])} |")
    return lines + [""]


def frame_part(frame):
    lines = [f"### {frame['name']}", "", f"{frame['doc']} Kind {frame['id']}, big-endian.", "",
             "| at | field | type | |", "|---|---|---|---|"]
    at = 0
    for field in frame["header"]:
        bits = "".join(f" Bit {place}: {bit}." for bit, place in field.get("bits", {}).items())
        unit = f" Unit: {field['unit']}." if "unit" in field else ""
        lines.append(f"| {at} | `{field['name']}` | {field['type']} | "
                     f"{cell(field['doc'])}{bits}{unit} |")
        at += rules.FRAME_BYTES[field["type"]]
    payload = frame["payload"]
    lines.append(f"| {at} | `{payload['name']}` | {payload['min']} to {payload['max']} bytes | "
                 f"{cell(payload['doc'])} |")
    return lines + [""]


def page(schema, fingerprint):
    lines = about(schema, fingerprint) + roles_table(schema) + ["## Words", ""]
    for name, enum in schema.enums.items():
        lines += [f"### {name}", "", enum["doc"], "", "| word | |", "|---|---|"]
        lines += [f"| `{word}` | {cell(doc)} |" for word, doc in enum["values"]] + [""]
    lines += ["## Structs", ""]
    for struct in schema.structs.values():
        lines += [f"### {struct.name}", "", struct.doc, ""] + fields_table(struct)
    for who, title in WHO.items():
        lines += [f"## {title}", ""]
        for message in schema.sent_by(who):
            lines += [f"### {message.name}", "",
                      f"{message.doc} (number {message.raw['id']}, since version "
                      f"{message.raw['since']})", ""]
            lines += conditions(message) + fields_table(message)
    lines += ["## Binary frames", ""]
    for frame in schema.frames:
        lines += frame_part(frame)
    return "\n".join(lines[:-1]) + "\n"


def dictionary(schema):
    """For libFuzzer: one quoted word a line."""
    words = {"type", "ref"}
    for message in schema.sent_by("client"):
        words.add(message.name)
        for field in message.fields:
            words.add(field.name)
            if field.base == "enum":
                words.update(schema.words(field.ref))
    lines = ["# Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this."]
    lines += [f'"\\"{word}\\""' for word in sorted(words)]
    lines += [f'"{mark}"' for mark in ("{", "}", "[", "]", ":", ",", "true", "false", "null", "-1",
                                       "4294967295", "4294967296", "\\\\u0000", "\\\\ud800")]
    lines += [f'"\\x{frame["id"]:02x}\\x00"' for frame in schema.frames]
    return "\n".join(lines) + "\n"
