"""Costs as a table."""

import statistics

from contest import in_words

HEAD = [
    "| work | peer | dailies | peer's time | dailies : peer | aim |",
    "|---|---|---|---|---|---|",
]


def rows(contest, costs):
    """A row for each side but ours: median times with the least and the most, and the ratio of the medians."""
    ours = costs["dailies"]
    lines = []
    for side in contest.sides[1:]:
        theirs = costs[side.name]
        ratios = [left / right for left, right in zip(ours, theirs, strict=True)]
        ratio = statistics.median(ours) / statistics.median(theirs)
        aim = f"{contest.aim.share:g}" if contest.aim and contest.aim.peer == side.name else ""
        lines.append(
            f"| {contest.name} ({contest.unit}) | {side.name} | {spread(ours, in_words)} | {spread(theirs, in_words)} | "
            f"{ratio:.3g} ({min(ratios):.3g}–{max(ratios):.3g}) | {aim} |")
    return lines


def spread(values, words):
    return f"{words(statistics.median(values))} ({words(min(values))}–{words(max(values))})"
