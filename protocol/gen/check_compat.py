#!/usr/bin/env python3
"""Says whether a schema still keeps what an earlier one promised.

    check_compat.py OLD NEW

Towards the server (and for journal facts, which a later server reads) only optional things may be
added, and no bound may narrow. Towards the client anything may be added, for the client ignores what
it does not know. Nothing is removed, and numbers and names are never used again for something else.
With a new `version` things may be removed or narrowed, but still not used again.
"""

import sys

sys.dont_write_bytecode = True

import schema as rules  # noqa: E402


def differences(old, new):
    """What NEW breaks, as sentences; an empty list is good."""
    found = _reused(old, new)
    if new.version < old.version:
        found.append(f"version: {new.version} is below {old.version}")
    if new.version != old.version:
        return found
    for name, limit in old.limits.items():
        if new.limits[name] < limit and name != "server_text_frame_max":
            found.append(f"limits.{name}: narrowed from {limit} to {new.limits[name]}")
    for name in old.enums:
        found += _words(f"enums.{name}", old, new, name)
    for name, struct in old.structs.items():
        found += _record(f"structs.{name}", struct, new.structs.get(name), "server")
    known = {m.name: m for m in new.messages}
    for message in old.messages:
        where = f"messages.{message.name}"
        found += _record(where, message, known.get(message.name), message.raw["from"])
        if message.name in known and message.raw["from"] == "client":
            found += _gate(where, message.raw, known[message.name].raw)
    frames = {f["name"]: f for f in new.frames}
    for frame in old.frames:
        found += _frame(f"frames.{frame['name']}", frame, frames.get(frame["name"]))
    return found


def _reused(old, new):
    found = []
    for kind, before, after in (("messages", old.raw["messages"], new.raw["messages"]),
                                ("frames", old.frames, new.frames)):
        by_id = {thing["id"]: thing["name"] for thing in before}
        by_name = {thing["name"]: thing for thing in before}
        for thing in after:
            name, number = thing["name"], thing["id"]
            if by_id.get(number, name) != name:
                found.append(f"{kind}.{name}.id: {number} was {by_id[number]}; "
                             "numbers are never used again")
            if name in by_name and by_name[name]["id"] != number:
                found.append(f"{kind}.{name}.id: was {by_name[name]['id']}, is {number}")
            if name in by_name and by_name[name]["from"] != thing["from"]:
                found.append(f"{kind}.{name}.from: was {by_name[name]['from']}, "
                             f"is {thing['from']}; names are never used again")
    return found


def _words(where, old, new, name):
    if name not in new.enums:
        return [f"{where}: removed"]
    return [f"{where}.{word}: removed" for word in old.words(name) if word not in new.words(name)]


def _record(where, old, new, who):
    if new is None:
        return [f"{where}: removed"]
    found = []
    before = {f.name: f for f in old.fields}
    after = {f.name: f for f in new.fields}
    for name, field in before.items():
        found += _field(f"{where}.fields.{name}", field, after.get(name), who)
    for name, field in after.items():
        may_be_missing = field.optional or (who == "server")
        if name not in before and not may_be_missing:
            found.append(f"{where}.fields.{name}: added, but not optional")
    return found


def _field(where, old, new, who):
    if new is None:
        return [f"{where}: removed"]
    found = []
    if new.type != old.type:
        found.append(f"{where}.type: was {old.type}, is {new.type}")
    if who == "server":
        if new.optional and not old.optional:
            found.append(f"{where}.optional: clients count on it")
        return found
    if old.optional and not new.optional:
        found.append(f"{where}.optional: may no longer be left out")
    for name in ("min", "item_min"):
        if getattr(new, name) > getattr(old, name):
            found.append(f"{where}.{name}: narrowed from {getattr(old, name)} to "
                         f"{getattr(new, name)}")
    for name in ("max", "item_max"):
        if getattr(new, name) < getattr(old, name):
            found.append(f"{where}.{name}: narrowed from {getattr(old, name)} to "
                         f"{getattr(new, name)}")
    return found


def _gate(where, old, new):
    found = []
    if new["size_max"] < old["size_max"]:
        found.append(f"{where}.size_max: narrowed from {old['size_max']} to {new['size_max']}")
    for column in ("phase", "class"):
        if column not in new:
            continue  # allowed everywhere
        gone = [p for p in old.get(column, rules.SESSION_PHASES if column == "phase" else ())
                if p not in new[column]]
        if gone or (column == "class" and column not in old):
            found.append(f"{where}.{column}: narrowed to {', '.join(new[column])}")
    return found


def _frame(where, old, new):
    if new is None:
        return [f"{where}: removed"]
    found = []
    for part in ("header", "payload"):
        if _bare(old[part]) != _bare(new[part]):
            found.append(f"{where}.{part}: changed; a binary frame never does")
    return found


def _bare(value):
    """Without sentences, which may always be made better."""
    if isinstance(value, list):
        return [_bare(v) for v in value]
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k != "doc"}
    return value


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        found = differences(rules.load(sys.argv[1]), rules.load(sys.argv[2]))
    except rules.SchemaError as e:
        print(e, file=sys.stderr)
        return 1
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print(f"\n{sys.argv[2]} breaks what {sys.argv[1]} promised. If that version has not been "
              f"released yet, refresh its copy:\n    cp {sys.argv[2]} {sys.argv[1]}",
              file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
