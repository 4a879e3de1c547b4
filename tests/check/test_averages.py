"""Faults of national averages and case counts: each named with its row, column and fix."""

import pandas as pd
import pytest

from inspection_stats.check.averages import CASE_COUNTS, NATIONAL_AVERAGES
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table
from tests.support.places import PUBLISHED, ROOT


def faults_of(table, raw):
    with pytest.raises(BadData) as error:
        table.check(raw)
    return [(fault.row, fault.column, f"{fault.problem}. {fault.fix}") for fault in error.value.faults]


@pytest.fixture
def averages():
    """The shipped averages with two figures added in rows 11 and 12."""
    raw = read_table(ROOT / "data" / "national_averages.csv")
    figure = raw.iloc[0].to_dict() | {
        "period": "2015-16",
        "value_percent": "78",
        "basis": "published figure",
        "direction": "",
        "area_or_service": "",
    }
    raw.loc[11] = figure
    raw.loc[12] = figure | {"theme": "protecting-the-public", "value_percent": "74.5"}
    return raw


@pytest.fixture
def counts():
    """The illustrative case counts: 30 rows a service, from row 2."""
    return read_table(ROOT / "data" / "illustrative" / "case_counts.csv")


class TestTheShippedAverages:
    def test_sqs_rows_hold_a_direction_and_no_number(self, data):
        """Committee report of 9 May 2016, item 8, paragraph 3.13: "higher than the national averages on each of the 4
        judgements" - the four themes of the letter."""
        sqs = data.national_averages[data.national_averages["programme"].eq("SQS")]
        assert sqs["theme"].tolist() == [
            "reducing-reoffending",
            "protecting-the-public",
            "protecting-the-child-or-young-person",
            "ensuring-the-sentence-is-served",
        ]
        assert set(sqs["basis"]) == {"direction only"}
        assert set(sqs["direction"]) == {"higher"}
        assert set(sqs["area_or_service"]) == {"West London Tri-borough YOS"}
        assert sqs[["value_percent", "sufficient", "applicable", "inspections"]].isna().all(axis=None)
        assert sqs["source"].str.endswith("9 May 2016, agenda item 8, paragraph 3.13").all()

    def test_the_sentence_quoted_appears_in_the_report(self):
        report = PUBLISHED.parent / "source" / "000_78d13eb6e26359f3.txt"
        if not report.exists():
            pytest.skip("The committee report is not next to the project")
        assert "higher than the national averages on each of the 4 judgements" in report.read_text(encoding="utf-8")

    def test_cci_rows_say_what_the_published_list_says(self, data):
        cci = data.national_averages[data.national_averages["programme"].eq("CCI")]
        assert cci["value_percent"].tolist() == [68, 63, 68, 68, 62]
        assert set(cci["basis"]) == {"context from another programme"}
        listed = PUBLISHED / "hmip" / "national.csv"
        if not listed.exists():
            pytest.skip("The published list is not next to the project")
        rows = read_table(listed)
        rows = rows[rows["programme"].str.startswith("CCI")]
        found = {
            (average["measure"], float(average["value_percent"]), address)
            for _, average in cci.iterrows()
            for address in [average["source"].rsplit(" ", 1)[1]]
        }
        assert found == {
            (row["measure"], float(row["value_or_average"]), row["source_address"]) for _, row in rows.iterrows()
        }
        for _, row in rows.iterrows():
            assert cci["note"].str.contains(f"Lowest {row['lowest']}, highest {row['highest']}").any()


class TestNationalAverages:
    def test_rows_with_figures_are_correct(self, averages):
        assert len(NATIONAL_AVERAGES.check(averages)) == 11

    @pytest.mark.parametrize(
        ("cells", "column", "part"),
        [
            ({"value_percent": "0.78"}, "value_percent", "0.78 reads as 0.78%, and averages are percentages. Write 78"),
            ({"value_percent": "1"}, "value_percent", "Write 100 for 100%"),
            ({"value_percent": "78%"}, "value_percent", "without a % sign"),
            ({"value_percent": "101"}, "value_percent", "from 0 to 100"),
            ({"value_percent": "-5"}, "value_percent", "from 0 to 100"),
            ({"value_percent": ""}, "value_percent", "The row gives no figure"),
            ({"period": ""}, "period", "The cell is empty"),
            ({"period": "not stated"}, "period", "An average without a period"),
            ({"sufficient": "30", "applicable": "20"}, "sufficient", "More cases are sufficient (30) than judged (20)"),
            ({"sufficient": "30"}, "applicable", "One of the two counts is missing"),
            ({"sufficient": "-3", "applicable": "20"}, "sufficient", "Write a whole number of 0 or more"),
            ({"sufficient": "7.5", "applicable": "20"}, "sufficient", "Write a whole number of 0 or more"),
            ({"applicable": "0", "sufficient": "0"}, "applicable", "Write a whole number of 1 or more"),
            ({"sufficient": "30", "applicable": "40"}, "value_percent", "The counts give 75.0%, the row says 78%"),
            ({"basis": "pooled from inspections held"}, "applicable", "A pooled average needs the counts"),
            ({"basis": "guessed"}, "basis", "Write one of: published figure"),
            ({"basis": "direction only"}, "value_percent", "There is a figure, but the basis is “direction only”"),
            ({"direction": "higher"}, "direction", "the direction follows from comparing it"),
            ({"basis": "context from another programme"}, "basis", "An SQS figure is not context"),
            ({"programme": "CCI"}, "theme", "another programme's figure"),
            ({"programme": "SIF"}, "programme", "Write one of: SQS, CCI"),
            ({"theme": ""}, "theme", "The theme is missing"),
            ({"level": "judgement"}, "judgement_id", "The level is judgement, but none is named"),
            ({"judgement_id": "offending-assessed"}, "judgement_id", "The level is theme, but a judgement is named"),
            ({"source": ""}, "source", "Fill the cell"),
            ({"illustrative": "perhaps"}, "illustrative", "Write one of: yes, no"),
        ],
    )
    def test_one_wrong_cell(self, averages, cells, column, part):
        for name, value in cells.items():
            averages.at[11, name] = value
        found = faults_of(NATIONAL_AVERAGES, averages)
        assert any(row == 11 and where == column and part in text for row, where, text in found), found

    @pytest.mark.parametrize(
        ("column", "part"), [("direction", "Write higher or lower"), ("area_or_service", "Name it")]
    )
    def test_a_direction_needs_its_word_and_its_service(self, averages, column, part):
        averages.at[2, column] = ""
        assert [(row, where) for row, where, text in faults_of(NATIONAL_AVERAGES, averages) if part in text] == [
            (2, column)
        ]

    def test_a_context_row_cannot_become_a_figure_to_compare_with(self, averages):
        averages.at[6, "basis"] = "published figure"
        assert "can only be context" in faults_of(NATIONAL_AVERAGES, averages)[0][2]

    def test_the_same_average_twice(self, averages):
        averages.loc[13] = averages.loc[11].to_dict() | {"value_percent": "77"}
        assert faults_of(NATIONAL_AVERAGES, averages)[0][0] == 13


class TestCaseCounts:
    def test_the_illustrative_counts_are_correct(self, counts):
        assert len(CASE_COUNTS.check(counts)) == 900

    @pytest.mark.parametrize(
        ("cells", "column", "part"),
        [
            ({"sufficient": "99"}, "sufficient", "More cases are sufficient (99) than judged (31)"),
            ({"sufficient": "-1"}, "sufficient", "Write a whole number of 0 or more, in digits"),
            ({"applicable": "31.5"}, "applicable", "Write a whole number of 0 or more, in digits"),
            ({"applicable": ""}, "applicable", "Fill the cell"),
            ({"theme": "reducing reoffending"}, "theme", "Write one of: reducing-reoffending, protecting-the-public"),
        ],
    )
    def test_one_wrong_cell(self, counts, cells, column, part):
        for name, value in cells.items():
            counts.at[2, name] = value
        found = faults_of(CASE_COUNTS, counts)
        assert [(row, where) for row, where, text in found if part in text] == [(2, column)]

    def test_counts_of_another_programme_are_one_fault(self, counts):
        counts.loc[500:, "programme"] = "CCI"
        (fault,) = faults_of(CASE_COUNTS, counts)
        assert fault[:2] == (500, "programme")
        assert "starts with SQS and goes on with counts of another programme" in fault[2]

    def test_illustrative_and_real_rows_do_not_share_a_file(self, counts):
        counts.loc[901, "illustrative"] = "no"
        (fault,) = faults_of(CASE_COUNTS, counts)
        assert (fault[0], fault[1]) == (901, "illustrative")

    def test_the_same_service_inspected_twice_is_one_fault(self, counts):
        again = counts.loc[2:31].assign(period="another period")
        again.index = pd.RangeIndex(902, 932, name="row")
        both = pd.concat([counts, again])
        (fault,) = faults_of(CASE_COUNTS, both)
        assert fault[:2] == (902, "period")
        assert "its cases would count twice" in fault[2]

    def test_the_same_rows_twice_are_faults_each(self, counts):
        again = counts.loc[2:31].set_axis(pd.RangeIndex(902, 932, name="row"))
        found = faults_of(CASE_COUNTS, pd.concat([counts, again]))
        assert [row for row, *_ in found] == list(range(902, 932))

    def test_the_same_service_under_another_id(self, counts):
        second = counts["service_id"].eq("illustrative-service-02")
        counts.loc[second, "service"] = "illustrative  SERVICE 01"
        (fault,) = faults_of(CASE_COUNTS, counts)
        assert fault[:2] == (32, "service")
        assert "appears above under the service_id illustrative-service-01" in fault[2]

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("theme", "protecting-the-public"),
            ("judgement", "Another question"),
            ("part_of", "illustrative-harm-assessed"),
        ],
    )
    def test_a_question_is_the_same_for_every_service(self, counts, column, value):
        counts.at[32, column] = value
        (fault,) = faults_of(CASE_COUNTS, counts)
        assert fault[:2] == (32, column)
        assert "in row 2" in fault[2]

    def test_a_misspelt_question_is_found_because_its_service_lacks_the_right_one(self, counts):
        counts.at[32, "judgement_id"] = "illustrative-ofending-assessed"
        (fault,) = faults_of(CASE_COUNTS, counts)
        assert fault[:2] == (32, "judgement_id")
        assert "Did you mean “illustrative-offending-assessed”?" in fault[2]

    def test_a_service_may_lack_questions(self, counts):
        assert len(CASE_COUNTS.check(counts.drop(index=[2, 40]))) == 898


def test_words_longer_than_any_are_refused_whatever_they_say(counts):
    counts.loc[2, ["judgement", "source"]] = ["x" * 1_001, "x" * 1_000]
    assert faults_of(CASE_COUNTS, counts) == [
        (2, "judgement", "The cell does not fit its column. Write no more than 1,000 characters")
    ]
