"""What lies around a data file: which form edition counts where several are available."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.errors import ReadError
from itareport.forms import SHIPPED
from itareport.project import NO_PROJECT, Projects, form_folders


def own_edition(folder: Path, title: str) -> Path:
    """A folder with an edition of 2568 whose first issue is called ``title``."""
    folder.mkdir(parents=True)
    text = (SHIPPED / "2568.yaml").read_text("utf-8")
    head, mark, issues = text.partition("issues:\n")
    first = issues.splitlines()[0]
    (folder / "2568.yaml").write_text(f"{head}{mark}{issues.replace(first, f'  - {title}', 1)}", "utf-8")
    return folder


def first_issue(projects: Projects, folder: Path) -> str:
    return projects.of(folder).editions.edition(2568).issues[0]


def test_the_shipped_edition_counts_where_there_is_no_other(tmp_path: Path) -> None:
    assert first_issue(Projects(), tmp_path) == NO_PROJECT.editions.edition(2568).issues[0]


def test_a_named_folder_comes_first_then_forms_beside_the_data_then_forms_in_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    own_edition(data / "forms", "ในโฟลเดอร์")
    assert first_issue(Projects(), data) == "ในโฟลเดอร์"
    own_edition(tmp_path / "forms", "ข้างโฟลเดอร์")
    assert first_issue(Projects(), data) == "ข้างโฟลเดอร์"
    named = own_edition(tmp_path / "named", "ที่ระบุ")
    assert first_issue(Projects([named]), data) == "ที่ระบุ"
    assert form_folders(data) == [tmp_path / "forms", data / "forms"]


def test_a_folder_is_looked_up_once_a_run(tmp_path: Path) -> None:
    projects = Projects()
    found = projects.of(tmp_path)
    own_edition(tmp_path / "forms", "ใหม่")
    assert projects.of(tmp_path) is found


def test_a_named_folder_that_is_not_there_is_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot read the folder of form editions"):
        Projects([tmp_path / "nowhere"])
