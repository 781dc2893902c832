#!/usr/bin/env python3
"""Runs the cases of bad/ or compat/: small changes to small.json, each with what must be said.

    cases.py bad       the generator refuses each, with exactly this message
    cases.py compat    check_compat finds exactly these differences

A case is {"set": {"a/0/b": value}, "remove": ["a/0"], "expect": ...}; `+` at the end of a path
appends.
"""

import copy
import json
import pathlib
import sys

sys.dont_write_bytecode = True

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "protocol" / "gen"))

import check_compat  # noqa: E402
import schema as rules  # noqa: E402


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def parent_of(raw, path):
    *steps, last = path.split("/")
    for step in steps:
        raw = raw[int(step)] if isinstance(raw, list) else raw[step]
    return raw, int(last) if isinstance(raw, list) and last != "+" else last


def changed(raw, case):
    raw = copy.deepcopy(raw)
    for path in case.get("remove", []):
        parent, key = parent_of(raw, path)
        del parent[key]
    for path, value in case.get("set", {}).items():
        parent, key = parent_of(raw, path)
        if key == "+":
            parent.append(value)
        else:
            parent[key] = value
    return raw


def refusal(raw):
    try:
        rules.check(raw)
    except rules.SchemaError as e:
        return str(e)
    return "accepted"


def run_bad(small, case):
    got = refusal(changed(small, case))
    return got.startswith(case["expect"]), got


def run_compat(small, case):
    got = check_compat.differences(rules.check(small), rules.check(changed(small, case)))
    return got == case["expect"], got


def main():
    kind = sys.argv[1]
    small = read(HERE / "small.json")
    rules.check(small)
    cases = sorted((HERE / kind).glob("*.json"))
    failures = 0
    for path in cases:
        case = read(path)
        good, got = (run_bad if kind == "bad" else run_compat)(small, case)
        if not good:
            failures += 1
            print(f"FAIL {kind}/{path.name}\n  got  {got}\n  want {case['expect']}")
    print(f"{len(cases)} cases, {failures} failed")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
