"""Polish braille: our own table against liblouis, which every screen reader on Linux uses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish.braille import braille

# Debian's own python holds the bindings; there is no wheel of them.
PYTHON = shutil.which("python3", path="/usr/bin")
ASK = """
import json, sys
try:
    import louis
except ImportError:
    sys.exit(3)
tables = ["en-us-brf.dis", "Pl-Pl-g1.utb"]
translate = louis.backTranslateString if sys.argv[1:] else louis.translateString
print(json.dumps([translate(tables, text) for text in json.load(sys.stdin)]))
"""
SENTENCES = [
    "Wniosek o urlop wychowawczy, żółć, art. 186.",
    "Zażółć gęślą jaźń. ZAŻÓŁĆ GĘŚLĄ JAŹŃ!",
    "ZUS i KRUS, PFRON, IPET-u, PESEL: 44051401359.",
    "Anna KOWALSKA-Nowak, ul. Długa 5/7 m. 3, 00-950 Warszawa",
    "12,5 złotego; 3.2 oraz 1 000 000,50",
    "„cytat” (nawias) [kwadrat] tak/nie? ok!",
    "100% + 5 = 105 * 2",
    "e-mail: anna@wp.pl, tel. 600 100 200",
    "godzina 10:30, dnia 2026-11-22, Dz.U. 2026 poz. 820",
    "ABc ABCdE Ab Cd A-B A1B AB12CD A.B.C. A B Ł Żółć aB",
    "- punkt – drugi — trzeci…",
    '"a b" «c» „d”',
    "x y z v q w à é ö ü",
]


def louis(texts, *, backwards=False):
    """Return what liblouis makes of the texts, or ``backwards`` of the braille; skip where it is not installed."""
    if PYTHON is None:
        pytest.skip("Nie ma systemowego Pythona z liblouis.")
    call = [PYTHON, "-c", ASK, *(["back"] if backwards else [])]
    run = subprocess.run(call, input=json.dumps(texts), capture_output=True, text=True, check=False, cwd="/")
    if run.returncode == 3:
        pytest.skip("Nie ma pakietu python3-louis.")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_sentences_of_letters_come_out_as_liblouis_writes_them():
    """The table is Polish braille as readers know it, cell by cell."""
    for text, wanted in zip(SENTENCES, louis(SENTENCES), strict=True):
        assert braille(text) == wanted, text


def test_every_word_of_the_content_comes_out_as_liblouis_writes_it(content):
    """What a parent may get in a letter is right, not only what we thought of: names of rights, letters and acts."""
    texts = [content.right(name).name for name in content.ids("uprawnienia")]
    texts += [content.act(name).title for name in content.ids("akty")]
    texts += [line.sentence for name in content.ids("pisma") for line in content.letter(name).attachments]
    texts = [text for text in texts if not re.search(r"§|\d[.,]?[a-j]", text)]
    for text, wanted in zip(texts, louis(texts), strict=True):
        assert braille(text) == wanted, text


def test_a_small_letter_after_a_number_is_parted_from_it():
    """Without the sign of a small letter the flat number 5a would be 51."""
    assert braille("5a") == "#E,A"
    assert braille("5A") == "#E.A"
    assert braille("5k") == "#EK"
    assert braille("12.a") == "#AB',A"
    assert braille("5 a") == "#E A"


def test_the_section_sign_is_a_word():
    """Its cell is that of ó: a reader would hear „ó 3”."""
    assert braille("art. 186 § 3") == "ART' #AHF PARAGRAF #C"


@given(st.text(max_size=60))
def test_any_text_becomes_braille_ascii(text):
    """Whatever was typed, an embosser gets only its own 64 characters."""
    assert set(braille(text)) <= set(" A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=")
