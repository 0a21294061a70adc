"""Runs damaged and foreign files through the command with little memory and little time."""

import json
import subprocess
import tempfile
from pathlib import Path

SECONDS = 20
BYTES = 4 << 30
PIPELINE = {
    "name": "malformed",
    "stages": {
        "source": {"stage": "files"},
        "check": {"stage": "probe", "from": "source", "depth": "frames", "onError": "continue"},
        "mp4": {"stage": "transcode", "from": "source", "preset": "mp4-h264", "onError": "continue"},
        "webm": {"stage": "transcode", "from": "source", "preset": "webm-vp9", "onError": "continue"},
        "m4a": {"stage": "extractAudio", "from": "source", "format": "m4a", "onError": "continue"},
        "poster": {"stage": "thumbnail", "from": "source", "widths": [160], "formats": ["jpeg"], "onError": "continue"},
    },
}


def faults(dailies, path):
    """What is wrong with how the command ends with a file: it has 20 s and 4 GiB of addresses, in one process."""
    with tempfile.TemporaryDirectory(prefix="dailies-malformed-") as name:
        folder = Path(name)
        (folder / "malformed.json").write_text(json.dumps(PIPELINE))
        words = ["prlimit", f"--as={BYTES}", dailies, "run", "malformed.json", "--input", path, "--in-process", "--jobs", "1"]
        try:
            done = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return [f"it took more than {SECONDS} s"]
        if done.returncode not in (0, 3):
            return [f"status {done.returncode}: {done.stderr.decode(errors='replace').strip()[-300:]}"]
        jobs = json.loads((folder / "out/malformed/run.json").read_text())["jobs"]
        return [fault for job in jobs for fault in job_faults(job, path.name)]


def job_faults(job, name):
    """Each job is made, or failed with one sentence that names the file, or the one that was to be made."""
    if job["state"] == "made":
        return []
    message = (job.get("attempts") or [{}])[-1].get("message", "")
    is_clear = (name in message or f"{job['stage']}." in message) and len(message.splitlines()) == 1
    return [] if job["state"] == "failed" and is_clear else [f"{job['stage']}: {job['state']}: {message}"]
