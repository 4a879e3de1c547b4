"""From a workbook that Ofsted published to what is new: each module hands on to the next.

    load.workbook       the sheets, line for line, with hidden ones and broken cells
    vocabulary          the words by which the workbook is read (data/ofsted_columns.toml)
    header              what each column of a header line is
    find_tables         the tables of judgements in the sheets; every other line is skipped with a reason
    cell_values         what a cell means: a day, a grade, or neither
    cover               when the release came out, and what it is as at
    same_inspection     when two accounts are of one inspection
    which_area          the area that a name meant on the day
    which_framework     the framework that an inspection was made under
    record              what a row comes to: a record of an inspection, an unmatched row, or faults
    read_rows           every row read so
    link_records        the records that several sheets have of one inspection, linked
    table_checks        are the tables whole?
    checked_release     the release, checked: judgements, unmatched rows, faults, remarks
    coverage            which inspections each table should hold
    against_held        what is new, differs or is missing against the facts held
    release_age         is the release later than what is held?
    import_release      all of it, for one file
    import_lines        what was found, in lines to print
    accepting           what a refresh puts into the tables
    ratings             the same of a table of ratings of services, in a folder of its own

A module imports only those above it in this list.
"""
