"""A disk whose power may fail at any moment, rebuilt from the system calls that a program made.

SIGKILL leaves everything that was written; a power cut leaves only what an fsync has asked for. Of the rest anything may be there:
each change of a folder or not, in any combination, and of what was written to a file nothing, half or all.
"""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations, product
from pathlib import Path

from asystent.storage import lock

CHANGING = "openat,close,write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir"
UNKNOWN = "open,creat,pwrite64,writev,pwritev,truncate,ftruncate,sendfile,copy_file_range,fallocate,symlink,symlinkat,dup,dup2"
"""Calls the disk below does not understand: none of them may touch it."""
_LINE = re.compile(r"(?P<name>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
MOST_LOOSE = 10


def record(args, folder, *, env, text=""):
    """Run Python with these arguments under strace, in ``folder``; return its calls in order."""
    log = folder.with_name(f"{folder.name}.slad")
    command = ["strace", "-y", "-xx", "-s", "10000000", "-o", str(log), "-e", f"trace={CHANGING},{UNKNOWN}", sys.executable]
    command += map(str, args)
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=env, cwd=folder, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found = (_LINE.match(line) for line in log.read_text(encoding="ascii").splitlines())
    return [(call["name"], call["rest"], int(call["result"])) for call in found if call]


def _plain(escaped):
    return bytes.fromhex(escaped.replace("\\x", ""))


class File:
    """What a file holds now, and what is sure to be left of it."""

    def __init__(self, data=b""):
        self.now = self.sure = data

    @property
    def may_be(self):
        """All contents that a power cut may leave."""
        half = self.sure + self.now[len(self.sure) : (len(self.sure) + len(self.now)) // 2] if self.now.startswith(self.sure) else b""
        return list(dict.fromkeys((self.sure, half, self.now)))


class Folder:
    """Names: as they are now, as they are sure to be, and the changes between, each of which may be lost by itself."""

    def __init__(self, names=()):
        self.now, self.loose = dict(names), []
        self.sure = dict(self.now)

    def put(self, names):
        """Give names (to a file or a folder) or take them away (None), in one step."""
        _apply(self.now, names)
        self.loose.append(names)

    def sync(self):
        """Nothing of this folder can be lost any more."""
        self.sure, self.loose = dict(self.now), []

    @property
    def may_be(self):
        """All the names that a power cut may leave."""
        assert len(self.loose) <= MOST_LOOSE, "too many changes without an fsync of the folder to try them all"
        for count in range(len(self.loose) + 1):
            for kept in combinations(self.loose, count):
                names = dict(self.sure)
                for change in kept:
                    _apply(names, change)
                yield names


def _apply(names, change):
    for name, what in change.items():
        if what is None:
            names.pop(name, None)
        else:
            names[name] = what


class Disk:
    """The folder ``root`` while the calls are made, one after the other. What lies there now is sure."""

    def __init__(self, root):
        self.root = Path(root)
        self.top = _found(self.root)
        self._open = {}

    def make(self, name, rest, result):
        """Make one call. Return the text when it went to standard output, else None."""
        if result < 0:
            return None
        texts = [_plain(text) for text in _TEXT.findall(rest)]
        fd = _FD.match(rest)
        number = int(fd[1]) if fd else -1
        if name == "openat":
            self._opened(texts[0].decode(), rest, result)
        elif name == "close":
            self._open.pop(number, None)
        elif name == "write" and number == 1:
            return texts[0].decode()
        elif name == "write" and number in self._open:
            file, at = self._open[number]
            at = len(file.now) if at is None else at
            data = texts[0][:result]
            file.now = file.now[:at] + data + file.now[at + len(data) :]
            if self._open[number][1] is not None:
                self._open[number] = (file, at + len(data))
        elif name in {"fsync", "fdatasync"}:
            self._synced(number, _plain(fd[2]).decode())
        elif name == "write":
            return None  # to something that is no file of this disk
        elif name in CHANGING.split(","):
            self._named(name, [text.decode() for text in texts])
        else:
            assert not any(self._place(text.decode(errors="replace")) for text in texts), (name, texts)
            assert number not in self._open, (name, rest)
        return None

    def _place(self, path):
        """The folder of a path on this disk and the name in it; None elsewhere, and for locks: nobody misses them."""
        path = self.root / path
        if not path.is_relative_to(self.root) or path == self.root or path.name.endswith(lock.SUFFIX):
            return None
        folder = self.top
        for part in path.relative_to(self.root).parts[:-1]:
            folder = folder.now[part]
        return folder, path.name

    def _opened(self, path, flags, number):
        self._open.pop(number, None)
        place = self._place(path)
        if place is None:
            if self.root / path == self.root:
                self._open[number] = (self.top, 0)
            return
        folder, name = place
        if name not in folder.now:
            assert "O_CREAT" in flags, path
            folder.put({name: File()})
        what = folder.now[name]
        assert "O_TRUNC" not in flags, path
        self._open[number] = (what, None if "O_APPEND" in flags else 0)

    def _synced(self, number, path):
        assert number in self._open or not self._place(path), path
        what = self._open.get(number, (None,))[0]
        if isinstance(what, File):
            what.sure = what.now
        elif isinstance(what, Folder):
            what.sync()

    def _named(self, name, paths):
        places = [self._place(path) for path in paths]
        if not any(places):
            return
        (folder, old), *more = places
        if name.startswith("mkdir"):
            folder.put({old: Folder()})
        elif name.startswith(("unlink", "rmdir")):
            folder.put({old: None})
        else:
            assert more[0] is not None and more[0][0] is folder, paths  # noqa: PT018 - one rule: within one folder
            new, what = more[0][1], folder.now[old]
            if name.startswith("link"):
                folder.put({new: what})
            elif folder.now.get(new) is not what:  # a renaming to another name of the same file does nothing
                folder.put({new: what, old: None})

    def after_a_cut(self):
        """Every state that a power cut now may leave: path in the folder to content."""
        return list({frozenset(state.items()): state for state in _states(self.top, "")}.values())


def _found(path):
    return Folder((entry.name, _found(entry)) for entry in path.iterdir()) if path.is_dir() else File(path.read_bytes())


def _states(folder, prefix):
    for names in folder.may_be:
        choices = []
        for name, what in names.items():
            path = f"{prefix}{name}"
            choices.append(_states(what, f"{path}/") if isinstance(what, Folder) else [{path: content} for content in what.may_be])
        for parts in product(*choices):
            yield {path: content for part in parts for path, content in part.items()}
