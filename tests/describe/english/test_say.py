"""The table of sentences: every entry is used, can be said for none, one and many, and reads as a sentence."""

import re
import string

import pytest

from inspection_stats.describe.english.say import FORMS, say, sentence_table
from tests.support.places import ROOT

TABLE = sentence_table()
SOURCE = "\n".join(file.read_text("utf-8") for file in (ROOT / "src" / "inspection_stats").rglob("*.py"))
USED = set(re.findall(r"[a-z-]+\.[a-z0-9-]+", SOURCE))


def parts_of_used():
    """The beginnings of keys that the code completes, as in `say(f"method.rule-{name}")`."""
    return set(re.findall(r"f[\"']([a-z-]+\.[a-z-]*)\{", SOURCE))


def words_of(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TABLE)
def test_a_sentence_can_be_said_for_each_of_its_forms(key):
    entry = TABLE[key]
    texts = {"": entry} if isinstance(entry, str) else entry
    assert set(texts) <= {"", *FORMS}
    assert isinstance(entry, str) or {"one", "many"} <= set(texts) or {"none", "many"} <= set(texts)
    words = {name: f"<{name}>" for text in texts.values() for name in words_of(text) - {"n", "N"}}
    # A text without forms is said of numbers that it was written for: two or more.
    for number in (2, 12) if isinstance(entry, str) else (0, 1, 2, 12):
        said = say(key, None if isinstance(entry, str) and not words_of(entry) & {"n", "N"} else number, **words)
        assert "{" not in said
        assert "  " not in said
        assert not re.search(r"\b(one|1) (judgements|reports|authorities|cases|recommendations|neighbours)\b", said)
        assert not re.search(r"\bone (are|have|give|were)\b", said)


@pytest.mark.parametrize("key", TABLE)
def test_no_sentence_of_the_table_is_out_of_use(key):
    assert key in USED or any(key.startswith(part) for part in parts_of_used())


def test_a_number_is_written_as_in_a_sentence():
    assert say("headline.visits", 1) == "; it made one visit, which gives no grade"
    assert say("headline.visits", 12) == "; it made 12 visits, which give no grade"
    assert say("screening.only-words", 7).startswith("Seven more judgements are")


def test_a_missing_word_is_an_error_not_a_gap():
    with pytest.raises(KeyError, match="after"):
        say("direction.same", day="3 May 2023")
    with pytest.raises(KeyError):
        say("direction.sideways")
