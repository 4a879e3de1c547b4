from inspection_stats.errors import FAULTS_SHOWN, BadData, Fault, nearest


def test_a_fault_says_what_where_and_how_to_fix_it():
    fault = Fault("The cell does not fit its column", "Write a whole number", "sqs.csv", 4, "applicable", "12 of 15")
    assert str(fault) == (
        "- sqs.csv, row 4, column applicable: The cell does not fit its column (found “12 of 15”). Write a whole number"
    )


def test_unprintable_values_are_shown_as_codes():
    assert r"'a\u202eb'" in str(Fault("p", "m", value="a\u202eb"))


def test_a_long_value_is_cut():
    assert len(str(Fault("p", "m", value="x" * 5000))) < 100


def test_many_faults_are_counted_and_the_first_are_shown():
    error = BadData([Fault(f"problem {number}", "fix") for number in range(100)])
    assert str(error).startswith("100 faults in the data:")
    assert str(error).count("\n") == FAULTS_SHOWN + 1
    assert "and 60 more" in str(error)
    assert len(error.faults) == 100


def test_near_names_are_offered_and_far_ones_are_not():
    assert nearest("Westminister", ["Westminster", "Camden"]) == "Did you mean “Westminster”?"
    assert nearest("zzz", ["Westminster"]) == ""


def test_a_notebook_cell_shows_the_message_without_a_stack():
    assert BadData([Fault("p", "m")])._render_traceback_() == ["BadData: 1 fault in the data:\n- p. m"]
