"""Checks that each folder says on a page (60 lines) what lives in it."""

import os
import sys

import tree

LINES = 60
# The one page that describes the whole system, and that all others lean on.
LONGER = {"server/README.md": 200}
TOP = ("server", "web-client", "protocol", "tests", "certs", "scripts")
WITH_CHILDREN = ("server", "tests", "web-client/src")


def wanted(root):
    folders = [folder for folder in TOP if os.path.isdir(os.path.join(root, folder))]
    for parent in WITH_CHILDREN:
        at = os.path.join(root, parent)
        if os.path.isdir(at):
            folders += [f"{parent}/{name}" for name in sorted(os.listdir(at))
                        if os.path.isdir(os.path.join(at, name)) and name not in tree.SKIPPED_FOLDERS]
    return folders


def check(root):
    complaints = []
    for folder in wanted(root):
        path = f"{folder}/README.md"
        if not os.path.isfile(os.path.join(root, path)):
            complaints.append(f"{folder}: has no README.md")
            continue
        lines = len(tree.read(root, path).splitlines())
        most = LONGER.get(path, LINES)
        if lines == 0 or lines > most:
            complaints.append(f"{path}:1: {lines} lines; wanted is a page, 1 to {most}")
    return complaints


if __name__ == "__main__":
    sys.exit(tree.main(check))
