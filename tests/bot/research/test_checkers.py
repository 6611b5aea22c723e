"""What programs of others say about an export; `make check-export` installs them and runs this."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from bot.library import build_library, read_sources
from bot.research.csv_files import write_csv
from bot.research.qdpx_file import TAGS, tags
from tests.bot.research.test_csv_files import ATTACKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., int]

NAMES = ("attacks", "data", "unguarded")
REASON = "make check-export installs the checkers"
pd: Any = pytest.importorskip("pandas", reason=REASON)
pycanon: Any = pytest.importorskip("pycanon.anonymity", reason=REASON)
frictionless: Any = pytest.importorskip("frictionless", reason=REASON)
pyreadstat: Any = pytest.importorskip("pyreadstat", reason=REASON)
codebooks: Any = pytest.importorskip("taguette.import_codebook", reason=REASON)
parquet: Any = pytest.importorskip("pyarrow.parquet", reason=REASON)

pytestmark = pytest.mark.filterwarnings("default")


def table_of(folder: Path) -> Any:  # noqa: ANN401  pandas is not there for the type checker
    return pd.read_csv(folder / "data.csv", keep_default_na=False, dtype=str)


@pytest.mark.parametrize("options", [(), ("--open",), ("--linked",)])
def test_pycanon_finds_the_k_and_l_that_are_stated(export: Export, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert export(*options) == 0
    stated = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))["disclosure"]
    rows = table_of(tmp_path / "out")
    quasi, person, sensitive = stated["quasi_identifiers"], stated["person"], stated["sensitive"]
    for part in (rows, *(part for _, part in rows.groupby(stated["period"]))):
        people = part.drop_duplicates(person).reset_index(drop=True)
        assert pycanon.k_anonymity(people, quasi) >= stated["k"] >= (10 if options == ("--open",) else 5)
        assert pycanon.l_diversity(people, quasi, sensitive) >= 2


def test_frictionless_finds_the_package_valid(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    report = frictionless.Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_parquet_holds_what_the_csv_holds(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    expected = table_of(tmp_path / "out")
    read = parquet.read_table(tmp_path / "out" / "data.parquet").to_pylist()
    texts = [["" if cell is None else str(cell) for cell in row.values()] for row in read]
    assert texts == expected.to_numpy().tolist()


def test_sav_holds_what_the_csv_holds(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    expected = table_of(tmp_path / "out")
    codebook = pd.read_csv(tmp_path / "out" / "codebook.csv", keep_default_na=False, dtype=str)
    read, about = pyreadstat.read_sav(tmp_path / "out" / "data.sav")
    assert list(read.columns) == [name for name in expected.columns if name != "label"]
    for name in read.columns:
        codes = codebook[(codebook["column"] == name) & (codebook["code"] != "")]
        named = {float(number): code for number, code in enumerate(codes["code"], 1)}
        labels = dict(enumerate(codes["code_label"], 1))
        assert about.variable_value_labels.get(name, {}) == labels
        if name == "respondent":
            found = read[name].tolist()
        elif named:
            found = [named.get(value, "") for value in read[name]]
        else:
            found = ["" if value != value else str(int(value)) for value in read[name]]  # noqa: PLR0124  not a number
        assert found == expected[name].tolist()
        levels = codebook[(codebook["column"] == name) & (codebook["code"] == "")]["level"]
        assert about.variable_measure[name] == levels.item()


def test_taguette_reads_the_codes(tmp_path: Path) -> None:
    review = build_library(read_sources()).review
    write_csv(tmp_path / "words-tags.csv", TAGS, tags(review))
    with (tmp_path / "words-tags.csv").open("rb") as file:
        read = {one["path"]: one["description"] for one in codebooks.list_tags(file)}
    assert read == dict(tags(review))
    assert len(read) == 61


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_an_export_and_attacks_and_runs_no_cell(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    write_csv(tmp_path / "attacks.csv", ("theme", "words"), [("extent", attack) for attack in ATTACKS])
    (tmp_path / "unguarded.csv").write_text('"words"\r\n"=1+1"\r\n', "utf-8")
    data = shutil.copy(tmp_path / "out" / "data.csv", tmp_path / "data.csv")
    opened = [str(tmp_path / name) for name in ("attacks.csv", "unguarded.csv")]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path)]
    subprocess.run([*convert, *opened, str(data)], check=True, timeout=300)
    run = {name: (tmp_path / f"{name}.fods").read_text("utf-8").count("table:formula") for name in NAMES}
    assert run == {"attacks": 0, "data": 0, "unguarded": 1}
