"""Costs as a table."""

import statistics

from contest import in_words

HEAD = [
    "| work | by | takes | dailies : it | dailies again : it | aim | memory |",
    "|---|---|---|---|---|---|---|",
]


def rows(contest, costs, memory):
    """A row for each side: its median time with the least and the most, and what ours come to as a share of a peer's.

    Shares are of the medians, with those of the single rounds.
    """
    lines = []
    for side in contest.sides:
        is_peer = not side.name.startswith("dailies")
        times = costs[side.name]
        shares = [share(costs[ours], times) if is_peer and ours in costs else "" for ours in ("dailies", "dailies again")]
        aim = f"{contest.aim.share:g}" if contest.aim and contest.aim.peer == side.name else ""
        lines.append(
            f"| {contest.name}, {contest.unit} | {side.name} | {spread(times, in_words)} | {' | '.join(shares)} | {aim} | "
            f"{memory[side.name] / 1e6:.0f} MB |")
    return lines


def share(ours, theirs):
    ratios = [left / right for left, right in zip(ours, theirs, strict=True)]
    median = statistics.median(ours) / statistics.median(theirs)
    return f"{median:.3g} ({min(ratios):.3g}–{max(ratios):.3g})"


def spread(values, words):
    return f"{words(statistics.median(values))} ({words(min(values))}–{words(max(values))})"
