"""Many data files: over processes, over executors of others, and when workers die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from itareport import api, batch, jobs
from itareport.cli.console import Console
from itareport.rules.sample import SAMPLE
from itareport.workers import Workers
from support.systems import posix

_run = jobs.run


@pytest.fixture
def agencies(in_empty_folder: Path) -> list[str]:
    """Thirty data files, two of them with errors, in the current folder."""
    names = []
    for number in range(30):
        text = SAMPLE.replace("ตัวอย่าง", f"ที่ {number}")
        if number in {7, 20}:
            text = text.replace("format: 1", "format: 2")
        name = f"agencies/{number:02}.yaml"
        Path("agencies").mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
        names.append(name)
    return names


def bytes_of(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


# A worker has what a test changed only where it is forked.
@posix
class DescribeWorkers:
    def it_makes_what_one_process_makes_in_the_same_order(self, agencies: list[str]) -> None:
        one = list(api.build_many(agencies, "one/"))
        with api.workers(2) as executor:
            several = list(api.build_many(agencies, "several/", executor=executor))
        assert [result.name for result in several] == agencies
        assert [result.findings for result in several] == [result.findings for result in one]
        assert bytes_of("several") == bytes_of("one")

    def it_names_the_file_that_kills_its_worker_and_makes_all_others(
        self, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batch, "run", _die_of_eleven)
        with api.workers(2) as executor:
            results = list(api.build_many(agencies, "out/", executor=executor))
        lost = [result for result in results if result.error and not isinstance(result.error, api.InvalidDataError)]
        assert [result.name for result in lost] == ["agencies/11.yaml"]
        assert lost[0].exit_code() == 3
        # Once with others, once alone: it breaks no third pool.
        assert Path("deaths").read_text("utf-8") == "11" * 2
        assert len(bytes_of("out")) == 27

    def it_is_no_failure_when_a_worker_was_killed_and_its_file_is_made_after_all(
        self, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batch, "run", _die_once)
        with api.workers(2) as executor:
            results = list(api.build_many(agencies, "out/", executor=executor))
        assert Path("died").exists()
        assert {type(result.error) for result in results} == {type(None), api.InvalidDataError}
        assert len(bytes_of("out")) == 28

    def it_does_not_wait_for_the_rest_of_a_result_whose_worker_was_killed(self, agencies: list[str]) -> None:
        script = (
            "import os, pathlib, signal, struct, sys\n"
            "from itareport import batch, __main__\n"
            "run, died = batch.run, pathlib.Path('died')\n"
            "def half(job, order):\n"
            "    if job.name.endswith('11.yaml') and not died.exists():\n"
            "        died.touch()\n"
            "        frame = sys._getframe()\n"
            "        while 'result_queue' not in frame.f_locals:\n"
            "            frame = frame.f_back\n"
            "        results = frame.f_locals['result_queue']\n"
            "        results._wlock.acquire()\n"
            "        os.write(results._writer.fileno(), struct.pack('!i', 1000) + b'half')\n"
            "        os.kill(os.getpid(), signal.SIGKILL)\n"
            "    return run(job, order)\n"
            "batch.run = half\n"
            "sys.argv[1:] = ['--lang', 'en', 'build', 'agencies', '-j', '2', '-o', 'out/']\n"
            "__main__.main()\n"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=100)
        assert Path("died").exists()
        assert (done.returncode, len(bytes_of("out"))) == (1, 28)

    def it_ends_a_worker_that_does_not_heed_the_request_to_end_when_the_pool_breaks(self, agencies: list[str]) -> None:
        script = (
            "import os, signal, sys, threading\n"
            "from itareport import api, batch, jobs\n"
            "def run(job, order):\n"
            "    if job.name.endswith('00.yaml') and not os.path.exists('deaf'):\n"
            "        signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
            "        open('deaf', 'x').close()\n"
            "        threading.Event().wait()\n"
            "    while not os.path.exists('deaf'):\n"
            "        pass\n"
            "    error = Uncopied() if job.name.endswith('01.yaml') else None\n"
            "    return jobs.Done(jobs.Result(job.name, error=error))\n"
            "class Uncopied(Exception):\n"
            "    def __reduce__(self):\n"
            "        return int, ('x',)\n"
            "batch.run = run\n"
            "with api.workers(2) as executor:\n"
            "    for result in api.validate_many(sys.argv[1:], executor=executor, lang='en'):\n"
            "        print(result.name, result.error)\n"
        )
        command = [sys.executable, "-c", script, *agencies[:2]]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert done.stdout.splitlines()[0] == "agencies/00.yaml None", done.stderr
        assert "agencies/01.yaml: not done" in done.stdout

    def it_holds_no_more_than_a_window_of_jobs(self, agencies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("itareport.dispatch.WINDOW", 4)
        executor = Counting(2)
        for result in api.validate_many(agencies, executor=executor):
            assert executor.open <= 4, result.name
        executor.shutdown()
        assert executor.most == 4

    def it_says_of_a_foreign_executor_what_was_lost(self, agencies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(batch, "run", _die_of_eleven)
        with ProcessPoolExecutor(1) as executor:
            results = list(api.build_many(agencies[10:13], "out/", executor=executor))
        assert [result.delivery is not None for result in results] == [True, False, False]

    @pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
    def it_leaves_no_worker_running_when_the_parent_is_ended(self, agencies: list[str], name: str) -> None:
        ending = signal.Signals[name]
        script = (
            "import sys, threading\n"
            "from itareport import batch, __main__\n"
            "def for_ever(job, order):\n"
            "    print('begun', flush=True)\n"
            "    threading.Event().wait()\n"
            "batch.run = for_ever\n"
            "sys.argv[1:] = ['--lang', 'en', 'build', 'agencies', '-j', '2']\n"
            "__main__.main()\n"
        )
        parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert parent.stdout is not None
        parent.stdout.readline()
        parent.send_signal(ending)
        # The workers hold its output open: this ends when the last of them is gone.
        _out, err = parent.communicate(timeout=20)
        assert parent.returncode == (-9 if ending == signal.SIGKILL else 130)
        assert b"Traceback" not in err


class DescribeCommands:
    def it_streams_the_same_findings_with_any_number_of_workers(self, itareport, agencies: list[str]) -> None:
        for format_ in ("text", "json", "github", "gitlab", "sarif", "junit"):
            one = itareport("validate", "agencies", "-j", "1", "--format", format_)
            two = itareport("validate", "agencies", "-j", "2", "--format", format_)
            assert (one.code, one.out, one.err) == (1, two.out, two.err)

    def it_takes_globs_and_the_same_file_once(self, itareport, agencies: list[str]) -> None:
        ran = itareport("build", "agencies/0[1-3].yaml", "agencies/../agencies/01.yaml", "-o", "out/")
        assert ran.out == "out/01.docx\nout/02.docx\nout/03.docx\n"

    def it_is_quiet_and_verbose_before_and_after_the_name(self, itareport, agencies: list[str]) -> None:
        for arguments in (["-q", "build", agencies[0]], ["build", agencies[0], "-q"]):
            assert itareport(*arguments).err == ""
        for arguments in (["-v", "build", agencies[0]], ["build", agencies[0], "--verbose"]):
            assert "form edition 2568" in itareport(*arguments).err

    def it_refuses_one_name_for_several_files(self, itareport, agencies: list[str]) -> None:
        assert itareport("build", "agencies", "-o", "report.docx").code == 2
        assert itareport("build", agencies[0], "-o", "").code == 2
        assert not list(Path().glob("*.docx"))

    @pytest.mark.parametrize(("address", "code"), [("tcp://127.0.0.1:9", 3), ("nonsense://x", 2)])
    def it_writes_nothing_without_a_scheduler(
        self, itareport, agencies: list[str], monkeypatch: pytest.MonkeyPatch, address: str, code: int
    ) -> None:
        monkeypatch.setattr("itareport.cluster.PATIENCE", 0.5)
        assert itareport("build", "agencies", "--scheduler", address).code == code
        assert not Path("build").exists()

    def it_says_how_to_get_what_a_cluster_needs(
        self, itareport, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        ran = itareport("build", "agencies", "--scheduler", "tcp://127.0.0.1:9")
        assert ran.code == 3
        assert "itareport[dask]" in ran.err


class DescribeCluster:
    def it_makes_every_report_once_though_a_worker_is_killed(
        self, itareport, agencies: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = itareport("build", "agencies", "-o", "one/")
        monkeypatch.setattr("itareport.cluster.PATIENCE", 60)
        show = Console.path

        def killing(*arguments: Any, **options: Any) -> None:
            # The first report is made: the other worker's jobs are submitted, and most of them not done.
            workers[0].kill()
            show(*arguments, **options)

        with scheduler() as (address, workers):
            monkeypatch.setattr(Console, "path", killing)
            cluster = itareport("build", "agencies", "-o", "cluster/", "--scheduler", address)
        assert cluster.out == one.out.replace("one/", "cluster/")
        assert cluster.err == one.err.replace("one/", "cluster/")
        assert bytes_of("cluster") == bytes_of("one")

    def it_sends_a_template_of_ones_own(self, itareport, agencies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("itareport.cluster.PATIENCE", 60)
        itareport("template", "new", "mine.docx")
        with scheduler() as (address, _workers):
            ran = itareport("build", *agencies[:3], "-o", "out/", "--template", "mine.docx", "--scheduler", address)
        assert ran.code == 0
        assert len(bytes_of("out")) == 3


@contextmanager
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and two workers of one thread on loopback: its address, and the processes of the workers."""
    at = Path("scheduler.json").absolute()
    common = ["--scheduler-file", str(at), "--no-dashboard"]
    program = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun = [subprocess.Popen([*program, "scheduler", "--host", "127.0.0.1", "--port", "0", *common], **quiet)]
    # A folder of their own: workers need not see the files.
    elsewhere = Path("elsewhere").absolute()
    elsewhere.mkdir()
    worker = [*program, "worker", "--nthreads", "1", "--no-nanny", *common]
    try:
        begun += [subprocess.Popen(worker, cwd=elsewhere, **quiet) for _each in range(2)]
        with Client(scheduler_file=str(at), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, begun[1:]
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait()


class Counting(Workers):
    """Workers that count the jobs that were submitted and not yet taken back."""

    open = most = 0

    def submit(self, fn, /, *args, **kwargs):
        self.open += 1
        self.most = max(self.most, self.open)
        future = super().submit(fn, *args, **kwargs)
        result = future.result

        def taken(timeout: float | None = None) -> object:
            self.open -= 1
            return result(timeout)

        future.result = taken
        return future


def _die_of_eleven(job: jobs.Job, order: jobs.Order) -> jobs.Done:
    if "11" in job.name:
        with Path("deaths").open("a", encoding="utf-8") as deaths:
            deaths.write("11")
        os.kill(os.getpid(), 9)
    return _run(job, order)


def _die_once(job: jobs.Job, order: jobs.Order) -> jobs.Done:
    try:
        os.close(os.open("died", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return _run(job, order)
    os.kill(os.getpid(), 9)
    raise BrokenExecutor
