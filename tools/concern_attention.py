"""Teaches the heads of the second view (`screening/concerns/second_view.py`) on the states of an encoder that stays.

Needs the dependency group `train` (PyTorch). The same machine gives the same weights.
"""

from typing import NamedTuple

import numpy as np
import torch
from concern_learning import Floats
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from dialogues.tailoring.tensors import quantised

HIDDEN, DROPOUT, SMOOTHING = 96, 0.3, 0.05
EPOCHS, BATCH, RATE, DECAY, WARM_UP = 5, 64, 2e-3, 0.05, 0.15
MEMBERS = 4  # alike but for chance; one alone tells conduct right 6 or 8 times in 10, as chance has it
ALIKE = 6  # pieces by which the lengths of windows in one batch may differ more, so that batches vary


class States(NamedTuple):
    """What the encoder says of windows: all pieces in a row (half precision), and where each window starts."""

    pieces: NDArray[np.float16]
    starts: NDArray[np.intp]

    def lengths(self) -> NDArray[np.intp]:
        """Pieces in each window."""
        return np.diff(self.starts)

    def padded(self, windows: NDArray[np.intp]) -> tuple[torch.Tensor, torch.Tensor]:
        """The states of some windows, shape (windows, longest, width), and which of them are real."""
        longest = int(self.lengths()[windows].max())
        table = np.zeros((len(windows), longest, self.pieces.shape[1]), np.float32)
        real = np.zeros((len(windows), longest), bool)
        for row, window in enumerate(windows):
            own = self.pieces[self.starts[window] : self.starts[window + 1]]
            table[row, : len(own)] = own
            real[row, : len(own)] = True
        return torch.from_numpy(table), torch.from_numpy(real)


class Heads(nn.Module):
    """The twin of `SecondView.scores`, on states brought to one scale."""

    def __init__(self, middle: torch.Tensor, spread: torch.Tensor, labels: int) -> None:
        """Begin with heads that look at all pieces alike."""
        super().__init__()
        self.middle, self.spread = middle, spread
        self.narrow = nn.Linear(len(middle), HIDDEN)
        self.look = nn.Linear(HIDDEN, labels, bias=False)
        self.say = nn.Linear(HIDDEN, labels)
        self.mean = nn.Linear(len(middle), labels, bias=False)
        nn.init.zeros_(self.look.weight)
        nn.init.zeros_(self.mean.weight)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """The score of each label."""
        scaled = (states - self.middle) / self.spread
        found = self.dropout(functional.gelu(self.narrow(self.dropout(scaled)), approximate="tanh"))
        looked = self.look(found).masked_fill(~real[..., None], -torch.inf).softmax(dim=1)
        said = torch.einsum("wpl,wph,lh->wl", looked, found, self.say.weight) + self.say.bias
        mean = (scaled * real[..., None]).sum(dim=1) / real.sum(dim=1, keepdim=True)
        return said + self.mean(self.dropout(mean))

    def arrays(self) -> dict[str, NDArray[np.float32] | NDArray[np.int8]]:
        """The arrays of one member; what brings states to one scale is folded in."""
        with torch.no_grad():
            narrow = self.narrow.weight.T / self.spread[:, None]
            mean = self.mean.weight.T / self.spread[:, None]
            floats = {
                "narrow_bias": self.narrow.bias - self.middle @ narrow,
                "look": self.look.weight.T,
                "say": self.say.weight.T,
                "mean": mean,
                "bias": self.say.bias - self.middle @ mean,
            }
            return {name: one.numpy() for name, one in floats.items()} | quantised("narrow", narrow.numpy(), axis=0)


def teach(
    states: States, rows: NDArray[np.intp], targets: Floats, shares: Floats
) -> dict[str, NDArray[np.float32] | NDArray[np.int8]]:
    """The arrays of second_view.safetensors, learnt from some windows.

    `targets` (windows, labels) and `shares` (windows,) are of all windows.
    """
    members = [_member(states, rows, targets, shares, seed).arrays() for seed in range(MEMBERS)]
    return {name: np.stack([member[name] for member in members]) for name in members[0]}


def _member(states: States, rows: NDArray[np.intp], targets: Floats, shares: Floats, seed: int) -> Heads:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    some = torch.from_numpy(states.pieces[::37].astype(np.float32))
    heads = Heads(some.mean(dim=0), some.std(dim=0) + 1e-6, targets.shape[1])
    counts = shares / np.sqrt(targets @ (targets[rows] * shares[rows, None]).sum(axis=0))
    weights = torch.from_numpy((counts / counts[rows].mean()).astype(np.float32))
    goals = torch.from_numpy(targets.argmax(axis=1))
    optimiser = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=WARM_UP)
    for _ in range(EPOCHS):
        shuffled = chance.permutation(rows)
        by_length = shuffled[np.argsort(states.lengths()[shuffled] + chance.uniform(0, ALIKE, len(rows)))]
        batches = [by_length[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        for at in chance.permutation(len(batches)):
            batch = batches[at]
            scores = heads(*states.padded(batch))
            losses = functional.cross_entropy(scores, goals[batch], reduction="none", label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            (losses * weights[batch]).mean().backward()
            optimiser.step()
            schedule.step()
    return heads.eval()
