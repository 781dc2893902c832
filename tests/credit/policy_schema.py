"""The schema for an agency's own policies says what the server says: the same members as the structs
of credit/policy.h, the same words as credit/policy_words.c; the policies in force fit it, and what
the server refuses by form does not."""
import copy
import json
import re
import sys
from pathlib import Path

import jsonschema

root = Path(sys.argv[1])
schema = json.loads((root / "server/policies/schema/policy.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
header = re.sub(r"/\*.*?\*/", "", (root / "server/credit/policy.h").read_text(), flags=re.S)
words = {
    name: re.findall(r'"([^"]*)"', listed)
    for name, listed in re.findall(
        r"TABLE\((\w+)_words,(.*?)\);", (root / "server/credit/policy_words.c").read_text(), re.S
    )
}
wrong = []


def members_of(struct):
    body = re.search(rf"^struct {struct} \{{\n(.*?)^\}};", header, re.S | re.M).group(1)
    names = [re.search(r"(\w+)(\[\w+\])*;", line).group(1) for line in body.splitlines() if ";" in line]
    return [name for name in names if not name.startswith("n_")]


def compare(struct, part):
    known = set(part["properties"]) - ({"jp_minutes"} if struct == "policy" else set())
    if known != set(members_of(struct)):
        wrong.append(f"{struct}: differs in {sorted(known ^ set(members_of(struct)))}")


def words_are(part, table, left_out=()):
    if part["enum"] != [word for word in words[table] if word not in left_out]:
        wrong.append(f"{table}: the schema has {part['enum']}, the server {words[table]}")


definitions, properties = schema["definitions"], schema["properties"]
for struct, part in {
    "policy": schema,
    "policy_test": properties["post_test"],
    "policy_checks": properties["presence_checks"],
    "policy_capacity": properties["capacity"],
    "policy_category": definitions["category"],
    "policy_value": definitions["value"],
    "policy_status": definitions["status"],
    "policy_source": properties["sources"]["items"],
    "legal_source": definitions["legal_source"],
}.items():
    compare(struct, part)
for name in ["credit_model", "short_day_event", "day_evaluation", "excess_over_cap", "speaker_credit"]:
    words_are(properties[name], name)
words_are(properties["rounding"], "rounding")
words_are(properties["intl_bonus_rounding"], "rounding")
words_are(properties["segment_source"], "segment_source", {"phases"})
words_are(properties["capacity"]["properties"]["inside_hours_evidence"], "evidence_kind")
words_are(definitions["category"]["properties"]["form"], "category_form")
words_are(definitions["category"]["properties"]["basis"], "jp_basis")
words_are(definitions["status"]["properties"]["status"], "employment")
words_are(definitions["status"]["properties"]["year_basis"], "year_basis")
words_are(definitions["status"]["properties"]["unlisted"], "unlisted_category")
words_are(definitions["legal_source"]["properties"]["mark"], "source_mark")

policies = {file.name: json.loads(file.read_text()) for file in sorted((root / "server/policies").glob("*.json"))}
for name, policy in policies.items():
    wrong += [f"{name}: {fault.json_path}: {fault.message}" for fault in validator.iter_errors(policy)]


def spoilt(path, value):
    policy = copy.deepcopy(policies["asn-2023.json"])
    at = policy
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return policy


STORIES = [  # where, what stands there instead (None: nothing)
    (["rounding"], None),
    (["rounding"], "up"),
    (["min_attendance_percent"], 0),
    (["min_attendance_percent"], 80.5),
    (["segment_source"], "phases"),
    (["jp_seconds"], 60),
    (["surprise"], 1),
    (["categories"], []),
    (["categories", 0, "id"], "Tugas Belajar"),
    (["categories", 0, "basis"], "hours"),
    (["categories", 0, "national", "value"], 1001),
    (["statuses", 0, "legal_source", "confidence"], "E"),
    (["statuses", 0, "legal_source", "text"], ""),
    (["presence_checks", "miss_cost_seconds"], None),
]
for path, value in STORIES:
    if validator.is_valid(spoilt(path, value)):
        wrong.append(f"the schema takes {value!r} at {path}")
if len(policies) < 2:
    wrong.append("no policies found")
print("\n".join(wrong) or f"{len(policies)} policies fit; {len(STORIES)} spoilt ones do not")
sys.exit(1 if wrong else 0)
