"""Holds the office against protocol/openapi.yaml.

    openapi.py ROOT routes             the table in routes.c and the paths of the page are the same
    openapi.py ROOT answers PROGRAM... every answer that these tests got is one that the page draws,
                                       and every answer that the page draws was got by one of them
"""

import json
import os
import re
import subprocess
import sys
import tempfile


class Flow:
    """{a: b, c: [d, "e"]} on one line."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    def value(self, ends):
        self.skip()
        char = self.text[self.at]
        if char == "{":
            return self.members()
        if char == "[":
            return self.items()
        if char == '"':
            return self.quoted()
        return scalar(self.plain(ends))

    def quoted(self):
        text, used = json.JSONDecoder().raw_decode(self.text[self.at :])
        self.at += used
        return text

    def plain(self, ends):
        begin = self.at
        while self.at < len(self.text) and self.text[self.at] not in ends:
            if self.text[self.at] == ":" and self.text[self.at + 1 : self.at + 2] in (" ", ""):
                break
            self.at += 1
        return self.text[begin : self.at].strip()

    def members(self):
        found = {}
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "}":
                self.at += 1
                return found
            key = self.quoted() if self.text[self.at] == '"' else self.plain(",}")
            self.skip()
            assert self.text[self.at] == ":", f"no colon: {self.text[self.at:]}"
            self.at += 1
            found[key] = self.value(",}")
            self.comma("}")

    def items(self):
        found = []
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "]":
                self.at += 1
                return found
            found.append(self.value(",]"))
            self.comma("]")

    def comma(self, end):
        self.skip()
        assert self.text[self.at] in "," + end, f"no comma: {self.text[self.at:]}"
        if self.text[self.at] == ",":
            self.at += 1


def scalar(text):
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def parse_value(text):
    flow = Flow(text)
    found = flow.value("")
    flow.skip()
    assert flow.at == len(text), f"left over: {text[flow.at:]}"
    return found


def parse_block(lines, indent):
    """The mapping whose keys stand at `indent`; takes its lines from the list."""
    found = {}
    while lines and lines[0][0] == indent:
        text = lines.pop(0)[1]
        key, rest = re.fullmatch(r'("[^"]*"|[^:"]+):(.*)', text).groups()
        key, rest = key.strip('"'), rest.strip()
        if rest == ">":
            while lines and lines[0][0] > indent:
                lines.pop(0)
            found[key] = ""
        elif rest:
            found[key] = parse_value(rest)
        else:
            found[key] = parse_block(lines, lines[0][0])
    return found


def read_page(root):
    with open(os.path.join(root, "protocol/openapi.yaml"), encoding="utf-8") as file:
        lines = [line.rstrip() for line in file if line.strip()]
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in lines]
    page = parse_block(lines, 0)
    assert not lines, f"cannot read {lines[0][1]}"
    return page


def operations(page):
    return {
        (method.upper(), path): operation
        for path, methods in page["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    }


# ---- routes ----


def check_routes(root):
    with open(os.path.join(root, "server/office/routes.c"), encoding="utf-8") as file:
        rows = re.findall(r'\{"([A-Z]+)", "(/api/[^"]*)",\s*(WHO_\w+)', file.read())
    table = {(method, path): who for method, path, who in rows}
    page = operations(read_page(root))
    faults = [f"not in routes.c: {' '.join(key)}" for key in page.keys() - table.keys()]
    faults += [f"not in openapi.yaml: {' '.join(key)}" for key in table.keys() - page.keys()]
    if len(rows) != len(table) or not rows:
        faults.append("routes.c has a row twice, or none")
    return faults, f"{len(table)} routes"


# ---- answers ----

KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}


class Checker:
    def __init__(self, page):
        self.page = page
        self.faults = []

    def resolve(self, schema):
        while "$ref" in schema:
            found = self.page
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def check(self, value, schema, where):
        schema = self.resolve(schema)
        if value is None and schema.get("nullable"):
            return
        kind = KINDS[schema["type"]]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.faults.append(f"{where}: {value!r} is no {schema['type']}")
        elif kind is dict:
            self.check_members(value, schema, where)
        elif kind is list:
            for i, item in enumerate(value):
                self.check(item, schema["items"], f"{where}[{i}]")
        elif "enum" in schema and value not in schema["enum"]:
            self.faults.append(f"{where}: {value!r} is none of {schema['enum']}")
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            self.faults.append(f"{where}: {value!r} is not {schema['pattern']}")

    def check_members(self, value, schema, where):
        for key in schema["required"]:
            if key not in value:
                self.faults.append(f"{where}: {key} is missing")
        for key, member in value.items():
            if key in schema["properties"]:
                self.check(member, schema["properties"][key], f"{where}.{key}")
            elif not schema.get("additionalProperties"):
                self.faults.append(f"{where}: {key} is not on the page")

    def check_answer(self, answer, response, where):
        content = self.resolve(response).get("content", {})
        kind = answer["type"].split(";")[0]
        if kind not in content and (kind or content):
            self.faults.append(f"{where}: the type is {answer['type']!r}")
        elif kind == "application/json":
            self.check(answer["body"], content[kind]["schema"], where)


def find_operation(page, method, path):
    """The key of the operation, and whether the path is known at all."""
    known = False
    for template, methods in page["paths"].items():
        pattern = re.escape(template).replace(r"\{hash\}", "[0-9a-f]{64}")
        pattern = re.sub(r"\\\{.*?\\\}", "[0-9a-f]{32}", pattern)
        if re.fullmatch(pattern, path):
            known = True
            if method.lower() in methods:
                return (method, template), True
    return None, known


def read_answers(programs):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "answers")
        for program in programs:
            subprocess.run(
                [program],
                env={**os.environ, "SINKRON_OFFICE_ANSWERS": path},
                stdout=subprocess.DEVNULL,
                check=True,
            )
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file]


def check_answers(root, programs):
    page = read_page(root)
    checker = Checker(page)
    seen = set()
    answers = read_answers(programs)
    for answer in answers:
        where = f"{answer['method']} {answer['path']} {answer['status']}"
        key, known = find_operation(page, answer["method"], answer["path"])
        if not key:
            if answer["status"] != (405 if known else 404):
                checker.faults.append(f"{where}: the page knows no such question")
            continue
        responses = operations(page)[key]["responses"]
        status = str(answer["status"])
        seen.add((key, status))
        if status not in responses and answer["status"] < 400:
            checker.faults.append(f"{where}: no such status on the page")
        else:
            checker.check_answer(answer, responses.get(status, responses["default"]), where)
    for key, operation in operations(page).items():
        for status in operation["responses"]:
            if status != "default" and (key, status) not in seen:
                checker.faults.append(f"{' '.join(key)}: no test was answered {status}")
    return checker.faults, f"{len(answers)} answers"


def main():
    root, what, programs = sys.argv[1], sys.argv[2], sys.argv[3:]
    faults, told = check_routes(root) if what == "routes" else check_answers(root, programs)
    for fault in faults[:40]:
        print(fault)
    print(f"{told}, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
