"""Cutting text into lines that a screen reader and a braille line take whole."""

from __future__ import annotations

NARROWEST = 20
_FEWEST_LETTERS = 3  # NVDA skips shorter new lines
_BREAK_AFTER = "-/._@?&=,;:"  # where an address or a file name may be cut


def wrap(text: str, width: int) -> list[str]:
    """Return the words of `text` as lines of at most `width` characters, cut at spaces.

    Any white space counts as one space; nothing is lost. A line with fewer than three letters is avoided where
    another cut exists. A word longer than `width` is cut, if possible after a punctuation mark. A width under
    `NARROWEST` counts as `NARROWEST`. Empty text gives no line.
    """
    width = max(width, NARROWEST)
    words = [piece for word in text.split() for piece in _pieces(word, width)]
    lines = _filled(words, width)
    if any(map(_is_bare, lines)):
        return _without_bare_lines(words, width)
    return lines


def _is_bare(line: str) -> bool:
    return sum(map(str.isalpha, line)) < _FEWEST_LETTERS


def _filled(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _without_bare_lines(words: list[str], width: int) -> list[str]:
    """Return the cut with the fewest bare lines, then the fewest lines, then the fullest first lines."""
    # best[i]: cost and cut of words[i:], found from the end.
    best: list[tuple[int, int, int]] = [(0, 0, len(words))] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        length = -1
        options = []
        for end in range(start + 1, len(words) + 1):
            length += 1 + len(words[end - 1])
            if length > width:
                break
            bare, lines, _ = best[end]
            options.append((bare + _is_bare("".join(words[start:end])), lines + 1, -end))
        bare, lines, end = min(options)
        best[start] = (bare, lines, -end)
    result = []
    start = 0
    while start < len(words):
        end = best[start][2]
        result.append(" ".join(words[start:end]))
        start = end
    return result


def _pieces(word: str, width: int) -> list[str]:
    pieces = []
    while len(word) > width:
        # The rest keeps at least three characters, so that no scrap is left alone on a line.
        latest = min(width, len(word) - _FEWEST_LETTERS)
        cut = max((i + 1 for i in range(latest // 2, latest) if word[i] in _BREAK_AFTER), default=latest)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]
