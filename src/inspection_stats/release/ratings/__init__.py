"""From a table of ratings of services, one row for each inspection, to what is new against judgements.csv.

    columns         what each column is; whether the file holds such a table at all
    which_service   the service that a name means
    which_rating    what a cell says, and under which framework a row was rated
    read_table      the rows as rows of judgements.csv, or every fault
    against_held    what is new, differs or may be held already
    import_ratings  all of it, for one file, and what was found in lines to print
    filled_in       rows that a person has filled in, and what a refresh takes of them

A module imports only those above it in this list. The rules are those of judgements.csv (`check.statements`).
"""
