"""A check that cannot fail is a defect: each checker refuses small bad trees, for the right reason,
and accepts the good one beside them.

    self_test.py COMPILER"""

import os
import sys
import tempfile
import unittest

import budgets
import c_shape
import folder_readmes
import headers_alone
import include_rule

COMPILER = sys.argv.pop(1) if len(sys.argv) > 1 else "cc"

LAYERS = """
folder base:
folder wire: base
folder room: base wire
outside openssl/: base/digest.c
outside jansson.h: wire
call time: base
call malloc: base/alloc.c
web protocol:
web state: protocol
web view: protocol state
"""


class Tree:
    """A temporary repository of the files given."""

    def __init__(self, files):
        self.files = {"tests/structure/layers.txt": LAYERS, "tests/structure/exceptions.txt": "",
                      **files}

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        for path, text in self.files.items():
            at = os.path.join(self.folder.name, path)
            os.makedirs(os.path.dirname(at), exist_ok=True)
            with open(at, "w", encoding="utf-8") as file:
                file.write(text)
        return self.folder.name

    def __exit__(self, *_):
        self.folder.cleanup()


class Stories(unittest.TestCase):
    """Each story: a name, the files, and what the complaints must contain, one each."""

    def tell(self, check, stories, *arguments):
        for name, files, expected in stories:
            with self.subTest(name), Tree(files) as root:
                complaints = check(root, *arguments)
                self.assertEqual(len(complaints), len(expected), complaints)
                for complaint, part in zip(complaints, expected):
                    self.assertIn(part, complaint)


class IncludeRule(Stories):
    def test_includes(self):
        err_h = {"server/base/err.h": ""}
        self.tell(include_rule.check, [
            ("downwards is allowed", {**err_h, "server/wire/a.c": '#include "base/err.h"'}, []),
            ("main puts everything together",
             {**err_h, "server/main.c": '#include "base/err.h"'}, []),
            ("upwards is not",
             {"server/base/a.c": '\n#include "wire/a.h"', "server/wire/a.h": ""},
             ['server/base/a.c:2: base may not include wire: "wire/a.h"']),
            ("nor behind an #if", {"server/base/a.c": '#if 0\n #  include "wire/a.h"\n#endif',
                                   "server/wire/a.h": ""}, ["a.c:2: base may not include wire"]),
            ("sideways neither",
             {"server/wire/a.c": '#include "room/a.h"', "server/room/a.h": ""},
             ["wire may not include room"]),
            ("a path from somewhere else", {**err_h, "server/base/a.c": '#include "err.h"'},
             ['"err.h" is no file under server/']),
            ("a folder nobody described", {"server/util/a.c": ""},
             ["layers.txt has no row for the folder util"]),
        ])

    def test_outside_libraries(self):
        self.tell(include_rule.check, [
            ("in its folder", {"server/wire/a.c": "#include <jansson.h>"}, []),
            ("in its file", {"server/base/digest.c": "#include <openssl/evp.h>"}, []),
            ("in another file of the folder", {"server/base/secret.c": "#include <openssl/evp.h>"},
             ["<openssl/evp.h> may be included in base/digest.c only"]),
            ("in another folder", {"server/room/a.h": "#include <jansson.h>"},
             ["server/room/a.h:1: <jansson.h> may be included in wire only"]),
            ("even in main", {"server/main.c": "#include <jansson.h>"}, ["in wire only"]),
            ("an unknown library", {"server/base/a.c": "#include <curl/curl.h>"},
             ["<curl/curl.h> is of no library that layers.txt knows"]),
            ("the C library", {"server/base/a.c": "#include <sys/stat.h>\n#include <time.h>"}, []),
        ])

    def test_calls(self):
        self.tell(include_rule.check, [
            ("in base", {"server/base/clock.c": "int f(void) { return time(0); }"}, []),
            ("above base", {"server/room/a.c": "int f(void)\n{ return time (0); }"},
             ["server/room/a.c:2: time() may be called in base only"]),
            ("in a comment or a text", {"server/room/a.c": '/* time() */ char *a = "time(0)";'}, []),
            ("another function with a like name",
             {"server/room/a.c": "int f(void) { return run_time(0) + c.time(1) + c->time(2); }"}, []),
            ("memory past base/alloc.h", {"server/base/a.c": "void *p(void) { return malloc(1); }"},
             ["malloc() may be called in base/alloc.c only"]),
        ])

    def test_imports(self):
        gen = {"web-client/src/protocol/gen.ts": ""}
        self.tell(include_rule.check, [
            ("downwards", {**gen, "web-client/src/state/a.ts": "import { x } from '../protocol/gen.ts';",
                           "web-client/src/main.tsx": "import './view/a.tsx';"}, []),
            ("upwards", {"web-client/src/state/a.ts": "\nimport { x } from '../view/b.tsx';"},
             ["web-client/src/state/a.ts:2: state may not import view: '../view/b.tsx'"]),
            ("from deeper", {"web-client/src/state/x/a.ts": "import '../../view/b.tsx';"},
             ["state may not import view"]),
            ("within a folder", {"web-client/src/view/x/a.ts": "import '../b.tsx';"}, []),
            ("lazily", {"web-client/src/state/a.ts": "await import('../view/b.tsx');"},
             ["state may not import view"]),
            ("a folder nobody described", {"web-client/src/util/a.ts": ""},
             ["no row for the web folder util"]),
        ])

    def test_the_table_itself(self):
        bad = {"tests/structure/layers.txt": "folder base: wire\nfolder wire:\nfoldr room:\n"}
        self.tell(include_rule.check, [
            ("a circle, or a typing error", bad,
             ["layers.txt:1: not understood", "layers.txt:3: not understood"])])


def function(lines, parameters="void", body=""):
    return f"int f({parameters})\n{{\n{body}" + ";\n" * (lines - 3 - body.count("\n")) + "}\n"


NESTED_3 = "for (;;)\nif (a)\nwhile (b)\nc();\n"
NESTED_4 = "for (;;) {\nif (a) {\nwhile (b)\nif (c)\nd();\n}\n}\n"


class Budgets(Stories):
    def test_functions(self):
        self.tell(budgets.check, [
            ("70 lines from its first to its last", {"server/a.c": function(70)}, []),
            ("71 lines", {"server/a.c": "\n" + function(71)},
             ["server/a.c:2: f: lines 71, at most 70"]),
            ("five parameters", {"server/a.h": "int f(int a, int (*b)(int, int), int c, int d, int e);"},
             []),
            ("six", {"server/a.h": "int f(int a, int b, int c, int d, int e, int g);"},
             ["server/a.h:1: f: parameters 6, at most 5"]),
            ("three levels", {"server/a.c": function(20, "void", NESTED_3)}, []),
            ("four levels", {"server/a.c": function(20, "void", NESTED_4)},
             ["f: nesting 4, at most 3"]),
            ("tests too", {"tests/base/a.c": function(71)}, ["tests/base/a.c:1: f: lines 71"]),
            ("generated files are not read", {"server/gen_a.c": function(500)}, []),
        ])

    def test_files(self):
        self.tell(budgets.check, [
            ("500 lines", {"server/a.c": "\n" * 500}, []),
            ("501 lines", {"server/a.c": "\n" * 501}, ["server/a.c:1: server/a.c: lines 501"]),
            ("a header of 151", {"server/a.h": "\n" * 151}, ["lines 151, at most 150"]),
            ("TypeScript of 501", {"web-client/src/a.tsx": "\n" * 501}, ["lines 501, at most 500"]),
            ("Python of 501", {"protocol/gen/a.py": "\n" * 501}, ["lines 501, at most 500"]),
            ("generated TypeScript", {"web-client/src/protocol/gen.ts": "\n" * 900}, []),
        ])

    def test_exceptions(self):
        where = "tests/structure/exceptions.txt"
        self.tell(budgets.check, [
            ("granted", {"server/a.c": "\n" * 600, where: "server/a.c lines 600 one long table"}, []),
            ("granted too little",
             {"server/a.c": "\n" * 601, where: "server/a.c lines 600 one long table"},
             ["lines 601, at most 600"]),
            ("for one function", {"server/a.c": function(80), where: "server/a.c:f lines 80 a table"},
             []),
            ("without a reason", {where: "server/a.c lines 600"}, ["exceptions.txt:1: not"]),
            ("needed by nobody", {"server/a.c": "", where: "# why\nserver/a.c lines 600 a table"},
             ["exceptions.txt:2: nobody needs this exception any more"]),
        ])

    def test_shapes(self):
        stories = [
            ("else-if is a chain", "if (a) b(); else if (c) d(); else if (e) f(); else g();", 1),
            ("else is a level", "if (a) b(); else { if (c) d(); else { if (e) f(); } }", 3),
            ("do", "do { if (a) b(); } while (c);", 2),
            ("switch", "switch (a) { case B: if (c) d(); break; case (E): break; }", 2),
            ("a walking macro", "LIST_EACH (at, head) json_array_foreach(a, i, v) { if (x) y(); }", 3),
            ("values in braces", "struct x y = {1, {2}}; f((struct z){3}); g();", 0),
            ("a label", "a(); fail: if (b) c(); return (d);", 1),
            ("a conditional value", "a = b ? c : d; x ? y(1) : z(2);", 0),
            ("texts and comments", 'f("{"); /* if (a) { */ g(\'{\');', 0),
        ]
        for name, body, nesting in stories:
            with self.subTest(name):
                found = c_shape.functions(f"int f(void)\n{{\n{body}\n}}\nint after(int a)\n{{\n}}\n")
                self.assertEqual([(f.name, f.nesting) for f in found], [("f", nesting), ("after", 0)])

    def test_what_is_no_function(self):
        text = ('#define X(a, b, c, d, e, f) \\\n    g(a)\n'
                'static const struct t u[] = {{1, f(2)}};\nstruct s { int (*g)(int a, int b); };\n'
                'TABLE(a, b, c, d, e, f)\nstatic_assert(sizeof(a) == 1, "b");\n'
                '__attribute__((format(printf, 2, 3))) int real(int a)\n{\n}\n'
                'MUST_CHECK enum err also(void *a, int b) __attribute__((pure));\n')
        found = c_shape.functions(text)
        self.assertEqual([(f.name, f.parameters, f.has_body) for f in found],
                         [("real", 1, True), ("also", 2, False)])


class HeadersAlone(Stories):
    def test_headers(self):
        guard = "#ifndef A_H\n#define A_H\n{}\n#endif\n"
        self.tell(headers_alone.check, [
            ("complete", {"server/a.h": guard.format("#include <stddef.h>\nsize_t a(void);")}, []),
            ("needs another first", {"server/a.h": guard.format("size_t a(void);")},
             ["server/a.h: does not compile by itself"]),
            ("has no guard", {"server/a.h": "struct a { int b; };"}, ["server/a.h: does not"]),
            ("in tests too", {"tests/support/a.h": "size_t a(void);"}, ["tests/support/a.h: does"]),
            ("an old-style prototype", {"server/a.h": guard.format("int a();")}, ["server/a.h: does"]),
        ], COMPILER)


class FolderReadmes(Stories):
    def test_readmes(self):
        good = {f"{f}/README.md": "# page\n" for f in ("server", "tests", "tests/structure")}
        self.tell(folder_readmes.check, [
            ("all there", good, []),
            ("one missing", {**good, "server/wire/a.c": ""}, ["server/wire: has no README.md"]),
            ("in the web client too", {**good, "web-client/README.md": "#\n",
                                       "web-client/src/net/a.ts": ""},
             ["web-client/src/net: has no README.md"]),
            ("more than a page", {**good, "tests/README.md": "a\n" * 61}, ["61 lines"]),
            ("the system's own page may be longer", {**good, "server/README.md": "a\n" * 200}, []),
            ("but not endless", {**good, "server/README.md": "a\n" * 201}, ["201 lines"]),
            ("empty", {**good, "server/README.md": ""}, ["0 lines"]),
        ])


if __name__ == "__main__":
    unittest.main()
