"""Checks the budgets: a function of at most 70 lines, 5 parameters and 3 levels of nesting; a file of
at most 500 lines; a header of at most 150; a TypeScript file of at most 500.

exceptions.txt grants more to single places, with a reason; an exception nobody needs is a complaint."""

import sys

import c_shape
import tree

FUNCTION_LINES, PARAMETERS, NESTING = 70, 5, 3
FILE_LINES, HEADER_LINES = 500, 150
EXCEPTIONS = "tests/structure/exceptions.txt"
CODE_FOLDERS = ("server", "tests")
SCRIPT_FOLDERS = ("web-client", "tests", "protocol", "scripts")


class Exceptions:
    """Rows `PATH RULE LIMIT REASON`, where PATH may be `file` or `file:function`."""

    def __init__(self, text):
        self.rows, self.complaints, self.used = {}, [], set()
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            parts = line.split(None, 3)
            if len(parts) < 4 or not parts[2].isdigit():
                self.complaints.append(f"{EXCEPTIONS}:{number}: not `PATH RULE LIMIT REASON`: {line}")
            else:
                self.rows[(parts[0], parts[1])] = (int(parts[2]), number)

    def limit(self, place, rule, usual, value):
        if value <= usual or (place, rule) not in self.rows:
            return usual
        self.used.add((place, rule))
        return self.rows[(place, rule)][0]

    def unused(self):
        return [f"{EXCEPTIONS}:{self.rows[key][1]}: nobody needs this exception any more: {key[0]}"
                for key in self.rows if key not in self.used]


def check_value(exceptions, place, line, rule, value, usual):
    path = place.split(":")[0]
    limit = exceptions.limit(place, rule, usual, value)
    if value <= limit:
        return []
    return [f"{path}:{line}: {place.split(':')[-1]}: {rule} {value}, at most {limit}"]


def check_functions(exceptions, path, text):
    complaints = []
    for function in c_shape.functions(text):
        place = f"{path}:{function.name}"
        values = [("parameters", function.parameters, PARAMETERS)]
        if function.has_body:
            values += [("lines", function.lines, FUNCTION_LINES),
                       ("nesting", function.nesting, NESTING)]
        for rule, value, usual in values:
            complaints += check_value(exceptions, place, function.line, rule, value, usual)
    return complaints


def check_length(exceptions, path, text):
    usual = HEADER_LINES if path.endswith(".h") else FILE_LINES
    return check_value(exceptions, path, 1, "lines", len(text.splitlines()), usual)


def check(root):
    exceptions = Exceptions(tree.read(root, EXCEPTIONS))
    complaints = list(exceptions.complaints)
    paths = [p for folder in CODE_FOLDERS for p in tree.files(root, folder, (".c", ".h"))]
    paths += [p for folder in SCRIPT_FOLDERS
              for p in tree.files(root, folder, (".ts", ".tsx", ".mjs", ".js", ".py"))]
    for path in paths:
        if tree.is_generated(path):
            continue
        text = tree.read(root, path)
        complaints += check_length(exceptions, path, text)
        if path.endswith((".c", ".h")):
            complaints += check_functions(exceptions, path, text)
    return complaints + exceptions.unused()


if __name__ == "__main__":
    sys.exit(tree.main(check))
