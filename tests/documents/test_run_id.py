"""The checksums of a run's inputs."""

import pytest

from inspection_stats.documents import run_id
from inspection_stats.errors import BadRequest
from inspection_stats.load import files


@pytest.mark.parametrize(
    ("checksum", "what"), [(run_id.template_checksum, "Word template"), (run_id.style_checksum, "style sheet")]
)
def test_a_named_file_that_changes_while_it_is_read_is_refused_as_what_was_asked_for(
    tmp_path, monkeypatch, checksum, what
):
    file = tmp_path / "council"
    file.write_bytes(b"x" * 10)
    assert len(next(iter(checksum(file).values()))) == 64
    stat = files.os.fstat

    def grown(number):
        found = stat(number)
        file.write_bytes(b"x" * 20)
        return found

    monkeypatch.setattr(files.os, "fstat", grown)
    with pytest.raises(
        BadRequest, match=f"The {what} .* cannot be read: The file changed while it was read. Try again"
    ):
        checksum(file)
