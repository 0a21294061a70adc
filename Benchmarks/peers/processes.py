"""Runs programs, and tells what they cost."""

import os
import subprocess
import threading
import time
from pathlib import Path


class Failed(Exception):
    """A program that didn't do what it was asked, or did something else; its text says so in a sentence."""


def run(*command):
    """Runs a program, and returns what it wrote to standard output; raises `Failed` with its last words if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        raise Failed(f"{' '.join(words[:3])} … failed: {last_words(done.stderr)}")
    return done.stdout


def measure(command, folder):
    """Runs a program in a folder, and returns how many seconds that took."""
    began = time.perf_counter()
    finish(start(command, folder), command, folder)
    return time.perf_counter() - began


def peak_bytes(command, folder, interval=0.01):
    """Runs a program in a folder and returns the most memory that all its processes together had at one time.

    Pages that processes share, such as libraries, are counted once: it is the sum of the proportional set sizes, looked at
    every `interval` seconds. Looking takes time, so that time isn't measured in the same run.
    """
    process = start(command, folder)
    peak, ended = 0, threading.Event()

    def watch():
        nonlocal peak
        while not ended.wait(interval):
            peak = max(peak, sum(map(proportional_bytes, tree(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        finish(process, command, folder)
    finally:
        ended.set()
        watcher.join()
    return peak


def start(command, folder):
    words = [str(word) for word in command]
    with open(folder / "said.txt", "wb") as said, open(folder / "answer.txt", "wb") as answer:
        return subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=answer, stderr=said)


def finish(process, command, folder):
    if process.wait() != 0:
        words = last_words((folder / "said.txt").read_text(errors="replace"))
        raise Failed(f"{Path(str(command[0])).name} … ended with {process.returncode}: {words}")


def last_words(text):
    return "; ".join(text.strip().splitlines()[-3:]) or "it said nothing"


def tree(process):
    """A process and those it started, and those they started."""
    found = [process]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                found += map(int, Path(f"/proc/{parent}/task/{task}/children").read_text().split())
        except OSError:
            pass  # It has ended meanwhile.
    return found


def proportional_bytes(process):
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # It has ended meanwhile.
    return 0
