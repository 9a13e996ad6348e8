"""The real readers yasr and Fenrir between the person and the program, with every utterance in a file instead of a loudspeaker."""

from __future__ import annotations

import json
import os
import re
import shlex
import time
from configparser import ConfigParser
from pathlib import Path

from tests.terminal.conftest import PROMPT
from tests.ucho.hearing import letters, words

LOG = "uslyszane"
PATIENCE = 10  # seconds; an utterance that never comes is reported as lost
END = re.compile(rf"{PROMPT.strip()}[\s,]*$")


def without_echo(said, turn):
    """Take out the typed line that a reader says at the head of a turn, prompt included or not.

    Our line comes at once, as pasted, so the readers take it for output, whole or less its first letter. That says nothing
    about the program. A turn is only shortened where exactly the rest of it was shown.
    """
    spoken, shown = words(" ".join(said)), words(turn.text)
    head = spoken[: max(0, len(spoken) - len(shown))]
    if head and spoken[len(head) :] == shown and letters("".join(head)) in letters(PROMPT + (turn.typed or "")):
        return spoken[len(head) :]
    return said


class Reader:
    """A screen reader that another program runs under."""

    name = package = ""

    def command(self, program, folder):
        """The command that runs the reader, and under it ``program``; what it needs is put into ``folder``."""
        self.log = folder / LOG
        self.log.write_bytes(b"")
        self.at = 0
        self.script = folder / "program"
        self.script.write_text(f"#!/bin/sh\nexec {shlex.join(program)}\n", encoding="utf-8")
        self.script.chmod(0o755)
        return self.prepared(folder)

    def prepared(self, folder):
        """The command of the reader itself."""
        raise NotImplementedError

    def environment(self, folder):
        """What the reader needs in the environment."""
        return {"UCHO_LOG": str(folder / LOG)}

    def utterances(self, text):
        """The utterances in a part of the log."""
        raise NotImplementedError

    def heard(self, turn):
        """Wait until the end of the turn was spoken; return what was said since the last one."""
        waits_for = END if turn.text.endswith(PROMPT) else re.compile(rf"{words(turn.text)[-1]}\W*$", re.IGNORECASE)
        limit = time.monotonic() + PATIENCE
        while True:
            fresh = self.log.read_bytes()[self.at :]
            fresh = fresh[: fresh.rfind(b"\n") + 1]  # a line still being written comes with the next look
            said = self.utterances(fresh.decode())
            if any(waits_for.search(line) for line in said[-3:]) or time.monotonic() > limit:
                self.at += len(fresh)
                return self.plain(said, turn)
            time.sleep(0.01)

    def plain(self, said, turn):
        """Leave what the reader says of the program."""
        return without_echo(said, turn)


class Yasr(Reader):
    """yasr 0.6: it reads what a program writes, as it comes. It speaks to a speech server on a pipe."""

    name = package = "yasr"

    def prepared(self, folder):
        """Write its settings: a pipe to a file as the speech server, our program as the shell."""
        server = folder / "glos"
        server.write_text(f"#!/bin/sh\nexec cat >> {folder / LOG}\n", encoding="utf-8")
        server.chmod(0o755)
        settings = Path("/etc/yasr/yasr.conf").read_text(encoding="utf-8")
        for name, value in (("synthesizer", "Emacspeak server"), ("synthesizer port", f"|{server}"), ("shell", self.script)):
            settings = re.sub(rf"^{name}=.*$", f"{name}={value}", settings, flags=re.MULTILINE)
        (folder / ".yasr.conf").write_text(settings, encoding="utf-8")
        return [self.package]

    def utterances(self, text):
        """Texts (q, tts_say) and single letters (l)."""
        return re.findall(r"^(?:q|tts_say|l) \{(.*?)\}$", text, re.DOTALL | re.MULTILINE)


class Fenrir(Reader):
    """Fenrir 1.9: it compares the screen before and after. A speech driver of our own writes down what it is given."""

    name, package = "Fenrir", "fenrir"
    # Its greetings; an empty line under the cursor; a row that scrolled away, taken for a deletion; its missing spelling checker.
    own = frozenset({"Start Fenrir", "Quit Fenrir", "blank", "space", "pychant is not installed"})
    drivers = Path("/usr/lib/python3/dist-packages/fenrirscreenreader/speechDriver")

    def prepared(self, folder):
        """Its own settings for a terminal, with our voice and our program."""
        settings = ConfigParser(interpolation=None)
        settings.optionxform = str
        settings.read("/etc/fenrirscreenreader/settings/settings-pty.conf", encoding="utf-8")
        settings["speech"]["driver"] = os.path.relpath(Path(__file__).with_name("fenrir_voice"), self.drivers)
        settings["general"]["shell"] = str(self.script)
        settings["sound"]["enabled"] = "False"
        settings["remote"]["driver"] = "dummyDriver"  # the other one leaves a socket in the folder for temporary files
        path = folder / "fenrir.conf"
        with path.open("w", encoding="utf-8") as file:
            settings.write(file)
        return [self.package, "-e", "-s", str(path)]

    def utterances(self, text):
        """Every text it was given to speak."""
        return [json.loads(line) for line in text.splitlines()]

    def plain(self, said, turn):
        """Take out its own words and its English names of signs: at its own level of punctuation it names dash and slash."""
        kept = [re.sub(r"\b(dash|slash)\b", " ", line) for line in said if line.strip() not in self.own]
        return super().plain(kept, turn)


READERS = (Yasr, Fenrir)
