"""A voice for Fenrir that writes down what it is given. Fenrir loads it with the system's own Python."""

import json
import os
from pathlib import Path

from fenrirscreenreader.core.speechDriver import speechDriver


class driver(speechDriver):  # noqa: N801 - the name Fenrir looks for
    """What Fenrir calls a speech driver."""

    def speak(self, text, queueable=True):
        """Write the text down."""
        with Path(os.environ["UCHO_LOG"]).open("a", encoding="utf-8") as log:
            log.write(json.dumps(text) + "\n")
