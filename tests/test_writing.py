"""Files are written whole or not at all, and nothing that must stay is written over."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport import writing
from itareport.errors import ExitCode, WriteError
from itareport.writing import temporary
from support.systems import posix

OLD, NEW = b"old" * 1000, b"new" * 2000


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there already, in a folder that holds nothing else."""
    path = tmp_path / "โฟลเดอร์ ที่มีช่องว่าง" / "รายงาน ปี ๒๕๖๘.docx"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def reachable() -> Iterator[Path]:
    """An empty folder that other users can reach, which those that pytest makes are not."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def in_child(code: str, *arguments: object, before: Sequence[str] = ()) -> str:
    """What Python code prints in a process of its own, with another program's command ``before`` it."""
    done = subprocess.run(
        [*before, sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "ITAREPORT_LANG": "en", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class TestWrite:
    def test_a_file_has_its_bytes_and_nothing_lies_beside_it(self, target: Path) -> None:
        writing.write(target, NEW)
        assert target.read_bytes() == NEW
        assert names(target.parent) == [target.name]

    @posix
    def test_a_new_file_has_the_rights_that_new_files_have(self, tmp_path: Path) -> None:
        writing.write(tmp_path / "a", NEW)
        assert mode(tmp_path / "a") == 0o640

    @posix
    @pytest.mark.parametrize("rights", [0o600, 0o755, 0o664])
    def test_a_replaced_file_keeps_its_rights(self, target: Path, rights: int) -> None:
        target.chmod(rights)
        writing.write(target, NEW)
        assert mode(target) == rights

    def test_folders_are_made(self, tmp_path: Path) -> None:
        path = tmp_path / "ก" / "ข" / "a.docx"
        writing.write(path, NEW)
        assert path.read_bytes() == NEW

    def test_a_relative_name_is_one_in_the_current_folder(self, in_empty_folder: Path) -> None:
        writing.write(Path("a.docx"), NEW)
        assert names(in_empty_folder) == ["a.docx"]

    @posix
    def test_a_link_stays_a_link(self, target: Path, tmp_path: Path) -> None:
        link = tmp_path / "link.docx"
        link.symlink_to(target)
        writing.write(link, NEW)
        assert link.is_symlink()
        assert target.read_bytes() == NEW

    @posix
    def test_a_link_to_nothing_makes_what_it_points_to(self, tmp_path: Path) -> None:
        link = tmp_path / "link.docx"
        link.symlink_to(tmp_path / "new.docx")
        writing.write(link, NEW)
        assert (tmp_path / "new.docx").read_bytes() == NEW
        assert link.is_symlink()

    def test_the_longest_name_is_short_enough(self, tmp_path: Path) -> None:
        path = tmp_path / ("ก" * 83 + ".docx")  # 254 of 255 bytes
        writing.write(path, NEW)
        assert names(tmp_path) == [path.name]

    @given(st.binary(max_size=4096))
    def test_any_bytes_are_written(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        path = tmp_path_factory.getbasetemp() / "any"
        writing.write(path, data)
        assert path.read_bytes() == data


class TestRefusals:
    def refused(self, path: Path, said: str) -> WriteError:
        with pytest.raises(WriteError, match=said) as caught:
            writing.write(path, NEW)
        assert str(path) in caught.value.message
        assert caught.value.hint
        assert caught.value.exit_code == ExitCode.FAILURE
        return caught.value

    def test_a_folder_in_the_way(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").mkdir()
        self.refused(tmp_path / "a.docx", "it is a folder")

    @pytest.mark.parametrize("deeper", ["a.docx", "b/a.docx"])
    def test_a_file_where_a_folder_is_meant(self, target: Path, deeper: str) -> None:
        self.refused(target / deeper, "there is a file where a folder is needed")
        assert target.read_bytes() == OLD

    @posix
    def test_a_device_is_not_replaced(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        self.refused(tmp_path / "pipe", "not an ordinary file")
        self.refused(Path(os.devnull), "not an ordinary file")
        assert not Path(os.devnull).is_file()

    def test_a_read_only_file_stays_even_for_root(self, target: Path) -> None:
        target.chmod(0o444)
        self.refused(target, "the file is read-only")
        assert target.read_bytes() == OLD
        assert mode(target) == 0o444

    def test_no_other_name_is_advised_for_a_file_that_is_changed_where_it_is(self, target: Path) -> None:
        target.chmod(0o444)
        with pytest.raises(WriteError, match="read-only") as raised:
            writing.write_in_place(target, b"new", lambda: None)
        assert raised.value.hint == "The file was not changed. Make it writable, and try again."
        assert target.read_bytes() == OLD

    @posix
    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        self.refused(tmp_path / ("ก" * 300), "the name is too long")
        assert names(tmp_path) == []

    def test_a_name_that_no_disk_can_take(self, tmp_path: Path) -> None:
        self.refused(tmp_path / "a\0b", "characters that this disk cannot take")

    @posix
    def test_links_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to(tmp_path / "b")
        (tmp_path / "b").symlink_to(tmp_path / "a")
        self.refused(tmp_path / "a", "form a loop")

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (errno.ENOSPC, "the disk is full"),
            (errno.EDQUOT, "the disk is full"),
            (errno.EACCES, "no permission to write in the folder “.*ช่องว่าง”"),
            (errno.EROFS, "the disk is read-only"),
            (errno.EIO, os.strerror(errno.EIO)),
        ],
    )
    @pytest.mark.parametrize("step", ["os.open", "os.fsync", "os.replace"])
    def test_what_the_system_refuses(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
    ) -> None:
        def refuse(*_arguments: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(step, refuse)
        error = self.refused(target, said)
        monkeypatch.undo()
        assert isinstance(error.__cause__, OSError)
        assert target.read_bytes() == OLD
        assert names(target.parent) == [target.name]

    @posix
    def test_a_folder_without_the_right_to_write(self, reachable: Path) -> None:
        reachable.chmod(0o755 if os.geteuid() == 0 else 0o555)
        code = """
            import os, sys
            from pathlib import Path
            from itareport import writing
            from itareport.errors import WriteError
            path = Path(sys.argv[1])
            if os.geteuid() == 0:
                os.setuid(65534)
            for write in (writing.write, writing.new_file):
                try:
                    write(path, b"x")
                except WriteError as error:
                    print(error.message)
        """
        said = in_child(code, reachable / "a.docx").splitlines()
        reachable.chmod(0o755)
        why = f"no permission to write in the folder “{reachable}”"
        assert said == [f"cannot write {reachable}/a.docx: {why}"] * 2
        assert names(reachable) == []

    def test_a_real_disk_that_is_full(self, tmp_path: Path) -> None:
        code = """
            import sys
            from pathlib import Path
            from itareport import writing
            from itareport.errors import WriteError
            path = Path(sys.argv[1]) / "a.docx"
            writing.write(path, b"old")
            for write, target in ((writing.write, path), (writing.new_file, path.with_name("new"))):
                try:
                    write(target, bytes(200_000))
                except WriteError as error:
                    print(error.message.rpartition(": ")[2])
            print(path.read_bytes(), [each.name for each in path.parent.iterdir()])
        """
        mount = 'mount -t tmpfs -o size=64k none "$1" && shift && exec "$@"'
        inside = ["unshare", "--mount", "--user", "--map-root-user", "sh", "-c", mount, "sh", str(tmp_path)]
        try:
            subprocess.run([*inside, "true"], check=True, capture_output=True)
        except (FileNotFoundError, subprocess.CalledProcessError):
            pytest.skip("no small disk can be mounted here; test_a_disk_that_fills_up stands in for it")
        said = in_child(code, tmp_path, before=inside).splitlines()
        assert said == ["the disk is full", "the disk is full", "b'old' ['a.docx']"]

    @posix
    def test_a_disk_that_fills_up(self, target: Path) -> None:
        code = """
            import resource, sys
            from pathlib import Path
            from itareport import writing
            from itareport.errors import WriteError
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            path = Path(sys.argv[1])
            for write, target in ((writing.write, path), (writing.new_file, path.with_name("new"))):
                try:
                    write(target, bytes(1_000_000))
                except WriteError as error:
                    print(error.message)
        """
        said = in_child(code, target).splitlines()
        assert [line.rpartition(": ")[2] for line in said] == ["the disk is full"] * 2
        assert target.read_bytes() == OLD
        assert names(target.parent) == [target.name]


class HeldOpenError(PermissionError):
    """What Windows raises while another program has the file open."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = number


class TestOpenInAnotherProgram:
    @pytest.fixture
    def waits(self, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        waits: list[float] = []
        monkeypatch.setattr("time.sleep", waits.append)
        return waits

    def locked(self, monkeypatch: pytest.MonkeyPatch, number: int, times: int) -> None:
        left = iter(range(times))
        replace = os.replace

        def maybe(source: str, target: str) -> None:
            if next(left, None) is not None:
                raise HeldOpenError(number)
            replace(source, target)

        monkeypatch.setattr("os.replace", maybe)

    @pytest.mark.parametrize("number", [5, 32, 33])
    def test_it_is_tried_again(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float], number: int
    ) -> None:
        self.locked(monkeypatch, number, 6)
        writing.write(target, NEW)
        assert target.read_bytes() == NEW
        assert len(waits) == 6
        assert waits == sorted(waits)
        assert sum(waits) < 5

    def test_after_a_while_the_clerk_is_asked_to_close_it(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
    ) -> None:
        self.locked(monkeypatch, 32, 7)
        with pytest.raises(WriteError, match="open in another program") as caught:
            writing.write(target, NEW)
        assert "Close it in the program" in caught.value.hint
        assert target.read_bytes() == OLD
        assert names(target.parent) == [target.name]

    def test_another_refusal_is_final(self, target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
        self.locked(monkeypatch, 1314, 1)
        with pytest.raises(WriteError, match="no permission"):
            writing.write(target, NEW)
        assert waits == []


KILLER = """
import json, os, signal, sys
from pathlib import Path
from itareport import writing
from itareport.writing import temporary

def write(what, target, new, lines):
    # Dies at the given line of the writer; what a line writes is cut in half.
    seen = 0
    def trace(frame, event, _argument):
        nonlocal seen
        if frame.f_code.co_filename not in (writing.__file__, temporary.__file__):
            return None
        if event == "line":
            seen += 1
            if seen == lines:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)
    getattr(writing, what)(target, new)
    sys.settrace(None)
    os._exit(7)

what, folder = sys.argv[1], Path(sys.argv[2])
found = []
for lines in range(1, 1000):
    target = folder / f"{lines}" / "a.docx"
    target.parent.mkdir()
    if what == "write":
        target.write_bytes(b"old")
    child = os.fork()
    if not child:
        write(what, target, b"new" * 1000, lines)
    _pid, status = os.waitpid(child, 0)
    after_kill = target.read_bytes().decode() if target.exists() else None
    strays = len(os.listdir(target.parent)) - target.exists()
    if what == "write" or not target.exists():
        getattr(writing, what)(target, b"again")
    found.append([os.WIFSIGNALED(status), after_kill, strays, os.listdir(target.parent)])
    if not os.WIFSIGNALED(status):
        assert os.waitstatus_to_exitcode(status) == 7
        break
print(json.dumps(found))
"""


class TestKilled:
    def killed(self, what: str, folder: Path) -> list[tuple[bool, str | None, int, list[str]]]:
        """For each line of the writer: killed there, what the target holds then, strays, and names after the next."""
        return json.loads(in_child(KILLER, what, folder))

    @posix
    def test_a_replaced_file_is_old_or_new_wherever_the_process_dies(self, tmp_path: Path) -> None:
        found = self.killed("write", tmp_path)
        assert len(found) > 40
        assert {after for _killed, after, _strays, _names in found} == {"old", "new" * 1000}
        assert any(strays for _killed, _after, strays, _names in found)
        assert [names for *_rest, names in found] == [["a.docx"]] * len(found)

    @posix
    def test_a_new_file_is_whole_or_not_there_wherever_the_process_dies(self, tmp_path: Path) -> None:
        found = self.killed("new_file", tmp_path)
        assert len(found) > 30
        assert {after for _killed, after, _strays, _names in found} == {None, "new" * 1000}
        again = [names for _killed, after, _strays, names in found if after is None]
        assert again == [["a.docx"]] * len(again)

    @posix
    def test_a_write_that_is_cut_in_half_tears_nothing(self, target: Path) -> None:
        code = """
            import os, signal, sys
            from pathlib import Path
            from itareport import writing
            def die(_descriptor):
                os.ftruncate(_descriptor, 100)
                os.kill(os.getpid(), signal.SIGKILL)
            if not (child := os.fork()):
                os.fsync = die
                writing.write(Path(sys.argv[1]), bytes(1_000_000))
            print(os.WTERMSIG(os.waitpid(child, 0)[1]))
        """
        assert in_child(code, target) == "9\n"
        assert target.read_bytes() == OLD
        assert len(names(target.parent)) == 2
        writing.write(target, NEW)
        assert names(target.parent) == [target.name]

    @pytest.mark.parametrize("step", ["os.open", "os.fsync", "os.replace"])
    def test_an_interrupted_one_leaves_nothing(self, target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        def interrupt(*_arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            writing.write(target, NEW)
        assert target.read_bytes() == OLD
        assert names(target.parent) == [target.name]


class TestSeveralAtOnce:
    @posix
    def test_the_file_of_a_running_writer_is_left_alone(self, target: Path) -> None:
        with temporary.beside(target, b"first", None) as first:
            writing.write(target, NEW)
            assert first.read_bytes() == b"first"
            with temporary.beside(target, b"second", None) as second:
                assert second != first
                second.unlink()
            first.replace(target)
        assert target.read_bytes() == b"first"
        assert names(target.parent) == [target.name]

    @posix
    def test_a_failure_after_the_move_removes_no_other_writer_s_file(self, target: Path) -> None:
        def fail() -> None:
            with temporary.beside(target, NEW, None) as mine:
                mine.replace(target)
                mine.write_bytes(b"another writer's")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fail()
        assert temporary._temporary(target, 0).read_bytes() == b"another writer's"

    def test_a_name_that_somebody_else_took_is_passed_over(self, target: Path) -> None:
        with temporary.beside(target, b"x", None) as taken:
            taken.unlink()
            taken.mkdir()
        writing.write(target, NEW)
        assert target.read_bytes() == NEW
        assert names(target.parent) == sorted([taken.name, target.name])

    def test_strays_of_several_dead_writers_go(self, target: Path) -> None:
        for slot in range(2):
            temporary._temporary(target, slot).write_bytes(b"torn")
        writing.write(target, NEW)
        assert names(target.parent) == [target.name]

    def test_strays_of_other_targets_and_other_files_stay(self, target: Path) -> None:
        other = temporary._temporary(target.with_name("other.docx"), 0)
        mine = target.with_name(".itareport-notes.tmp")
        for path in (other, mine):
            path.write_bytes(b"x")
        writing.write(target, NEW)
        assert names(target.parent) == sorted([other.name, mine.name, target.name])

    @posix
    def test_a_disk_without_locks_is_written_all_the_same(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def unsupported(*_arguments: object) -> None:
            raise OSError(errno.ENOLCK, "no locks")

        monkeypatch.setattr("fcntl.flock", unsupported)
        stray = temporary._temporary(target, 0)
        stray.write_bytes(b"perhaps a running one's")
        writing.write(target, NEW)
        assert target.read_bytes() == NEW
        assert names(target.parent) == sorted([stray.name, target.name])

    @posix
    @pytest.mark.parametrize("write", [writing.write, writing.new_file])
    def test_no_reader_sees_half_a_file(self, tmp_path: Path, write: Callable[[Path, bytes], None]) -> None:
        path = tmp_path / "a"
        wrote: list[bytes] = []

        def writer(letter: bytes) -> None:
            for _time in range(15):
                try:
                    write(path, letter * 20_000)
                except WriteError:
                    continue
                wrote.append(letter)

        writers = [threading.Thread(target=writer, args=(letter,)) for letter in (b"a", b"b", b"c")]
        for thread in writers:
            thread.start()
        seen = set()
        while any(thread.is_alive() for thread in writers):
            if path.exists():
                seen.add(path.read_bytes())
        for thread in writers:
            thread.join()
        assert seen <= {letter * 20_000 for letter in (b"a", b"b", b"c")}
        assert len(wrote) == (45 if write is writing.write else 1)
        assert path.read_bytes() in {letter * 20_000 for letter in wrote}
        assert names(tmp_path) == ["a"]


class TestNewFile:
    @posix
    def test_it_has_its_bytes_and_rights(self, tmp_path: Path) -> None:
        path = tmp_path / "โฟลเดอร์" / "ก.yaml"
        writing.new_file(path, NEW)
        assert path.read_bytes() == NEW
        assert mode(path) == 0o640
        assert names(path.parent) == ["ก.yaml"]

    @posix
    @pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
    def test_what_is_there_stays(self, tmp_path: Path, kind: str) -> None:
        path = tmp_path / "a"
        if kind == "file":
            path.write_bytes(OLD)
        elif kind == "folder":
            path.mkdir()
        else:
            path.symlink_to(tmp_path / "nothing")
        with pytest.raises(WriteError, match="already exists") as caught:
            writing.new_file(path, NEW)
        assert str(path) in caught.value.message
        assert names(tmp_path) == ["a"]
        assert kind != "file" or path.read_bytes() == OLD

    def test_a_file_where_a_folder_is_meant(self, target: Path) -> None:
        with pytest.raises(WriteError, match="there is a file where"):
            writing.new_file(target / "a", NEW)

    @pytest.mark.parametrize("there", [False, True])
    def test_a_disk_without_second_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
        def unsupported(*_arguments: object, **_options: object) -> None:
            raise OSError(errno.EPERM, "no links")

        monkeypatch.setattr("os.link", unsupported)
        path = tmp_path / "a"
        if there:
            path.write_bytes(OLD)
            with pytest.raises(WriteError, match="already exists"):
                writing.new_file(path, NEW)
        else:
            writing.new_file(path, NEW)
        assert path.read_bytes() == (OLD if there else NEW)
        assert names(tmp_path) == ["a"]


class TestKeepBackup:
    @posix
    def test_it_is_a_copy_with_the_first_free_number(self, target: Path) -> None:
        target.chmod(0o600)
        first = writing.keep_backup(target)
        target.write_bytes(NEW)
        second = writing.keep_backup(target)
        assert [first.name, second.name] == ["รายงาน ปี ๒๕๖๘.1.bak.docx", "รายงาน ปี ๒๕๖๘.2.bak.docx"]
        assert (first.read_bytes(), second.read_bytes()) == (OLD, NEW)
        assert mode(first) == 0o600
        assert first.parent == target.parent
        assert names(target.parent) == sorted([target.name, first.name, second.name])

    def test_changing_the_file_does_not_change_the_copy(self, target: Path) -> None:
        backup = writing.keep_backup(target)
        with target.open("r+b") as file:
            file.write(b"xxx")
        assert backup.read_bytes() == OLD

    def test_a_number_that_is_taken_meanwhile_is_passed_over(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target.with_name("รายงาน ปี ๒๕๖๘.1.bak.docx").write_bytes(b"other")
        monkeypatch.setattr("os.path.lexists", lambda _path: False)
        assert writing.keep_backup(target).name == "รายงาน ปี ๒๕๖๘.2.bak.docx"

    def test_a_large_file_is_copied_in_pieces(self, target: Path) -> None:
        os.truncate(target, 32 << 20)
        tracemalloc.start()
        backup = writing.keep_backup(target)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert backup.stat().st_size == 32 << 20
        assert most < 4 << 20

    def test_a_file_that_is_gone_is_reported(self, tmp_path: Path) -> None:
        with pytest.raises(WriteError, match=r"cannot write .*gone"):
            writing.keep_backup(tmp_path / "gone")


class TestOpenElsewhere:
    @pytest.mark.parametrize(
        ("name", "lock"),
        [
            ("รายงาน2568.docx", "~$ยงาน2568.docx"),
            ("measures_2568.docx", "~$asures_2568.docx"),
            ("ab345678.docx", "~$345678.docx"),
            ("a234567.docx", "~$234567.docx"),
            ("report.docx", "~$report.docx"),
            ("ก.docx", "~$ก.docx"),
            ("รายงาน ๑.docx", ".~lock.รายงาน ๑.docx#"),
        ],
    )
    def test_the_lock_of_word_or_libreoffice_is_found(self, tmp_path: Path, name: str, lock: str) -> None:
        assert writing.open_elsewhere(tmp_path / name) is None
        (tmp_path / lock).touch()
        assert writing.open_elsewhere(tmp_path / name) == tmp_path / lock

    def test_the_lock_of_another_file_is_none(self, tmp_path: Path) -> None:
        for lock in ("~$port.docx", ".~lock.other.docx#", "~$รายงาน2568.docx"):
            (tmp_path / lock).touch()
        assert writing.open_elsewhere(tmp_path / "report.docx") is None
        assert writing.open_elsewhere(tmp_path / "รายงาน2568.docx") is None
