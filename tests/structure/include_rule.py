"""Checks every #include under server/, every import under web-client/src/, and the calls that
belong to base, against layers.txt."""

import os
import re
import sys

import tree

SYSTEM_HEADERS = re.compile(
    r"^(assert|ctype|dirent|errno|fcntl|ifaddrs|inttypes|libgen|limits|math|netdb|poll|pthread|sched|"
    r"semaphore|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|"
    r"pwd|strings|termios|time|unistd|arpa/\w+|linux/\w+|net/\w+|netinet/\w+|sys/\w+)\.h$"
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
IMPORT = re.compile(r"""(?:\bfrom|\bimport|\bURL\(|\bimport\()\s*['"](\.[^'"]*)['"]""")


class Layers:
    def __init__(self, text):
        self.folders, self.outside, self.calls, self.web = {}, {}, {}, {}
        self.complaints = []
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if line and not self.add(line):
                self.complaints.append(f"layers.txt:{number}: not understood: {line}")

    def add(self, line):
        match = re.match(r"^(folder|outside|call|web) ([^:]+):(.*)$", line)
        if not match:
            return False
        kind, names, places = match.group(1), match.group(2).split(), match.group(3).split()
        if kind in ("folder", "web"):
            table = self.folders if kind == "folder" else self.web
            if len(names) != 1 or names[0] in table or any(p not in table for p in places):
                return False  # a folder names only what stands above it: no circles
            table[names[0]] = {names[0], *places}
        else:
            table = self.outside if kind == "outside" else self.calls
            for name in names:
                table[name] = places
        return True


def stands_in(path, places):
    """Whether server/PATH lies in one of the places, which are folders or files."""
    return any(path == place or path.startswith(place + "/") for place in places)


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def outside_row(layers, header):
    for name in layers.outside:
        if header == name or (name.endswith("/") and header.startswith(name)):
            return name
    return None


def check_include(root, layers, path, kind, header):
    """One complaint or None; `path` is below server/."""
    folder = path.split("/")[0] if "/" in path else None
    if kind == "<":
        row = outside_row(layers, header)
        if row is None:
            if SYSTEM_HEADERS.match(header):
                return None
            return f"<{header}> is of no library that layers.txt knows"
        if stands_in(path, layers.outside[row]):
            return None
        return f"<{header}> may be included in {' '.join(layers.outside[row])} only"
    if not os.path.isfile(os.path.join(root, "server", header)):
        return f'"{header}" is no file under server/; includes are written from there'
    target = header.split("/")[0]
    if folder is None:  # main.c puts everything together
        return None
    if target not in layers.folders[folder]:
        return f'{folder} may not include {target}: "{header}"'
    return None


def check_calls(layers, path, code):
    complaints = []
    for name, places in layers.calls.items():
        if stands_in(path, places):
            continue
        for match in re.finditer(rf"(?<![\w.>]){name}\s*\(", code):
            complaints.append((line_of(code, match.start()),
                               f"{name}() may be called in {' '.join(places)} only"))
    return complaints


def check_c_file(root, layers, path):
    text = tree.read(root, "server/" + path)
    folder = path.split("/")[0] if "/" in path else None
    if folder is not None and folder not in layers.folders:
        return [(1, f"layers.txt has no row for the folder {folder}")]
    found = []
    for match in INCLUDE.finditer(text):
        complaint = check_include(root, layers, path, match.group(1), match.group(2))
        if complaint:
            found.append((line_of(text, match.start(1)), complaint))
    return found + check_calls(layers, path, tree.without_comments(text))


def check_web_file(root, layers, path):
    """`path` is below web-client/src/; files directly in it put everything together."""
    folder = path.split("/")[0] if "/" in path else None
    if folder is None:
        return []
    if folder not in layers.web:
        return [(1, f"layers.txt has no row for the web folder {folder}")]
    text = tree.read(root, "web-client/src/" + path)
    found = []
    for match in IMPORT.finditer(text):
        target = os.path.normpath(os.path.join(os.path.dirname(path), match.group(1)))
        first = target.split("/")[0]
        if first not in layers.web[folder]:
            found.append((line_of(text, match.start()),
                          f"{folder} may not import {first}: '{match.group(1)}'"))
    return found


def check(root):
    layers = Layers(tree.read(root, "tests/structure/layers.txt"))
    complaints = list(layers.complaints)
    for folder, endings, check_file in (("server/", (".c", ".h"), check_c_file),
                                        ("web-client/src/", (".ts", ".tsx"), check_web_file)):
        for path in tree.files(root, folder, endings):
            for line, complaint in sorted(check_file(root, layers, path[len(folder):])):
                complaints.append(f"{path}:{line}: {complaint}")
    return complaints


if __name__ == "__main__":
    sys.exit(tree.main(check))
