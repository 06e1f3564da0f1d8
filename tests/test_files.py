import hashlib
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.model import Article, Unread
from whosays.reading.input import files
from whosays.settings import Settings

TEXT = "A crane fell on the quay on Monday.\r\n\r\nTwo people were hurt, the port said.\n"
PAGE = f"""<!DOCTYPE html><html><head><title>Crane falls</title></head>
<body><article><h1>Crane falls</h1><p>{TEXT * 5}</p></article></body></html>"""
LIMITED = Settings(largest=2_000)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(*paths: Path, limits: Settings = LIMITED) -> list[Article | Unread]:
    return list(files.articles(paths, limits))


def read_one(path: Path) -> Article | Unread:
    (item,) = read(path)
    return item


def read_input(raw: bytes) -> list[Article | Unread]:
    return list(files.articles([Path("-")], LIMITED, io.BytesIO(raw)))


def article(item: Article | Unread) -> Article:
    assert isinstance(item, Article), item
    return item


def reason(item: Article | Unread) -> str:
    assert isinstance(item, Unread), item
    return item.reason


def called(items: Sequence[Article | Unread]) -> list[str | None]:
    return [Path(i.item).name if isinstance(i, Unread) else i.given_id for i in items]


def written(folder: Path, **contents: str | bytes) -> Path:
    for name, content in contents.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


# ---------------------------------------------------------------------------- what an article holds


@patient
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_the_text_of_a_text_file_is_its_content(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode())
        if not text.startswith("\ufeff"):
            assert article(read_one(path)).text == text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
def test_text_and_markdown_are_kept_as_they_are(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(f"# Crane falls\n\n{TEXT}".encode())
    found = article(read_one(path))
    assert found.text == f"# Crane falls\n\n{TEXT}"
    assert found.title == ""
    assert found.given_id == name
    assert found.raw_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_page_is_read_as_one(tmp_path: Path) -> None:
    written(tmp_path, a_html=PAGE)
    found = article(read_one(tmp_path / "a.html"))
    assert found.title == "Crane falls"
    assert "Two people were hurt" in found.text
    assert "<" not in found.text
    assert found.given_id == "a.html"
    assert found.raw_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


def test_each_json_line_is_an_article_and_a_broken_one_stops_no_other(tmp_path: Path) -> None:
    lines = ['\ufeff{"text": "One.", "id": "x"}', "", '{"text": ', '{"id": 2}', '{"text": "Two."}']
    written(tmp_path, a_jsonl="\r\n".join(lines))
    first, broken, textless, last = read(tmp_path / "a.jsonl")
    assert (article(first).text, article(first).given_id) == ("One.", "x")
    assert (article(last).text, article(last).given_id) == ("Two.", "a.jsonl:5")
    assert article(last).raw_sha256 == hashlib.sha256(lines[4].encode()).hexdigest()
    assert called([broken, textless]) == ["a.jsonl:3", "a.jsonl:4"]
    assert "broken JSON" in reason(broken)
    assert "has no `text`" in reason(textless)


# ---------------------------------------------------------------------------------- folders


def test_a_folder_is_read_in_order_of_name_whatever_was_written_first(tmp_path: Path) -> None:
    written(tmp_path, c_txt=TEXT, b__z_txt=TEXT, a_txt=TEXT, b__y_md=TEXT, d_pdf=b"%PDF-1.7")
    assert called(read(tmp_path)) == ["a.txt", "b/y.md", "b/z.txt", "c.txt", "d.pdf"]
    assert read(tmp_path) == read(tmp_path)
    assert "not a kind of file that is read" in reason(read(tmp_path)[-1])


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    written(tmp_path, a_txt=TEXT, b_txt=TEXT)
    assert called(read(tmp_path / "b.txt", tmp_path / "a.txt")) == ["b.txt", "a.txt"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    written(tmp_path, a_txt=TEXT)
    written(tmp_path / ".drafts", b_txt=TEXT)
    (tmp_path / ".c.txt").write_text(TEXT)
    assert called(read(tmp_path)) == ["a.txt"]


@pytest.mark.parametrize("content", [{}, {"a_pdf": "x"}])
def test_a_folder_without_anything_to_read_is_listed(tmp_path: Path, content: dict[str, str]) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    items = read(written(folder, **content))
    assert len(items) == 1 + len(content)
    assert items[-1] == Unread("pile", "holds no file that is read (.txt, .md, .html, .htm or .jsonl)")


def test_an_item_is_called_by_its_place_in_what_was_given(tmp_path: Path) -> None:
    written(tmp_path / "pile", a_txt="", b__a_txt="", b__c_jsonl="{")
    items = read(tmp_path / "pile", tmp_path / "pile" / "a.txt")
    assert [item.item for item in items if isinstance(item, Unread)] == [
        "a.txt",
        "b/a.txt",
        "b/c.jsonl:1",
        "a.txt",
    ]


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    written(tmp_path, a_txt=TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "same.txt").symlink_to("a.txt")
    _, again, circle, gone, same = read(tmp_path)
    assert "link to a folder" in reason(again)
    assert "leads in a circle" in reason(circle)
    assert "is not there" in reason(gone)
    assert article(same).text == TEXT


# ---------------------------------------------------------------------------------- bad input


def test_a_missing_path_is_listed_and_the_rest_read(tmp_path: Path) -> None:
    written(tmp_path, a_txt=TEXT)
    missing, found = read(tmp_path / "b.txt", tmp_path / "a.txt")
    assert reason(missing) == "is not there; check the path"
    assert article(found).text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.jsonl", b"\n \r\n", "is empty"),
        ("a.md", b" \r\n\t\n", "nothing but white space"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not text"),
        ("a.html", b"\x7fELF\0\0", "is not text"),
        ("a.jsonl", b"\x1f\x8b\x08\0\0\0\0\0\n\0\0\n", "is not text"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "is UTF-16"),
        ("a.txt", TEXT.encode("utf-16") + b"x", "UTF-16-LE but breaks"),
        ("a.html", b"<html><head><title>Crane</title></head><body></body></html>", "no article"),
        ("a.html", b"Crane", "no article"),
        ("a.txt", b"x" * 2_001, "is 2,001 bytes, over the limit of 2,000 bytes; split it"),
        ("a.docx", b"x", "not a kind of file"),
        ("a", b"x", "not a kind of file"),
    ],
)
def test_bad_input_is_listed_with_its_reason(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in reason(read_one(tmp_path / name))


def test_a_file_over_the_limit_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000_000)
    assert "is 1,000,000.0 MB, over the limit" in reason(read_one(path))


def test_a_line_over_the_limit_stops_no_other(tmp_path: Path) -> None:
    fits = json.dumps({"text": "x" * (LIMITED.largest - 12)})
    assert len(fits) == LIMITED.largest
    written(tmp_path, a_jsonl=f"{fits}\n{fits} x\n{'y' * 7_000}\n{fits}")
    first, second, third, last = read(tmp_path / "a.jsonl")
    assert article(first).text == article(last).text == "x" * (LIMITED.largest - 12)
    assert called([second, third]) == ["a.jsonl:2", "a.jsonl:3"]
    assert "is a line over the limit of 2,000 bytes" in reason(second)
    assert "is a line over the limit of 2,000 bytes" in reason(third)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "not an ordinary file" in reason(read_one(tmp_path / "a.txt"))


def test_a_file_that_may_not_be_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, a_txt=TEXT, b_txt=TEXT)
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> IO[Any]:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    closed, found = read(tmp_path)
    assert "may not be read" in reason(closed)
    assert article(found).given_id == "b.txt"


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5_000 + ".txt"])
def test_a_path_that_cannot_be_is_listed(path: str) -> None:
    assert reason(read_one(Path(path)))


def test_a_name_that_is_not_unicode_is_shown_as_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_bytes(TEXT.encode())
    except OSError:
        pytest.skip("this file system has only names in Unicode")
    assert article(read_one(tmp_path / name)).given_id == "caf\ufffd.txt"


@patient
@given(
    st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl"]),
    st.binary()
    | st.lists(
        st.sampled_from([b"<", b"p>", b"<div>", b"</p>", b"{", b'"text":', b'"x"', b"}", b"\n", b"&"])
    ).map(b"".join),
)
def test_no_bytes_raise(name: str, raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(raw)
        items = read(path)
    assert items
    assert all(isinstance(item, Article) or item.reason for item in items)


@patient
@given(st.binary())
def test_no_bytes_of_standard_input_raise(raw: bytes) -> None:
    assert read_input(raw)


# ------------------------------------------------------------------------------ standard input


def test_standard_input_is_told_from_how_it_begins() -> None:
    (text,) = read_input(TEXT.encode())
    assert (article(text).text, article(text).given_id) == (TEXT, "standard input")
    (page,) = read_input(b"\n<!-- x -->" + PAGE.encode())
    assert article(page).title == "Crane falls"
    first, second = read_input(b'\n\n{"text": "One.", "title": "x"}\n{"text": "Two."}')
    assert (article(first).text, article(second).text) == ("One.", "Two.")
    assert article(second).given_id == "standard input:4"


def test_standard_input_begun_with_a_broken_line_is_still_json_lines() -> None:
    broken, found = read_input(b'{"text": "One}\n{"text": "Two."}')
    assert (called([broken]), article(found).text) == (["standard input:1"], "Two.")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"\n\n \n", "nothing but white space"),
        (b"x" * 2_001, "over the limit"),
        (b"\n" * 2_001, "over the limit"),
        (b'[{"text": "One."}]', "not in lines"),
        (b'{\n  "text": "One."\n}', "not in lines"),
        ('{"text": "One."}'.encode("utf-16"), "in UTF-8"),
    ],
)
def test_bad_standard_input_is_listed(raw: bytes, said: str) -> None:
    (item,) = read_input(raw)
    assert said in reason(item)
    assert called([item]) == ["standard input"]


def test_no_standard_input_is_listed() -> None:
    assert "not given" in reason(read_one(Path("-")))


def test_articles_are_handed_on_one_by_one() -> None:
    stream = io.BytesIO(b'{"text": "One."}\n' * 1_000)
    items = files.articles([Path("-")], LIMITED, stream)
    article(next(items))
    assert stream.tell() < 100
