"""Where the project is, and the published files that lie beside it on a maintainer's machine."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT.parent / "shared" / "published"
