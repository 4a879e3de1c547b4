"""Addresses for packs and schedulers that lead elsewhere, hold passwords, or speak to programs."""

from __future__ import annotations

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import PACKS

PASSWORD = "hidden-of-the-attack"
OUTS: dict[str, tuple[str, int]] = {
    "memory": ("memory://packs", 2),
    "a reference to another": ("reference://packs", 2),
    "data in the address": ("data:text/html,x://y", 2),
    "Jupyter": ("jupyter://localhost/x", 2),
    "a zip within": ("zip://x::file:///tmp/a.zip", 2),
    "a file through a cache": ("simplecache::file:///tmp/x", 2),
    "a file through another": ("file://x::file:///tmp/y", 2),
    "GitHub": (f"github://a:{PASSWORD}@x/y", 2),
    "HTTP": (f"http://a:{PASSWORD}@127.0.0.1:9/x", 2),
    "FTP": (f"ftp://a:{PASSWORD}@127.0.0.1:9/x", 2),
    "a notebook server's files": (f"dask://a:{PASSWORD}@x", 2),
    "a kind that there is not": (f"nowhere://a:{PASSWORD}@x/y", 2),
    "a kind that clears the screen": ("\x1b[2J://x", 2),
    "a kind in capitals": ("MEMORY://x", 2),
    "no place": ("file://", 2),
    "the root": ("file:///", 2),
    "a kind that is a module's": ("os://x", 2),
    "s3 without a bucket": ("s3://", 2),
    "s3 with a password": (f"s3://key:{PASSWORD}@bucket/x", 2),
    "sftp with a password": (f"sftp://a:{PASSWORD}@127.0.0.1:9/x", 2),
    "smb with a password": (f"smb://a:{PASSWORD}@127.0.0.1:9/x", 2),
    "a file below a file": ("file://{folder}/data/areas.csv/x", 5),
    "a file in /proc": ("file:///proc/x", 5),
}
SCHEDULERS: dict[str, str] = {
    "nobody's": "tcp://127.0.0.1:9",
    "with a password": f"tcp://a:{PASSWORD}@127.0.0.1:9",
    "of the web": f"http://a:{PASSWORD}@127.0.0.1:9",
    "in this process": "inproc://x",
    "a socket": "unix:///tmp/x",
    "a port of 99999999": "tcp://127.0.0.1:99999999",
    "a port of letters": "tcp://127.0.0.1:port",
    "that clears the screen": "tcp://\x1b[2J:8786",
    "of 10,000 letters": f"tcp://{'h' * 10_000}:8786",
    "a file": "scheduler.json",
    "only spaces": "   ",
}

LEEDS = ("report", "--area", "Leeds", "--quarter", "2015-16 Q4")

ATTACKS = (
    *(
        Attack(f"An address for packs: {what}", (*LEEDS, "--workers", "1", "--out", out), (), code, never=(PASSWORD,))
        for what, (out, code) in OUTS.items()
    ),
    *(
        Attack(f"A scheduler’s address: {what}", (*LEEDS, "--scheduler", address), (), 2, never=(PASSWORD,),
               seconds=20, leaves=PACKS if address.startswith("tcp://") else ())
        for what, address in SCHEDULERS.items()
    ),
    Attack("Packs to a file's address, done rightly", (*LEEDS, "--workers", "1", "--out",
           "file://{folder}/far"), ("Made",), 0, leaves=("far", "far/*")),
)  # fmt: skip
