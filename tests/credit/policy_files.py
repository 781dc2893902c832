"""The policy files have exactly the members of the structs in credit/policy.h, name by name."""
import json
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
header = (root / "server/credit/policy.h").read_text()
header = re.sub(r"/\*.*?\*/", "", header, flags=re.S)

structs = {}
# The length of a JP is whole minutes in every policy that is in force, seconds in the struct.
WRITTEN_AS = {"jp_seconds": "jp_minutes"}
for name, body in re.findall(r"^struct (\w+) \{\n(.*?)^\};", header, flags=re.S | re.M):
    members = {}
    for line in re.findall(r"^\s+(.+?);", body, flags=re.M):
        kind, member = re.fullmatch(r"(.*?)(\w+)((\[\w+\])*)", line).group(1, 2)
        if not member.startswith("n_"):
            members[WRITTEN_AS.get(member, member)] = kind.strip()
    structs[name] = members


def compare(value, kind, where, wrong):
    if isinstance(value, list):
        for i, item in enumerate(value):
            compare(item, kind, f"{where}[{i}]", wrong)
    elif kind.startswith("struct "):
        members = structs[kind[len("struct "):]]
        if list(value) != list(members):
            wrong.append(f"{where}: has {list(value)}, the struct {list(members)}")
        for name in value:
            if name in members:
                compare(value[name], members[name], f"{where}.{name}", wrong)
    elif isinstance(value, (dict, float)):
        wrong.append(f"{where}: {value!r} where the struct has {kind}")


files = sorted((root / "server/policies").glob("*.json"))
wrong = []
for file in files:
    policy = json.loads(file.read_text())
    compare(policy, "struct policy", file.name, wrong)
    if policy["id"] != file.stem:
        wrong.append(f"{file.name}: its id is {policy['id']}")
if len(files) < 2:
    wrong.append("no policy files found")
print("\n".join(wrong) or f"{len(files)} files agree with policy.h")
sys.exit(1 if wrong else 0)
