"""Picture files beside a data file: which can be used, and what is reported of the others."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from itareport import pictures, schema, source
from itareport.pictures import PictureFault, PictureFile, check_picture, read_picture, read_pictures
from itareport.rules.sample import SAMPLE
from support.systems import posix


def made(kind: str = "JPEG", size: tuple[int, int] = (40, 30), orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, kind, exif=exif)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "Training.JPG").write_bytes(made(orientation=6))
    (tmp_path / "plan.png").write_bytes(made("PNG"))
    return tmp_path


def fault(name: str, folder: Path) -> PictureFault:
    found = read_picture(name, folder)
    assert isinstance(found, PictureFault)
    return found


@pytest.mark.parametrize("name", ["pictures/Training.JPG", "pictures\\Training.JPG", "./pictures/Training.JPG"])
def test_a_jpeg_is_read_with_its_size_and_how_it_was_held(folder: Path, name: str) -> None:
    found = read_picture(name, folder)
    assert isinstance(found, PictureFile)
    assert found == (made(orientation=6), "jpeg", 40, 30, 6)


def test_a_png_is_read(folder: Path) -> None:
    assert read_picture("plan.png", folder) == (made("PNG"), "png", 40, 30, 1)


def test_the_name_decides_nothing_and_the_bytes_all() -> None:
    assert isinstance(check_picture(made("PNG"), "a.jpg"), PictureFile)
    gif = check_picture(made("GIF"), "a.jpg")
    assert isinstance(gif, PictureFault)
    assert (gif.missing, gif.message) == (False, "the picture file “a.jpg” is GIF; only JPEG and PNG can be printed")


def test_a_missing_file_is_named_with_the_one_that_was_meant(folder: Path) -> None:
    found = fault("pictures/training.jpg", folder)
    assert found.missing
    assert found.hint == "Did you mean “pictures/Training.JPG”?"
    assert fault("nothing/here.jpg", folder).message == "there is no picture file “nothing/here.jpg”"
    assert fault("pictures", folder).message == "“pictures” is a folder"


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "C:\\photos\\a.jpg", "C:a.jpg", "\\\\server\\share\\a.jpg", "//server/a"]
)
def test_a_file_from_elsewhere_is_not_looked_at(folder: Path, name: str) -> None:
    found = fault(name, folder)
    assert found.missing
    assert found.message == "the picture file must be named from the folder of the data file"


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert fault("a.jpg", tmp_path).missing


@pytest.mark.parametrize("cut", [20, 200, -30])
def test_a_truncated_file_is_damaged(cut: int) -> None:
    whole = made(size=(400, 300))
    found = check_picture(whole[:cut], "a.jpg")
    assert isinstance(found, PictureFault)
    assert found.message == "the picture file “a.jpg” is damaged, or is not a picture"


def test_damage_anywhere_raises_nothing() -> None:
    for whole in (made(size=(64, 48), orientation=3), made("PNG", size=(64, 48))):
        for at in range(0, len(whole), 7):
            found = check_picture(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], "a")
            assert isinstance(found, PictureFile | PictureFault)


def test_a_decompression_bomb_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = made("PNG")
    monkeypatch.setattr(Image.Image, "load", lambda _image: pytest.fail("decoded"))
    monkeypatch.setitem(pictures.MAX_PIXELS, "PNG", 1_000)
    found = check_picture(bomb, "bomb.png")
    assert isinstance(found, PictureFault)
    assert found.message == "the picture file “bomb.png” is too large: it has 40 × 30 pixels"


def test_bytes_are_bounded_for_one_file_and_for_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = len(made("PNG"))
    monkeypatch.setattr(pictures, "MAX_BYTES", one - 1)
    assert "it has more than" in fault("plan.png", folder).message
    monkeypatch.setattr(pictures, "MAX_BYTES", 1 << 20)
    monkeypatch.setattr(pictures, "MAX_ALL_BYTES", one + 1)
    (folder / "other.png").write_bytes(made("PNG"))
    found = read_pictures({"pictures": [{"file": "plan.png"}, {"file": "plan.png"}, {"file": "other.png"}]}, folder)
    assert isinstance(found["plan.png"], PictureFile)
    other = found["other.png"]
    assert isinstance(other, PictureFault)
    assert "all pictures together" in other.message


@pytest.mark.parametrize("value", [None, "ก", {"pictures": "a.jpg"}, {"pictures": [None, "a", {"file": ["b"]}, {}]}])
def test_faulty_data_name_no_pictures(folder: Path, value: object) -> None:
    assert read_pictures(value, folder) == {}


def test_a_fault_is_an_error_at_its_line(folder: Path) -> None:
    text = SAMPLE + "pictures:\n  - file: gone.jpg\n    caption: ก\n  - file: plan.png\n    caption: ข\n"
    read = source.read_text("f.yaml", text)
    report, findings = schema.check(read)
    assert report is not None
    assert findings == []
    (finding,) = schema.check_pictures(read, read_pictures(read.value, folder))
    assert (finding.rule, finding.path, finding.span.line) == ("ITA067", "pictures[0].file", SAMPLE.count("\n") + 2)
