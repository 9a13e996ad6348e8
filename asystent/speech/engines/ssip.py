"""Speech Dispatcher: the voice of the desktop, always told to speak Polish."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from asystent.speech.engines.base import ANSWER_TIME, EngineError, Interrupt, QuietEngine, longest_time
from asystent.speech.ssip import Client, SsipError, socket_path

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

SURELY_POLISH = frozenset({"espeak-ng", "espeak"})
"""Modules of a synthesiser that never comes without Polish. Their list of voices has thousands of lines: the server makes no sound while
it writes them, for longer than all the rest takes. So it is asked for after the first sentence; should Polish be missing after all,
another voice says that sentence again."""
_POLL = 0.01
_LEAST, _MOST = -100, 100
_TEN = 10


class SsipEngine(QuietEngine):
    """Speaks through Speech Dispatcher and hears from it when a sentence began and ended."""

    name = "ssip"
    surely_polish = SURELY_POLISH

    def __init__(self) -> None:
        self._client: Client | None = None
        self._module = ""
        self._without: set[str] = set()
        """Modules that turned out to have no Polish voice."""
        self._voices: list[str] | None = None
        self._voice = ""
        self._usual_rate = self._usual_volume = 0

    def open(self) -> None:
        """Connect and find an output module with a Polish voice."""
        path = socket_path(os.environ)
        if path is None:
            raise EngineError("Speech Dispatcher nie działa.")
        try:
            client = Client(path, ANSWER_TIME)
        except SsipError as error:
            raise EngineError("Speech Dispatcher nie odpowiada.") from error
        try:
            self._prepare(client)
        except SsipError as error:
            client.close()
            raise EngineError("Speech Dispatcher nie odpowiada.") from error
        except EngineError:
            client.close()
            raise
        self._client = client

    def _prepare(self, client: Client) -> None:
        module = client.command("GET OUTPUT_MODULE").data[:1]
        others = [name for name in client.command("LIST OUTPUT_MODULES").data if name not in module]
        for name in [*module, *others]:
            self._module, self._voices = name, None
            try:
                if name not in module:
                    client.command(f"SET SELF OUTPUT_MODULE {name}")
                if self._speaks_polish(client):
                    break
            except SsipError:
                continue
        else:
            raise EngineError("Speech Dispatcher działa, ale nie ma polskiego głosu.")
        client.command("SET SELF LANGUAGE pl")
        client.command("SET SELF SSML_MODE off")
        client.command("SET SELF NOTIFICATION ALL on")
        if self._voice:
            client.command(f"SET SELF SYNTHESIS_VOICE {self._voice}")
        self._usual_rate, self._usual_volume = (_number(client, f"GET {what}") for what in ("RATE", "VOLUME"))
        if self.step:
            client.command(f"SET SELF RATE {self._moved(self._usual_rate, self.step)}")
        if self.loudness:
            client.command(f"SET SELF VOLUME {self._moved(self._usual_volume, self.loudness)}")

    def _speaks_polish(self, client: Client) -> bool:
        if self._module in self._without:
            return False
        if self._module not in self.surely_polish:
            self._voices = _polish_voices(client)
        return self._voices is None or bool(self._voices)

    def _learn_voices(self, client: Client) -> bool:
        """Ask for the voices once; false where none is Polish: then the next connection takes another module."""
        if self._voices is None:
            self._voices = _polish_voices(client)
        if self._voices:
            return True
        self._without.add(self._module)
        self.close()
        return False

    def _moved(self, usual: int, step: int) -> int:
        return max(_LEAST, min(_MOST, usual + _TEN * step))

    def _connected(self) -> Client:
        if self._client is None:
            self.open()
        if self._client is None:
            raise EngineError("Speech Dispatcher nie działa.")
        return self._client

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak; a server that died is connected to once more before giving up."""
        try:
            self._speak(text, interrupt, started)
        except SsipError:
            self.close()
            try:
                self._speak(text, interrupt, started)
            except SsipError as error:
                self.close()
                raise EngineError("Speech Dispatcher przestał działać.") from error

    def _speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        client = self._connected()
        client.forget_events()
        number = client.speak(text)
        deadline = time.monotonic() + ANSWER_TIME
        begun = False
        while True:
            if interrupt.is_set():
                client.command("CANCEL SELF")
                return
            event = client.event(_POLL)
            if event is None:
                if time.monotonic() > deadline:
                    self._give_up(client, begun=begun)
            elif event.message != number:
                continue
            elif event.kind == "begin":
                begun = True
                deadline = time.monotonic() + longest_time(text, self.step)
                started()
            elif event.kind in {"end", "cancel"}:
                if event.kind == "end" and not self._learn_voices(client):
                    self._speak(text, interrupt, started)
                return

    def _give_up(self, client: Client, *, begun: bool) -> None:
        # Without this the text would come out later, beside another voice.
        with suppress(SsipError):
            client.command("CANCEL SELF")
        self.close()
        what = "przestał mówić w środku zdania" if begun else "przyjął tekst, ale nie zaczął mówić"
        raise EngineError(f"Speech Dispatcher {what}.")

    def set_step(self, step: int) -> None:
        """Move away from the user's own rate by 10 of the server's units a step."""
        self.step = step
        self._set("RATE", self._usual_rate, step)

    def set_loudness(self, step: int) -> None:
        """Move away from the user's own volume by 10 of the server's units a step."""
        self.loudness = step
        self._set("VOLUME", self._usual_volume, step)

    def _set(self, what: str, usual: int, step: int) -> None:
        if self._client is not None:
            try:
                self._client.command(f"SET SELF {what} {self._moved(usual, step)}")
            except SsipError:
                self.close()

    @property
    def knows_voices(self) -> bool:
        """Whether the present module has been asked."""
        return self._voices is not None

    def voices(self) -> list[str]:
        """Return the Polish voices of the current module."""
        try:
            while not self._learn_voices(self._connected()):
                pass
        except SsipError as error:
            raise EngineError("Speech Dispatcher nie odpowiada.") from error
        return list(self._voices or ())

    def set_voice(self, name: str) -> None:
        """Choose one of the Polish voices of the current module."""
        if name not in self.voices():
            raise EngineError(f"Speech Dispatcher nie ma polskiego głosu o nazwie {name}.")
        try:
            self._connected().command(f"SET SELF SYNTHESIS_VOICE {name}")
        except SsipError as error:
            raise EngineError("Speech Dispatcher nie odpowiada.") from error
        self._voice = name

    def close(self) -> None:
        """Leave the server."""
        if self._client is not None:
            self._client.close()
            self._client = None


class HandedToReader(SsipEngine):
    """Orca's voice: the text is queued and not waited for, because the reader's own messages go in between."""

    name = "orca"
    surely_polish = frozenset[str]()  # what is not waited for has no end after which to ask

    def _speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        client = self._connected()
        client.forget_events()
        client.speak(text)
        started()
        if interrupt.is_set():
            client.command("CANCEL SELF")

    def silence(self) -> None:
        """Drop what is queued and being spoken for this program, not the reader's own speech."""
        if self._client is not None:
            try:
                self._client.command("CANCEL SELF")
            except SsipError:
                self.close()


def _number(client: Client, question: str) -> int:
    """Return the number that the server answers, 0 where it answers none."""
    told = client.command(question).data[:1]
    return int(told[0]) if told and told[0].lstrip("-").isdigit() else 0


def _polish_voices(client: Client) -> list[str]:
    rows = [row.split("\t") for row in client.command("LIST SYNTHESIS_VOICES").data]
    return [row[0] for row in rows if len(row) > 1 and row[1].lower().split("-")[0].split("_")[0] == "pl"]
