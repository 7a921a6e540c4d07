"""Lines of newsboat's files, taken apart as newsboat does: words, quoted words, comments."""

import re

_TOKEN = re.compile(
    r"""[ \t\r\n]+
    | (?P<comment>\#.*)
    | "(?P<quoted>(?:[^"\\]|\\.)*)(?:"|\\?$)
    | (?P<bare>[^ \t\r\n]+)""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(
    r'(?:[^"`#\\]|\\.|"(?:[^"\\]|\\.)*(?:"|\\?$)|`(?:[^`\\]|\\.)*(?:`|\\?$)|\\$)*', re.DOTALL
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def tokens(line: str) -> list[str]:
    """The words of a line; what is in double quotes is one, and `#` where a word could begin ends the line.

    In quotes `\\"` is a quotation mark, `\\\\` a backslash, `\\n` a line end; outside nothing is escaped.
    """
    found = []
    for match in _TOKEN.finditer(line):
        if match["comment"] is not None:
            break
        if match["quoted"] is not None:
            found.append(re.sub(r"\\(.)", _unescaped, match["quoted"], flags=re.DOTALL))
        elif match["bare"] is not None:
            found.append(match["bare"])
    return found


def without_comment(line: str) -> str:
    """A line of a settings file up to its comment: a `#` outside of quotes and backticks, not escaped."""
    match = _COMMENT.match(line)
    return match[0] if match else line


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[1], match[1])
