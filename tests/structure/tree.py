"""The files of the repository, C without its comments, and the shape of every check."""

import os
import re
import sys

SKIPPED_FOLDERS = {"node_modules", "dist", "build", "var", "output", "__pycache__", ".git"}


def files(root, folder, endings):
    """Paths relative to root, sorted, of the files below `folder` with one of the endings."""
    found = []
    for at, folders, names in os.walk(os.path.join(root, folder)):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS)
        found += [os.path.relpath(os.path.join(at, n), root) for n in names if n.endswith(endings)]
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def is_generated(path):
    name = os.path.basename(path)
    return name.startswith(("gen_", "gen."))


_COMMENT_OR_TEXT = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL
)


def without_comments(text):
    """The code with comments blanked and texts emptied; every line keeps its number."""

    def blank(match):
        found = match.group(0)
        if found[0] in "\"'":
            return found[0] + found[0]
        return " " + "\n" * found.count("\n")

    return _COMMENT_OR_TEXT.sub(blank, text)


def without_preprocessor(text):
    """Blanks lines that begin with #, and what they continue with a backslash."""
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: "\n" * m.group(0).count("\n"),
                  text, flags=re.MULTILINE)


def main(check):
    """Runs check(root) -> list of complaints on the repository named in the arguments."""
    complaints = check(sys.argv[1], *sys.argv[2:])
    for complaint in complaints:
        print(complaint)
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0
