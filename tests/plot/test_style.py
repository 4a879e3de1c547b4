"""Style sheets of a council's own: what of one is taken, and in which words the rest is refused."""

import warnings

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.load.limits import LARGEST_STYLE
from inspection_stats.plot.style import read_style


def written(folder, text):
    sheet = folder / "council.mplstyle"
    sheet.write_text(text, "utf-8")
    return sheet


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("font.size: 37", "asks for 37 points. Write font.size: 36 or less"),
        ("font.size: nan", "sets font.size to nan. Write a number"),
        ("lines.linewidth: inf", "sets lines.linewidth to inf"),
        ("axes.prop_cycle: " + "(" * 50_000, "has no setting that matplotlib knows"),
        ("\x1b[2J: 11", "has no setting that matplotlib knows (Bad key \\x1b[2J in file"),
        ("#" * (LARGEST_STYLE + 1), "none here needs more than 1,000,000"),
        (
            "\n".join(f"x.y{number}: 1" for number in range(20_000)),
            "has no setting that matplotlib knows (Bad key x.y0",
        ),
    ],
)
def test_a_sheet_that_cannot_be_drawn_is_refused_in_one_sentence(tmp_path, capsys, caplog, text, says):
    with pytest.raises(BadRequest) as told:
        read_style(written(tmp_path, text))
    assert says in str(told.value)
    assert len(str(told.value)) < 500
    assert "\x1b" not in str(told.value)
    assert capsys.readouterr().err == ""
    assert not caplog.records, "matplotlib says nothing besides"


def test_a_line_that_matplotlib_does_not_take_is_warned_of_and_the_rest_taken(tmp_path):
    with pytest.warns(UserWarning, match="does not accept every line .Bad key font.sise"):
        found = read_style(written(tmp_path, "font.sise: 13\nfont.size: 13\n"))
    assert found.settings["font.size"] == 13


def test_another_program_that_sets_text_is_not_a_setting_of_charts(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "text.usetex" not in read_style(written(tmp_path, "text.usetex: True\nfont.size: 12\n")).settings


def test_a_name_too_long_for_any_file_is_one_that_is_not_there():
    with pytest.raises(BadRequest, match="There is no style sheet"):
        read_style("s" * 10_000)
