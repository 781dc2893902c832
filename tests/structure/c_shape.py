"""The functions of a C file: where they begin and end, how many parameters, how deep they nest.

No compiler: a tokeniser and a small parser of statements, which is enough for code that the
formatter has been over, and which sees code behind every #if."""

import re

import tree

TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|[^\s]")
CONTROL = {"if", "while", "for", "switch"}


class Token:
    def __init__(self, text, line):
        self.text, self.line = text, line


class Function:
    def __init__(self, name, line, parameters):
        self.name, self.line, self.parameters = name, line, parameters
        self.last_line, self.nesting = line, 0
        self.has_body = False

    @property
    def lines(self):
        return self.last_line - self.line + 1


def tokens_of(text):
    code = tree.without_preprocessor(tree.without_comments(text))
    found = []
    for number, line in enumerate(code.splitlines(), 1):
        found += [Token(match.group(0), number) for match in TOKEN.finditer(line)]
    return found


class Statements:
    """Walks one function body and measures how deep control statements nest."""

    def __init__(self, tokens, at):
        self.tokens, self.at, self.deepest = tokens, at, 0

    def text(self, ahead=0):
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else ""

    def skip_group(self):
        """Past a balanced group that begins here."""
        depth = 0
        while self.at < len(self.tokens):
            depth += (self.text() in "([{") - (self.text() in ")]}")
            self.at += 1
            if depth == 0:
                return

    def skip_simple(self):
        """Past an expression or declaration up to its semicolon; braces in it are values."""
        while self.at < len(self.tokens) and self.text() not in (";", "}"):
            if self.text() in ("(", "[", "{"):
                self.skip_group()
            else:
                self.at += 1
        if self.text() == ";":
            self.at += 1

    def block(self, depth):
        self.at += 1
        while self.at < len(self.tokens) and self.text() != "}":
            self.statement(depth)
        self.at += 1

    def inner(self, depth):
        self.deepest = max(self.deepest, depth + 1)
        self.statement(depth + 1)

    def is_walking_macro(self):
        """LIST_EACH (at, head) statement: a name, a group, and then no operator or semicolon."""
        if not re.match(r"[A-Za-z_]", self.text()) or self.text(1) != "(":
            return False
        if self.text() in ("return", "sizeof", "else", "do", "case"):
            return False
        start = self.at
        self.at += 1
        self.skip_group()
        after = self.text()
        self.at = start
        return after == "{" or bool(re.match(r"[A-Za-z_]", after))

    def statement(self, depth):
        word = self.text()
        if word == "{":
            self.block(depth)
        elif word in CONTROL:
            self.at += 1
            self.skip_group()
            self.inner(depth)
            if word == "if" and self.text() == "else":
                self.at += 1
                if self.text() == "if":
                    self.statement(depth)  # a chain does not nest
                else:
                    self.inner(depth)
        elif word == "do":
            self.at += 1
            self.inner(depth)
            self.skip_simple()
        elif word in ("case", "default"):
            while self.text() != ":":
                self.at += 1
            self.at += 1
        elif re.match(r"[A-Za-z_]", word) and self.text(1) == ":" and self.text(2) != ":":
            self.at += 2  # a label
        elif self.is_walking_macro():
            self.at += 1
            self.skip_group()
            self.inner(depth)
        else:
            self.skip_simple()


def count_parameters(tokens, opening, closing):
    if closing == opening + 1 or [t.text for t in tokens[opening + 1:closing]] == ["void"]:
        return 0
    depth, commas = 0, 0
    for token in tokens[opening + 1:closing]:
        depth += (token.text in "([{") - (token.text in ")]}")
        commas += token.text == "," and depth == 0
    return commas + 1


def skip_attribute(tokens, at):
    """Past `__attribute__((...))`, which may stand before or behind a declaration."""
    statements = Statements(tokens, at + 1)
    statements.skip_group()
    return statements.at


def functions(text):
    """Definitions and prototypes at the top level of a file, in order."""
    tokens = tokens_of(text)
    found, at, begin, candidate = [], 0, None, None
    while at < len(tokens):
        word = tokens[at].text
        begin = begin or tokens[at]
        if word == "__attribute__":
            at = skip_attribute(tokens, at)
            continue
        if word == "(" and candidate is None and re.match(r"[A-Za-z_]", tokens[at - 1].text):
            group = Statements(tokens, at)
            group.skip_group()
            if tokens[at - 1] is begin:  # no type before the name: a macro that stands alone
                at, begin = group.at, None
                continue
            candidate = Function(tokens[at - 1].text, begin.line,
                                 count_parameters(tokens, at, group.at - 1))
            at = group.at
            continue
        if word == "{":
            body = Statements(tokens, at)
            if candidate and tokens[at - 1].text != "=":
                body.block(0)
                candidate.has_body = True
                candidate.last_line = tokens[min(body.at, len(tokens)) - 1].line
                candidate.nesting = body.deepest
                found.append(candidate)
                begin = candidate = None
            else:
                body.skip_group()
            at = body.at
            continue
        if word == ";":
            if candidate:
                found.append(candidate)
            begin = candidate = None
        elif word == "=":
            candidate = None
        at += 1
    return found
