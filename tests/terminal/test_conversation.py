from __future__ import annotations

import json
import re
import signal
import subprocess
import sys

import pytest

from tests.terminal.conftest import ANNA, PROMPT, ROOT, topic

SIZES = [(24, 80), (24, 40), (30, 120)]
GLYPHS = re.compile(r"[^\w\s.,:;?!„”()\-/@–'\"+%]", re.UNICODE)


def lines_of(block):
    """The lines of a block as they stand on the screen, the echo of the keyboard apart."""
    return block.rstrip("\n").split("\n")


def check_look(sitting, *, width=None):
    """R1 to R5 and R35 for everything that came out of a sitting."""
    assert "\x1b" not in sitting.raw
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", sitting.raw)
    assert not re.search(r"\r(?!\n)", sitting.raw)
    for block in sitting.blocks:
        lines = lines_of(block)
        assert len(lines) <= sitting.rows - 1, block
        assert "\n\n\n" not in block
        for line in lines:
            assert len(line) <= (width or sitting.columns - 1), line
            if line in {"", PROMPT}:
                continue
            assert line == line.rstrip(), repr(line)
            assert sum(char.isalpha() for char in line) >= 3, repr(line)
            assert not GLYPHS.search(line), line
    for block in sitting.blocks[:-1]:
        assert block.endswith("\n" + PROMPT) or block == PROMPT, block


@pytest.mark.parametrize("rows, columns", SIZES)
def test_a_parent_walks_from_the_first_question_to_a_letter_on_disk(sit, walk, tmp_path, home, rows, columns):
    """The main job: questions, results, a letter heard and written; plain lines in screenfuls, the prompt last."""
    sitting = sit(rows=rows, columns=columns)
    first = sitting.blocks[0]
    assert first.startswith("Asystent powrotu do pracy.")
    walk(sitting)
    said = "".join(sitting.blocks)
    assert re.search(r"^Wynik 1 z \d+\. ", said, re.MULTILINE)
    assert "Otwarte drogi" in said
    details = sitting.onward(sitting.answer("szczegóły 1"))
    assert re.search(r"^Podstawa prawna:", details, re.MULTILINE)
    assert "nie porada prawna" in " ".join(details.split())
    sitting.onward(sitting.answer("pisma"))
    block = sitting.answer("wniosek o urlop wychowawczy")
    block = fill(sitting, block)
    while "Zdanie " in block:
        block = sitting.onward(sitting.answer(""))
    assert topic(block) == "zapis pisma"
    block = sitting.answer("utworzyć")
    assert topic(block) == "format"
    block = sitting.onward(sitting.answer(""))
    assert topic(block) == "folder"
    block = sitting.onward(sitting.answer(str(tmp_path / "pisma")))
    written = sorted((tmp_path / "pisma").iterdir())
    assert [path.suffix for path in written] == [".docx", ".txt"]
    assert written[0].read_bytes()[:2] == b"PK"
    assert "Anna Kowalska" in written[1].read_text(encoding="utf-8")
    flat = " ".join("".join(sitting.blocks).split())
    assert all(path.name in flat.replace(" ", "") for path in written)
    sitting.answer("koniec")
    assert sitting.end() == 0
    assert "Koniec pracy" in sitting.blocks[-1]
    check_look(sitting)
    saved = json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))
    assert saved["odpowiedzi"]["dziecko.data-urodzenia"] == "2024-03-01"
    assert saved["odpowiedzi"]["rodzic.staz-miesiecy"] == 36


def fill(sitting, block):
    """Fill the blanks of a letter with their own examples."""
    for _ in range(80):
        block = sitting.onward(block)
        name = topic(block) or ""
        if "pole" not in name:
            return block
        if "Sam Enter oznacza" in " ".join(block.split()):
            block = sitting.answer("")
            continue
        example = re.search(r"(?:Przykład: |na przykład )([^\n]*(?:\n(?!Pytanie|Można|Polecenie|Słowo|Odpowiedź|Sam)[^\n]+)*)\.\n", block)
        if "tak albo nie" in " ".join(block.split()):
            block = sitting.answer("nie")
            continue
        block = sitting.answer("1" if "Liczba opcji" in block else " ".join(example[1].split()))
    raise AssertionError(block)


@pytest.mark.parametrize("width", [20, 40])
def test_the_width_asked_for_bounds_every_line(sit, walk, width):
    """--szerokosc N: at most N characters a line, for a braille display, with nothing else changed."""
    sitting = sit("--szerokosc", str(width), rows=40)
    walk(sitting)
    sitting.answer("koniec")
    sitting.end()
    check_look(sitting, width=width)


def test_every_answer_is_on_disk_before_the_next_question(sit, by_topic, home):
    """R27: SIGKILL after any answer loses nothing that was confirmed."""
    for told in range(6):
        sitting = sit()
        block = sitting.blocks[-1]
        if told:
            block = sitting.onward(sitting.answer("1"))
        fact = by_topic[topic(block)]
        block = sitting.answer(ANNA[fact])
        assert re.search(r"^Zapisano: ", block, re.MULTILINE)
        sitting.child.kill(signal.SIGKILL)
        answers = json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["odpowiedzi"]
        assert len(answers) == told + 1
        assert fact in answers


@pytest.mark.fault
def test_ctrl_c_asks_and_a_second_one_leaves_with_130(sit, home):
    """R26: the first Ctrl+C asks and says where the answers are; one more leaves; nothing is lost."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    block = sitting.interrupt()
    assert "Zakończyć?" in block
    assert "zapisane" in block
    block = sitting.answer("nie")
    assert topic(block) == "czas diagnozy"
    sitting.interrupt()
    sitting.interrupt()
    assert sitting.end() == 130
    assert lines_of(sitting.blocks[-1])[-1].startswith("Koniec pracy")
    assert (home / "sprawy" / "sprawa-1.json").exists()


def test_ctrl_c_is_no_trap_and_no_answer(sit):
    """An empty line after Ctrl+C means neither yes nor no; the word tak leaves in peace."""
    sitting = sit()
    sitting.interrupt()
    assert "Błąd" in sitting.answer("")
    sitting.answer("tak")
    assert sitting.end() == 0


@pytest.mark.fault
def test_end_of_input_in_mid_question_saves_and_leaves(sit, home):
    """R13: Ctrl+D is never an answer; the case is saved, the exit code is 0, the last line says so."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.child.sendeof()
    sitting.wait()
    assert sitting.end() == 0
    assert lines_of(sitting.blocks[-1])[-1].startswith("Koniec pracy")
    assert len(json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["odpowiedzi"]) == 1


def test_mistakes_are_told_in_three_stages(sit):
    """R15: what was typed and needed; then the options again; then the offer of nie wiem. Enter alone is a mistake too."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    first = sitting.answer("fioletowy")
    assert re.search(r"^Błąd\. Wpisano: fioletowy\.", first, re.MULTILINE)
    assert "Opcja" not in first
    second = sitting.answer("")
    assert "Opcja 1 z 3" in second
    assert "nie wiem" not in second
    third = sitting.answer("9")
    assert "nie wiem" in third
    assert "Zapisano: nie wiem." in sitting.answer("nie wiem")


@pytest.mark.bad_input
@pytest.mark.parametrize("text", ["30 lutego 2024", "1 marca 2031", "kiedyś", "2024", "x" * 3000])
def test_an_impossible_day_is_refused_with_an_example(sit, text):
    """A date that is none, or a birth in the future, is said back and asked again; nothing is saved."""
    block = sit().answer(text)
    assert re.search(r"^Błąd", block, re.MULTILINE)
    assert "Przykład" in block
    assert "Zapisano" not in block


def test_a_saved_case_is_offered_and_told_again(sit, home):
    """R27: at the next start the case is offered; what was answered last is said; the same question is not asked twice."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.answer("zapisz Ala")
    sitting.answer("koniec")
    sitting.end()
    sitting = sit()
    assert topic(sitting.blocks[-1]) == "zapisana sprawa"
    assert "Opcja 1 z 2: Ala" in sitting.blocks[-1]
    block = sitting.answer("Ala")
    assert "Wczytano sprawę: Ala" in block
    assert "1 marca 2024" in block
    assert topic(block) == "czas diagnozy"


def test_a_family_has_several_named_cases(sit, home):
    """A second child is a second case with its own name and file; the first stays as it was."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.answer("koniec")
    before = (home / "sprawy" / "sprawa-1.json").read_bytes()
    sitting = sit()
    assert topic(sitting.answer("nowa")) == "nazwa sprawy"
    block = sitting.answer("Staś")
    assert "nowa sprawa nazywa się Staś" in block
    sitting.answer("wszystkie")
    sitting.answer("2 maja 2020")
    sitting.answer("koniec")
    sitting.end()
    assert (home / "sprawy" / "sprawa-1.json").read_bytes() == before
    assert json.loads((home / "sprawy" / "sprawa-2.json").read_text(encoding="utf-8"))["nazwa"] == "Staś"


@pytest.mark.fault
def test_without_a_home_the_user_is_told_at_once_and_goes_on(sit):
    """No folder for the answers: said before the first question; answers are taken, not saved; exit code 0."""
    sitting = sit(without=("ASYSTENT_DOM", "HOME", "XDG_DATA_HOME"))
    assert re.search(r"^Uwaga\. System nie podaje", sitting.blocks[0], re.MULTILINE)
    block = sitting.answer("1 marca 2024")
    assert re.search(r"^Przyjęto: ", block, re.MULTILINE)
    assert "Zapisano" not in block
    sitting.answer("koniec")
    assert sitting.end() == 0


@pytest.mark.fault
def test_an_unwritable_disk_is_told_at_once_and_the_conversation_goes_on(sit, home):
    """A folder that cannot be made: said before the first question, then Przyjęto for each answer."""
    home.write_text("plik na drodze")
    sitting = sit()
    assert "Uwaga. Nie udało się zapisać" in sitting.blocks[0]
    assert re.search(r"^Przyjęto: ", sitting.answer("1 marca 2024"), re.MULTILINE)
    assert re.search(r"^Przyjęto: ", sitting.answer("2"), re.MULTILINE)


@pytest.mark.fault
def test_a_disk_that_fails_later_is_told_with_that_answer(sit, home):
    """The disk goes away in mid-conversation: that answer is Przyjęto with an Uwaga; when it is back, all is saved."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    (home / "sprawy").rename(home / "gdzie-indziej")
    (home / "sprawy").write_text("plik na drodze")
    block = sitting.answer("2")
    assert re.search(r"^Uwaga\. Nie udało się", block, re.MULTILINE)
    assert re.search(r"^Przyjęto: ", block, re.MULTILINE)
    (home / "sprawy").unlink()
    sitting.onward()
    block = sitting.answer("1")
    assert re.search(r"^Zapisano: ", block, re.MULTILINE)
    assert len(json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["odpowiedzi"]) == 3


def test_bez_zapisu_leaves_nothing_on_disk(sit, home, tmp_path):
    """--bez-zapisu: no case, no settings, no folder, not even when speech is switched."""
    runtime = tmp_path / "run"  # where it is missing, the system's own sound library makes a folder in the home
    runtime.mkdir(mode=0o700)
    sitting = sit("rozmowa", "--bez-zapisu", without=("ASYSTENT_MOWA",), XDG_RUNTIME_DIR=str(runtime))
    assert topic(sitting.blocks[-1]) == "mowa"
    assert re.search(r"^Przyjęto: ", sitting.answer("2"), re.MULTILINE)
    sitting.answer("wszystkie")
    assert re.search(r"^Przyjęto: ", sitting.answer("1 marca 2024"), re.MULTILINE)
    sitting.answer("zapisz Ala")
    sitting.answer("koniec")
    assert sitting.end() == 0
    assert not home.exists()
    assert not (tmp_path / "czlowiek").exists()


def test_speech_is_asked_about_once(sit, home):
    """R31: the first start at a terminal where nothing is detected asks, as Pytanie 1; the next start does not."""
    sitting = sit(without=("ASYSTENT_MOWA",))
    assert re.search(r"^Pytanie 1, temat: mowa", sitting.blocks[-1], re.MULTILINE)
    assert "Zapisano: program nie mówi sam." in sitting.answer("2")
    sitting.answer("koniec")
    sitting.end()
    sitting = sit(without=("ASYSTENT_MOWA",))
    assert topic(sitting.blocks[-1]) == "data urodzenia dziecka"


@pytest.mark.parametrize(
    "given", [{"args": ("rozmowa", "--mowa", "nigdy")}, {"env": {"ASYSTENT_MOWA": "nigdy"}}, {"env": {"ACCESSIBLE": "1"}}]
)
def test_an_explicit_choice_answers_the_question_about_speech(sit, given):
    """The option, the environment and ACCESSIBLE each make the question needless."""
    sitting = sit(
        *given.get("args", ()), without=("ASYSTENT_MOWA",) if "ASYSTENT_MOWA" not in given.get("env", {}) else (), **given.get("env", {})
    )
    assert topic(sitting.blocks[-1]) == "data urodzenia dziecka"


def test_accessible_zero_means_off(sit):
    """R29: ACCESSIBLE=0 is as good as not set."""
    assert topic(sit(without=("ASYSTENT_MOWA",), ACCESSIBLE="0").blocks[-1]) == "mowa"


def test_answers_from_a_file_give_a_clean_transcript(environment, tmp_path):
    """R33: no terminal at either end: no question about speech, no waiting for Enter, each block on its own lines."""
    run = subprocess.run(
        [sys.executable, "-m", "asystent"],
        input="wszystkie\n1 marca 2024\n2\nfioletowy\numowa o\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={key: value for key, value in environment.items() if key != "ASYSTENT_MOWA"},
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0
    assert run.stderr == ""
    lines = run.stdout.rstrip("\n").split("\n")
    assert lines.count(PROMPT) == 6
    assert [line for line in lines if line.startswith("Pytanie 1")]
    assert sum(line.startswith("Zapisano") for line in lines) == 3
    assert sum(line.startswith("Błąd") for line in lines) == 1
    assert lines[-1].startswith("Koniec pracy")
    assert "Enter: dalej" not in run.stdout


@pytest.mark.bad_input
@pytest.mark.parametrize(
    "text, word",
    [("to nie json", "uszkodzony"), ('{"format": 2, "odpowiedzi": {}}', "nowsza"), ('{"format": 1, "odpowiedzi": {"a.b": "c"}}', "a.b")],
)
def test_a_bad_case_file_is_one_sentence_and_exit_2(environment, tmp_path, text, word):
    """A case file that cannot be used: one Polish sentence on stderr, nothing on stdout, the file untouched."""
    path = tmp_path / "sprawa.json"
    path.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "asystent", "rozmowa", "--sprawa", str(path)],
        input="",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert word in run.stderr
    assert "Traceback" not in run.stderr
    assert len(run.stderr.strip().split("\n")) == 1
    assert path.read_text(encoding="utf-8") == text


def test_a_named_case_that_is_not_there_is_made(sit, tmp_path):
    """--sprawa with a file that is not there starts a new case in it."""
    path = tmp_path / "nowa" / "ala.json"
    sitting = sit("rozmowa", "--sprawa", str(path), "--na-dzien", "2016-03-01")
    assert "1 marca 2016" in sitting.blocks[0]
    assert "Zapisano" in sitting.answer("1 marca 2015")
    assert json.loads(path.read_text(encoding="utf-8"))["odpowiedzi"] == {"dziecko.data-urodzenia": "2015-03-01"}


def test_the_future_is_measured_from_the_day_of_the_call(sit, tmp_path):
    """On 2016-03-01 a birth of 2017 lies in the future."""
    sitting = sit("rozmowa", "--na-dzien", "2016-03-01")
    assert "przyszłości" in sitting.answer("5 maja 2017")


def test_a_day_past_the_described_law_is_said_and_never_answered_in_its_place(sit, content):
    """Past the horizon the last described day is offered as such; who says no gets no right decided."""
    sitting = sit("rozmowa", "--na-dzien", "2027-03-01")
    assert "Program nie opisuje prawa" in sitting.blocks[-1]
    assert topic(sitting.blocks[-1]) == "dzień wyników"
    block = sitting.onward(sitting.answer("nie"))
    assert "przysługuje" not in block.replace("nie przysługuje", "")


def test_an_unborn_child_is_kept_as_the_expected_day(sit, home):
    """The contract: ciaza.przewidywany-termin stands alone; when the child is there the date of birth takes its place."""
    sitting = sit()
    assert topic(sitting.answer("ciąża")) == "przewidywany termin porodu"
    sitting.answer("20 lutego 2027")
    saved = home / "sprawy" / "sprawa-1.json"
    assert json.loads(saved.read_text(encoding="utf-8"))["odpowiedzi"] == {"ciaza.przewidywany-termin": "2027-02-20"}
    sitting.answer("koniec")
    sitting.end()
    sitting = sit()
    sitting.answer("1")
    sitting.answer("zmień 1")
    sitting.answer("1 listopada 2026")
    assert json.loads(saved.read_text(encoding="utf-8"))["odpowiedzi"] == {"dziecko.data-urodzenia": "2026-11-01"}


def test_the_program_loads_little_before_the_first_question():
    """The first question must not wait for letters, templates, results or speech engines."""
    code = (
        "import sys, io; sys.stdin = io.StringIO(''); sys.stdout = io.StringIO();"
        "from asystent.cli.main import main; main(['rozmowa', '--bez-zapisu']);"
        "late = ('prompt_toolkit', 'jinja2', 'docx', 'asystent.letters.write', 'asystent.plan.report', 'asystent.speech.voice');"
        "bad = [name for name in late if name in sys.modules];"
        "print(bad, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert run.stderr.strip().split("\n")[-1] == "[]"
