"""Softmax regression on sparse rows by accelerated gradient descent (Nesterov 1983).

The same input gives the same numbers. Sparse rows hold few features each, so they are kept as three flat arrays.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Rows(NamedTuple):
    """Sparse rows: where each row starts, and the column and value of every entry. The last column is always 1."""

    starts: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: Floats
    width: int


def rows_of(features: Sequence[dict[str, float]], column: dict[str, int]) -> Rows:
    """Rows from named features; names without a column are left out."""
    starts: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for named in features:
        starts.append(len(columns))
        known = [(column[name], value) for name, value in named.items() if name in column]
        columns.extend(place for place, _ in known)
        values.extend(value for _, value in known)
        columns.append(len(column))
        values.append(1.0)
    return Rows(np.array(starts), np.array(columns), np.array(values, np.float32), len(column) + 1)


def times(rows: Rows, solution: Floats) -> Floats:
    """The score of every row."""
    scores: Floats = np.add.reduceat(solution[rows.columns] * rows.values[:, None], rows.starts, axis=0)
    return scores


def solve_sparse(rows: Rows, targets: Floats, shares: Floats, ridge: float, rounds: int) -> Floats:
    """Weights per column and label; `shares` says how much each row counts. Every column must occur."""
    lengths = np.diff([*rows.starts, len(rows.columns)])
    order = np.argsort(rows.columns, kind="stable")
    row_of = np.repeat(np.arange(len(rows.starts)), lengths)[order]
    values = rows.values[order][:, None]
    column_starts = np.searchsorted(rows.columns[order], np.arange(rows.width))

    def back(errors: Floats) -> Floats:
        gathered: Floats = np.add.reduceat(errors[row_of] * values, column_starts, axis=0)
        return gathered

    return _descend(lambda solution: times(rows, solution), back, rows.width, targets, shares, ridge, rounds)


def _descend(
    forth: Callable[[Floats], Floats],
    back: Callable[[Floats], Floats],
    width: int,
    targets: Floats,
    shares: Floats,
    ridge: float,
    rounds: int,
) -> Floats:
    often = targets.sum(axis=0)
    balance = shares / np.sqrt(targets @ often)
    balance = (balance / balance.sum()).astype(np.float32)[:, None]
    penalty = np.full((width, 1), ridge, np.float32)
    penalty[-1] = 0
    step = 1 / (_largest_curvature(forth, back, width, balance) / 2 + ridge)
    solution = ahead = np.zeros((width, targets.shape[1]), np.float32)
    momentum = 1.0
    for _ in range(rounds):
        scores = forth(ahead)
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = back(((likely - targets) * balance).astype(np.float32)) + penalty * ahead
        following = (ahead - step * slope).astype(np.float32)
        next_momentum = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = (following + (momentum - 1) / next_momentum * (following - solution)).astype(np.float32)
        solution, momentum = following, next_momentum
    return solution


def _largest_curvature(
    forth: Callable[[Floats], Floats], back: Callable[[Floats], Floats], width: int, shares: Floats
) -> float:
    direction = np.ones((width, 1), np.float32)
    length = 1.0
    for _ in range(30):
        direction = back((forth(direction) * shares).astype(np.float32))
        length = float(np.linalg.norm(direction))
        direction /= length
    return length
