"""Compiles each header by itself: a header includes what it needs, whoever comes first.

    headers_alone.py ROOT COMPILER [FLAG ...]
"""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import tree

WARNINGS = ["-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wshadow", "-Wconversion",
            "-Wstrict-prototypes", "-Wundef", "-Werror"]


def complaint_about(root, header, compiler, flags):
    folder = "server" if header.startswith("server/") else "tests"
    # Included twice: the guard is a part of the contract.
    line = f'#include "{header[len(folder) + 1:]}"\n'
    with tempfile.NamedTemporaryFile("w", suffix=".c") as source:
        source.write(line + line)
        source.flush()
        ran = subprocess.run(
            [compiler, *WARNINGS, *flags, "-I", f"{root}/server", "-I", f"{root}/tests",
             "-fsyntax-only", source.name], capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return []
    return [f"{header}: does not compile by itself\n{ran.stderr.strip()}"]


def check(root, compiler, *flags):
    headers = tree.files(root, "server", ".h") + tree.files(root, "tests", ".h")
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda header: complaint_about(root, header, compiler, flags), headers)
    return [complaint for complaints in found for complaint in complaints]


if __name__ == "__main__":
    sys.exit(tree.main(check))
