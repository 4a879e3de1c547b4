"""Attacks on the command line: files, names, addresses and moments made to do harm, each with what must come of it."""
