"""The schema of the classroom protocol, read and believed: every fault is named by path and reason."""

import json
import re

WORD = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
U32_MAX = 0xFFFFFFFF
U16_MAX = 0xFFFF
U8_MAX = 0xFF

# What would not compile in C or TypeScript as the name of a field, a struct or a message.
RESERVED = set(
    """auto break case char const continue default do double else enum extern float for goto if inline
    int long register restrict return short signed sizeof static struct switch typedef union unsigned
    void volatile while class delete export function import in instanceof new null super this throw
    try typeof var with yield let await bool true false""".split()
)

SCALARS = ("bool", "u32", "i64", "member_id", "id", "text", "token")
FRAME_BYTES = {"u8": 1, "u16": 2, "u32": 4}
SESSION_PHASES = ("greeting", "seated")


class SchemaError(Exception):
    """`where` is a path such as messages.chat_say.fields.text.max."""

    def __init__(self, where, reason):
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class Field:
    """One field; `base` is the type without `list:` and without the name behind the colon."""

    def __init__(self, raw):
        self.name = raw["name"]
        self.doc = raw["doc"]
        self.type = raw["type"]
        self.optional = raw.get("optional", False)
        self.list = self.type.startswith("list:")
        item = self.type[5:] if self.list else self.type
        self.base, _, self.ref = item.partition(":")
        self.min = raw.get("min", 0)
        self.max = raw.get("max", 0)
        self.item_min = raw.get("item_min", 0)
        self.item_max = raw.get("item_max", 0)

    def text_max(self):
        return self.item_max if self.list else self.max

    def text_min(self):
        return self.item_min if self.list else self.min


class Record:
    """A struct or a message: a name, a sentence and fields; what else the schema says is in `raw`."""

    def __init__(self, raw):
        self.raw = raw
        self.name = raw["name"]
        self.doc = raw["doc"]
        self.fields = [Field(f) for f in raw["fields"]]


class Schema:
    def __init__(self, raw):
        self.raw = raw
        self.version = raw["version"]
        self.doc = raw["doc"]
        self.limits = raw["limits"]
        self.enums = {e["name"]: e for e in raw["enums"]}
        self.structs = {s["name"]: Record(s) for s in raw["structs"]}
        self.permissions = raw["permissions"]
        self.roles = raw["roles"]
        self.rates = raw["rates"]
        self.messages = [Record(m) for m in raw["messages"]]
        self.frames = raw["frames"]

    def sent_by(self, who):
        return [m for m in self.messages if m.raw["from"] == who]

    def words(self, enum):
        return [word for word, _ in self.enums[enum]["values"]]


def load(path):
    """Reads and checks a schema file; SchemaError names the first fault."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    try:
        raw = json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as e:
        raise SchemaError(f"line {e.lineno}, column {e.colno}", e.msg) from e
    return check(raw)


def _no_duplicates(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise SchemaError(key, "this key stands twice in one object")
        found[key] = value
    return found


def check(raw):
    """A Schema from plain JSON values; SchemaError names the first fault."""
    _keys(raw, "schema", ("protocol", "version", "doc", "limits", "enums", "permissions", "roles",
                          "rates", "structs", "messages", "frames"), ())
    _doc(raw, "schema")
    _number(raw["version"], "version", 1, U16_MAX)
    _keys(raw["limits"], "limits",
          ("text_frame_max", "server_text_frame_max", "binary_frame_max"), ())
    for name, value in raw["limits"].items():
        _number(value, f"limits.{name}", 1, 1 << 24)
    _check_enums(raw)
    _check_roles(raw)
    _check_rates(raw)
    enums = {e["name"] for e in raw["enums"]}
    structs = {s.get("name") for s in raw["structs"]}
    _check_structs(raw, enums)
    _check_messages(raw, enums, structs)
    _check_frames(raw)
    _check_names_apart(raw)
    schema = Schema(raw)
    _check_sizes(schema)
    return schema


def _fail(where, reason):
    raise SchemaError(where, reason)


def _keys(raw, where, required, optional):
    if not isinstance(raw, dict):
        _fail(where, "an object is expected")
    for key in raw:
        if key not in required and key not in optional:
            _fail(f"{where}.{key}", "unknown key")
    for key in required:
        if key not in raw:
            _fail(where, f"`{key}` is missing")


def _doc(raw, where):
    doc = raw.get("doc")
    if not isinstance(doc, str) or not doc.strip():
        _fail(f"{where}.doc", "a sentence is missing")


def _number(value, where, low, high):
    if not isinstance(value, int) or isinstance(value, bool):
        _fail(where, "a whole number is expected")
    if not low <= value <= high:
        _fail(where, f"{value} is not between {low} and {high}")


def _name(raw, where, seen):
    name = raw.get("name") if isinstance(raw, dict) else None
    if not isinstance(name, str) or not WORD.match(name):
        _fail(f"{where}.name", "a lower-case word (a-z, 0-9, _) is expected")
    if name in RESERVED:
        _fail(f"{where}.name", f"`{name}` is a reserved word of C or TypeScript")
    if name in seen:
        _fail(f"{where}.name", f"`{name}` stands twice")
    seen.add(name)
    return name


def _check_enums(raw):
    seen = set()
    for i, enum in enumerate(raw["enums"]):
        name = _name(enum, f"enums[{i}]", seen)
        where = f"enums.{name}"
        _keys(enum, where, ("name", "doc", "values"), ())
        _doc(enum, where)
        words = set()
        if not enum["values"]:
            _fail(f"{where}.values", "at least one value is expected")
        for j, pair in enumerate(enum["values"]):
            here = f"{where}.values[{j}]"
            if not isinstance(pair, list) or len(pair) != 2:
                _fail(here, "a pair [word, sentence] is expected")
            if not isinstance(pair[0], str) or not WORD.match(pair[0]):
                _fail(here, "a lower-case word (a-z, 0-9, _) is expected")
            if pair[0] in words or pair[0] == "count":
                _fail(here, f"`{pair[0]}` stands twice or is taken")
            if not isinstance(pair[1], str) or not pair[1].strip():
                _fail(here, "a sentence is missing")
            words.add(pair[0])


def _check_roles(raw):
    if len(set(raw["permissions"])) != len(raw["permissions"]):
        _fail("permissions", "one stands twice")
    if len(raw["permissions"]) > 32:
        _fail("permissions", "more than 32 do not fit a mask")
    for name in raw["permissions"]:
        if not WORD.match(name):
            _fail(f"permissions.{name}", "a lower-case word (a-z, 0-9, _) is expected")
    roles = [e for e in raw["enums"] if e["name"] == "role"]
    if not roles:
        _fail("enums", "`role` is missing")
    words = [word for word, _ in roles[0]["values"]]
    if list(raw["roles"]) != words:
        _fail("roles", f"the values of enum role are expected, in order: {', '.join(words)}")
    for role, permissions in raw["roles"].items():
        for name in permissions:
            if name not in raw["permissions"]:
                _fail(f"roles.{role}", f"unknown permission `{name}`")


def _check_rates(raw):
    seen = set()
    for i, rate in enumerate(raw["rates"]):
        name = _name(rate, f"rates[{i}]", seen)
        _keys(rate, f"rates.{name}", ("name", "doc", "burst", "per_minute"), ())
        _doc(rate, f"rates.{name}")
        _number(rate["burst"], f"rates.{name}.burst", 1, 100000)
        _number(rate["per_minute"], f"rates.{name}.per_minute", 1, 1000000)


def _check_structs(raw, enums):
    seen = set()
    for i, struct in enumerate(raw["structs"]):
        name = _name(struct, f"structs[{i}]", seen)
        _keys(struct, f"structs.{name}", ("name", "doc", "fields"), ())
        _doc(struct, f"structs.{name}")
        if not struct["fields"]:
            _fail(f"structs.{name}.fields", "at least one field is expected")
        _check_fields(struct, f"structs.{name}", enums, None)


def _check_messages(raw, enums, structs):
    seen, ids = set(), {}
    rates = {r["name"] for r in raw["rates"]}
    for i, message in enumerate(raw["messages"]):
        name = _name(message, f"messages[{i}]", seen)
        where = f"messages.{name}"
        if message.get("from") not in ("client", "server", "journal"):
            _fail(f"{where}.from", "client, server or journal is expected")
        who = message["from"]
        common = ("name", "id", "from", "since", "doc", "fields")
        if who == "client":
            _keys(message, where, common + ("phase", "needs", "rate", "size_max"),
                  ("class", "at", "journal"))
            _check_client(message, where, raw, rates)
        elif who == "server":
            _keys(message, where, common + ("event", "to"), ())
            _check_server(message, where)
        else:
            _keys(message, where, common, ())
            if not name.startswith("fact_"):
                _fail(f"{where}.name", "the name of a journal fact begins with fact_")
        _doc(message, where)
        _number(message["id"], f"{where}.id", 1, U16_MAX)
        if message["id"] in ids:
            _fail(f"{where}.id", f"{message['id']} is already {ids[message['id']]}")
        ids[message["id"]] = name
        _number(message["since"], f"{where}.since", 1, raw["version"])
        _check_fields(message, where, enums, structs if who == "server" else None)


def _check_client(message, where, raw, rates):
    if not message["phase"]:
        _fail(f"{where}.phase", "at least one phase is expected")
    for phase in message["phase"]:
        if phase not in SESSION_PHASES:
            _fail(f"{where}.phase", f"unknown phase `{phase}`")
    for permission in message["needs"]:
        if permission not in raw["permissions"]:
            _fail(f"{where}.needs", f"unknown permission `{permission}`")
    if message["rate"] not in rates:
        _fail(f"{where}.rate", f"unknown rate `{message['rate']}`")
    _number(message["size_max"], f"{where}.size_max", 1, raw["limits"]["text_frame_max"])
    if message.get("at", "home") not in ("home", "edge"):
        _fail(f"{where}.at", "edge or home is expected")
    if not isinstance(message.get("journal", False), bool):
        _fail(f"{where}.journal", "true or false is expected")
    phases = [w for e in raw["enums"] if e["name"] == "class_phase" for w, _ in e["values"]]
    for phase in message.get("class", phases):
        if phase not in phases:
            _fail(f"{where}.class", f"unknown class phase `{phase}`")


def _check_server(message, where):
    if not isinstance(message["to"], str) or not message["to"].strip():
        _fail(f"{where}.to", "an audience is expected")
    if not isinstance(message["event"], bool):
        _fail(f"{where}.event", "true or false is expected")
    first = message["fields"][0] if message["fields"] else {}
    if message["event"] and (first.get("name"), first.get("type")) != ("n", "u32"):
        _fail(f"{where}.fields", "the first field of an event is n, a u32")


def _check_fields(record, where, enums, structs):
    """`structs` is None where lists of structs are not allowed: only the server sends them."""
    seen = set()
    for i, raw in enumerate(record["fields"]):
        name = _name(raw, f"{where}.fields[{i}]", seen)
        here = f"{where}.fields.{name}"
        if name == "type" or (name == "ref" and record.get("from") == "client"):
            _fail(here, f"`{name}` belongs to the envelope")
        _keys(raw, here, ("name", "type", "doc"),
              ("min", "max", "item_min", "item_max", "optional"))
        _doc(raw, here)
        if not isinstance(raw.get("optional", False), bool):
            _fail(f"{here}.optional", "true or false is expected")
        _check_type(raw, here, enums, structs)
        _check_bounds(raw, here)


def _check_type(raw, where, enums, structs):
    field = Field(raw)
    if field.list and raw.get("optional"):
        _fail(where, "a list is never optional: an empty one says the same")
    if field.base == "enum" and not field.list:
        if field.ref not in enums:
            _fail(f"{where}.type", f"unknown enum `{field.ref}`")
    elif field.ref or field.base not in SCALARS:
        if not field.list or field.ref:
            _fail(f"{where}.type", f"unknown type `{field.type}`")
        if structs is None:
            _fail(f"{where}.type", "only messages of the server hold lists of structs")
        if field.base not in structs:
            _fail(f"{where}.type", f"unknown struct `{field.base}`")
    elif field.list and field.base not in ("u32", "member_id", "text"):
        _fail(f"{where}.type", f"a list of {field.base} is not provided for")


def _check_bounds(raw, where):
    field = Field(raw)
    is_text = field.base in ("text", "token")
    allowed = set()
    if field.list or is_text:
        allowed = {"min", "max"}
    if field.list and is_text:
        allowed |= {"item_min", "item_max"}
    for key in ("min", "max", "item_min", "item_max"):
        if key not in raw:
            continue
        if key not in allowed:
            _fail(f"{where}.{key}", f"means nothing for a {field.type}")
        _number(raw[key], f"{where}.{key}", 0 if key.endswith("min") else 1, 65535)
    for low, high in (("min", "max"), ("item_min", "item_max")):
        if high in allowed and high not in raw:
            _fail(where, f"`{high}` is missing")
        if high in allowed and raw.get(low, 0) > raw[high]:
            _fail(f"{where}.{low}", f"{raw[low]} is above {high} {raw[high]}")


def _check_frames(raw):
    seen, ids = set(), set()
    rates = {r["name"] for r in raw["rates"]}
    for i, frame in enumerate(raw["frames"]):
        name = _name(frame, f"frames[{i}]", seen)
        where = f"frames.{name}"
        _keys(frame, where, ("name", "id", "from", "since", "phase", "rate", "doc", "header",
                             "payload"), ())
        _doc(frame, where)
        _number(frame["id"], f"{where}.id", 1, U8_MAX)
        if frame["id"] in ids:
            _fail(f"{where}.id", f"{frame['id']} stands twice")
        ids.add(frame["id"])
        if frame["from"] != "both":
            _fail(f"{where}.from", "both is expected")
        if frame["rate"] not in rates:
            _fail(f"{where}.rate", f"unknown rate `{frame['rate']}`")
        for phase in frame["phase"]:
            if phase not in SESSION_PHASES:
                _fail(f"{where}.phase", f"unknown phase `{phase}`")
        _check_header(frame, where)
        _check_payload(frame, where, raw["limits"]["binary_frame_max"])


def _check_header(frame, where):
    seen = set()
    for i, field in enumerate(frame["header"]):
        name = _name(field, f"{where}.header[{i}]", seen)
        here = f"{where}.header.{name}"
        _keys(field, here, ("name", "type", "doc"), ("bits", "unit"))
        _doc(field, here)
        if field["type"] not in FRAME_BYTES:
            _fail(f"{here}.type", f"unknown type `{field['type']}`")
        bits = field.get("bits", {})
        for bit, place in bits.items():
            if name != "flags" or field["type"] != "u8":
                _fail(f"{here}.bits", "only a u8 named flags has bits")
            _number(place, f"{here}.bits.{bit}", 0, 7)
        if len(set(bits.values())) != len(bits):
            _fail(f"{here}.bits", "two bits share a place")
    first = frame["header"][0] if frame["header"] else {}
    if (first.get("name"), first.get("type")) != ("kind", "u8"):
        _fail(f"{where}.header", "the first field is kind, a u8")


def _check_payload(frame, where, frame_max):
    payload = frame["payload"]
    here = f"{where}.payload"
    _keys(payload, here, ("name", "min", "max", "doc"), ("empty_only_with",))
    _doc(payload, here)
    _number(payload["max"], f"{here}.max", 1, frame_max)
    _number(payload["min"], f"{here}.min", 0, payload["max"])
    if "empty_only_with" in payload:
        bits = {b for f in frame["header"] for b in f.get("bits", {})}
        if payload["empty_only_with"] not in bits:
            _fail(f"{here}.empty_only_with", f"unknown bit `{payload['empty_only_with']}`")
        if payload["min"] != 0:
            _fail(f"{here}.min", "0 is expected beside empty_only_with")
    bytes_max = header_bytes(frame) + payload["max"]
    if bytes_max > frame_max:
        _fail(where, f"{bytes_max} bytes do not fit limits.binary_frame_max {frame_max}")


def header_bytes(frame):
    return sum(FRAME_BYTES[f["type"]] for f in frame["header"])


def _check_names_apart(raw):
    """In TypeScript enums, structs, messages and frames share one space of names."""
    seen = {}
    for kind in ("enums", "structs", "messages"):
        for thing in raw[kind]:
            key = thing["name"].replace("_", "")
            if key in seen:
                _fail(f"{kind}.{thing['name']}", f"its TypeScript name is taken by {seen[key]}")
            seen[key] = f"{kind}.{thing['name']}"


def value_size_max(schema, field):
    """How many bytes one value (of a list: one item) needs as JSON at worst."""
    if field.base == "text":
        return 2 + 6 * field.text_max()  # every byte a control character, written \\u0001
    if field.base == "token":
        return 2 + field.text_max()
    if field.base == "enum":
        return 2 + max(len(w) for w in schema.words(field.ref))
    if field.base in schema.structs:
        return object_size_max(schema, schema.structs[field.base])
    return {"bool": 5, "u32": 10, "member_id": 10, "i64": 17, "id": 34}[field.base]


def object_size_max(schema, record):
    size = 2
    for field in record.fields:
        value = value_size_max(schema, field)
        if field.list:
            value = 2 + field.max * (value + 1)
        size += len(field.name) + 4 + value
    return size


def message_size_max(schema, message):
    size = object_size_max(schema, message) + len('"type":"",') + len(message.name)
    if message.raw["from"] == "client":
        size += len('"ref":4294967295,')
    return size


def _check_sizes(schema):
    for message in schema.messages:
        size = message_size_max(schema, message)
        where = f"messages.{message.name}"
        if message.raw["from"] == "client" and size > message.raw["size_max"]:
            _fail(f"{where}.size_max",
                  f"{message.raw['size_max']} is too small: its fields can need {size} bytes")
        if message.raw["from"] == "server" and size > schema.limits["server_text_frame_max"]:
            _fail(where, f"its fields can need {size} bytes, "
                         f"more than limits.server_text_frame_max")
