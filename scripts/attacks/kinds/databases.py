"""Queries that write, act or never end; databases, addresses and drivers that are none. No server is needed.

What a PostgreSQL server does with a query is held by tests/load/test_database.py and tests/hard/test_hostile_places.py,
where there is one.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import FIRST, HEADER, PACKS, QUESTIONS, SERVICE

PASSWORD = "hidden-of-the-attack"
LITE = "sqlite:///counts.db"
ENDLESS = "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT {} FROM a"


def counts(path: Path, values: list[tuple] | None = None) -> None:
    """An SQLite file of case counts of three services."""
    rows = [
        tuple({**one, "service": service, "service_id": f"s-{number}", "source": "Own count"}[name] for name in HEADER)
        for number, service in enumerate((SERVICE, "Leeds", "Hull"))
        for one in QUESTIONS
    ]
    with closing(sqlite3.connect(path)) as held, held:
        held.execute(f"CREATE TABLE counts ({', '.join(HEADER)})")
        held.executemany(f"INSERT INTO counts VALUES ({', '.join('?' * len(HEADER))})", values or rows)


def one_row(**cells: object) -> Callable[[Path], object]:
    return lambda path: counts(path, [tuple({**FIRST, **cells}[name] for name in HEADER)])


def broken(path: Path) -> None:
    """An SQLite file with its pages overwritten."""
    counts(path)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


def ask(query: str, url: str = LITE) -> tuple[str, ...]:
    return ("compare", url, "--service", SERVICE, "--query", query)


QUERIES: dict[str, str] = {
    "that deletes": "DELETE FROM counts",
    "that deletes after a SELECT": "SELECT 1; DELETE FROM counts",
    "that deletes within a WITH": "WITH a AS (SELECT 1) DELETE FROM counts",
    "that deletes after a comment": "/* */ DELETE FROM counts",
    "that deletes after a line comment": "--x\nDELETE FROM counts",
    "that writes into a table": "SELECT * INTO taken FROM counts",
    "that attaches a file": "ATTACH DATABASE 'other.db' AS other",
    "that asks for a pragma": "PRAGMA journal_mode = DELETE",
    "of a pragma as a function": "SELECT * FROM pragma_table_info('counts'), pragma_journal_mode('OFF')",
    "that loads an extension": "SELECT load_extension('/tmp/x.so')",
    "that reads a file": "SELECT readfile('/etc/passwd')",
    "that writes a file": "SELECT writefile('owned', 'x')",
    "that edits with a program": "SELECT edit('x', 'touch owned')",
    "that makes a blob of a gigabyte": "SELECT zeroblob(1000000000) AS service",
    "that makes text of a gigabyte": "SELECT printf('%.*c', 1000000000, 'x') AS service",
    "that makes text by replacing": "SELECT replace(hex(zeroblob(100000000)), '0', 'xxxx') AS service",
    "that never ends": ENDLESS.format("count(*)"),
    "that gives rows without end": ENDLESS.format("n AS service"),
    "that grows as it goes": "WITH RECURSIVE a(x) AS (SELECT 'x' UNION ALL SELECT x || x FROM a) SELECT x FROM a",
    "of eight tables crossed": "SELECT count(*) FROM " + ", ".join(f"counts a{n}" for n in range(20)),
    "of 10,000 columns": "SELECT " + ", ".join(f"1 AS c{n}" for n in range(3_000)),
    "of brackets 5,000 deep": "SELECT " + "(" * 5_000 + "1" + ")" * 5_000,
    "of brackets 5,000 deep that never close": "SELECT " + "(" * 5_000,
    "of NOT 5,000 times": "SELECT " + "NOT " * 4_000 + "1",
    "of SELECT in SELECT, 500 deep": "SELECT * FROM (" * 500 + "SELECT 1" + ")" * 500,
    "of a million letters": "SELECT '" + "x" * 100_000 + "'",
    "of a comment that never ends": "SELECT 1 /* x",
    "of a text that never ends": "SELECT 'x",
    "of a dollar quote": "SELECT $$x; DELETE FROM counts$$",
    "of MySQL's comment": "SELECT /*!50000 1 INTO OUTFILE 'owned' */ 1",
    "that clears the screen": "SELECT '\x1b[2J' AS service",
    "whose mistake clears the screen": "SELECT \x1b[2J FROM counts",
    "of a column that clears the screen": 'SELECT 1 AS "\x1b[2J", 2 AS "\x1b[2J"',
    "of a lone half of a pair": "SELECT '\udcff'",
    "of markup": "SELECT nothing AS [bold] FROM [/]",
    "of colons and names": "SELECT :password, ::x FROM counts",
    "of percent signs": "SELECT '%(x)s' % counts FROM counts",
    "of nothing": " \t\n ",
    "of look-alike letters": "ＳＥＬＥＣＴ * FROM counts",
    "that locks rows": "SELECT * FROM counts FOR UPDATE",
    "that begins a transaction": "BEGIN; SELECT 1",
    "that explains": "EXPLAIN SELECT 1",
    "of VALUES": "VALUES (1)",
}

READ = ("that makes text of a gigabyte", "that clears the screen")
"""Queries that are answered, but not with a table of case counts (3)."""

URLS: dict[str, str] = {
    "a host with a space": f"postgresql://a:{PASSWORD}@ho st/db",
    "a host of 10,000 letters": f"postgresql://a:{PASSWORD}@{'h' * 10_000}/db",
    "a port of 99999999": f"postgresql://a:{PASSWORD}@127.0.0.1:99999999/db",
    "a port of letters": f"postgresql://a:{PASSWORD}@127.0.0.1:port/db",
    "a port that nobody listens at": f"postgresql://a:{PASSWORD}@127.0.0.1:9/db",
    "the password in the query part": f"postgresql://127.0.0.1:9/db?user=a&password={PASSWORD}",
    "the password as another option": f"postgresql://127.0.0.1:9/db?sslpassword={PASSWORD}",
    "the password with an @ in it": f"postgresql://a:x@{PASSWORD}@127.0.0.1:9/db",
    "an option that there is not": f"postgresql://a:{PASSWORD}@127.0.0.1:9/db?nothing=1",
    "a service file of its own": f"postgresql://a:{PASSWORD}@127.0.0.1:9/db?service=x",
    "two hosts": f"postgresql://a:{PASSWORD}@/db?host=127.0.0.1:9&host=127.0.0.1:10",
    "a socket's folder that is not there": f"postgresql://a:{PASSWORD}@/db?host=/nowhere",
    "a database that clears the screen": f"postgresql://a:{PASSWORD}@127.0.0.1:9/%1b[2J",
    "a host that clears the screen": f"postgresql://a:{PASSWORD}@\x1b[2J/db",
    "a kind that there is not": f"nothing://a:{PASSWORD}@127.0.0.1/db",
    "a kind with a module's name": f"os.system://a:{PASSWORD}@127.0.0.1/db",
    "a driver with a module's name": f"sqlite+os://a:{PASSWORD}@/counts.db",
    "a driver that is not installed": f"mssql+pyodbc://a:{PASSWORD}@127.0.0.1/db",
    "DuckDB, which reads any file": f"duckdb:///a:{PASSWORD}",
    "a database in memory": "sqlite://",
    "SQLite by an address of its own": "sqlite:///file:counts.db?mode=rwc&uri=true",
    "SQLite over the network": f"sqlite://a:{PASSWORD}@127.0.0.1/counts.db",
    "a file that is not there": "sqlite:///none.db",
    "a device": "sqlite:////dev/zero",
    "a folder": "sqlite:///data",
    "an address of the web": f"https://a:{PASSWORD}@127.0.0.1:9/x.csv",
    "no more than a scheme": "postgresql://",
    "brackets that never close": f"postgresql://a:{PASSWORD}@[::1/db",
    "a lone half of a pair": f"postgresql://a:{PASSWORD}@\udcff/db",
    "10,000 at-signs": "postgresql://" + "@" * 10_000,
}


@contextmanager
def served(answer: bytes, port: list[int]) -> Iterator[None]:
    """A server that gives this answer to whoever calls, and says no more."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", port[0]))
        server.listen()

        def serve() -> None:
            with suppress(OSError):
                while True:
                    caller, _ = server.accept()
                    caller.settimeout(0.2)
                    with suppress(OSError):
                        caller.recv(100)
                    caller.sendall(answer)
                    caller.close()

        threading.Thread(target=serve, daemon=True).start()
        yield
        server.shutdown(socket.SHUT_RDWR)


def spoken(answer: bytes, number: int) -> dict:
    """What an attack by a server needs: its command and the server."""
    port = 47_100 + number
    return {
        "command": ask("SELECT 1 AS service", f"postgresql://a:{PASSWORD}@127.0.0.1:{port}/db"),
        "beside": lambda folder: served(answer, [port]),
        "never": (PASSWORD,),
    }


ANSWERS = {
    "hangs up": b"",
    "speaks HTTP": b"HTTP/1.1 200 OK\r\n\r\n<html>",
    "clears the screen": b"E\x00\x00\x00\x20SFATAL\x00M\x1b[2J\x1b[H\x00\x00",
    "says a length of 4 GB": b"E\xff\xff\xff\xff",
    "says nothing but zeros": b"\0" * 100_000,
}

ATTACKS = (
    *(
        Attack(f"A query {what}", ask(query), (), 3 if what in READ else 2, {"counts.db": counts},
               seconds=40 if "never ends" in what or "crossed" in what else 25,
               holds=lambda folder: "a file was written" if (folder / "owned").exists() else "")
        for what, query in QUERIES.items()
    ),
    *(
        Attack(f"A database’s URL: {what}", ask("SELECT 1 AS service", url), (), 3 if "memory" in what else 2,
               {"counts.db": counts},
               never=(PASSWORD,))
        for what, url in URLS.items()
    ),
    *(
        Attack(f"A server that {what}", **spoken(answer, number), seconds=12)
        for number, (what, answer) in enumerate(ANSWERS.items())
    ),
    Attack("A plain query", ask("SELECT * FROM counts"), ("Made",), 0, {"counts.db": counts}, leaves=PACKS),
    Attack("A file of overwritten pages", ask("SELECT * FROM counts"), (), 2, {"counts.db": broken}),
    Attack("A count that is a blob", ask("SELECT * FROM counts"), ("binary data",), 2,
           {"counts.db": one_row(sufficient=b"\xff" * 99)}),
    Attack("A name that clears the screen in a database", ask("SELECT * FROM counts"), (), 3,
           {"counts.db": one_row(service="\x1b[2J")}),
    Attack("A label of a million letters in a database", ask("SELECT * FROM counts"), (), 3,
           {"counts.db": one_row(judgement="x" * 1_000_000)}),
    Attack("A count of 2^62 in a database", ask("SELECT * FROM counts"), (), 3,
           {"counts.db": one_row(sufficient=2**62)}),
    Attack("A database that is a pipe", ask("SELECT 1"), ("There is no database file",), 2,
           {"counts.db": os.mkfifo}),
)  # fmt: skip
