"""Pieces of work that ours and its peers do in turn, and how their costs compare."""

import os
import shutil
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from processes import measure, peak_bytes


@dataclass(frozen=True)
class Side:
    """Who does a piece of work: its command, run in a folder of its own.

    The folder is empty, unless it is that which another side, `after`, has just worked in.
    """

    name: str
    command: list
    after: str | None = None


@dataclass(frozen=True)
class Aim:
    """What ours should come to, as a share of a peer's."""

    peer: str
    share: float


@dataclass(frozen=True)
class Contest:
    """A piece of work. `check` gets the folder that each side worked in, and raises `Failed` where they made different things."""

    name: str
    unit: str
    sides: list[Side]
    check: Callable[[dict[str, Path]], None]
    aim: Aim | None = None
    # How often a side does its work in one round, of which the round's figure is the mean, and how many units that is.
    times: int = 1
    units: int = 1


def rehearse(contest, place):
    """Has each side do its work once, sees that all made the same, and returns the most memory that each had, in bytes."""
    folders, found = {}, {}
    for side in contest.sides:
        folders[side.name] = folders[side.after] if side.after else fresh(place / side.name)
        found[side.name] = peak_bytes(side.command, folders[side.name])
    contest.check(folders)
    shutil.rmtree(place)
    return found


def seconds(contest, rounds, place):
    """Has the sides of a contest work in turn, round after round, and returns the times of each, a unit.

    Before each, what others left to be written to disk is written, so that nobody waits for somebody else's files.
    """
    costs = {side.name: [] for side in contest.sides}
    for number in range(rounds):
        folders = {}
        for side in contest.sides:
            times = []
            for _ in range(contest.times):
                folders[side.name] = folders[side.after] if side.after else fresh(place / side.name)
                os.sync()
                times.append(measure(side.command, folders[side.name]) / contest.units)
            costs[side.name].append(statistics.mean(times))
        print(f"  {contest.name}, round {number + 1}: " + ", ".join(
            f"{name} {in_words(all_times[-1])}" for name, all_times in costs.items()), flush=True)
        shutil.rmtree(place)
    return costs


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def in_words(value):
    """A time in the unit that suits it, with three digits."""
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"
