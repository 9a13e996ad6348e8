"""Whether strace works here, and the sentence where it does not."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

MISSING = "Nie ma programu strace albo system na niego nie pozwala."


@cache
def works():
    """Whether a program can be run under it: some containers forbid that."""
    if shutil.which("strace") is None:
        return False
    trial = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=%network", "true"]
    return subprocess.run(trial, check=False, capture_output=True).returncode == 0
