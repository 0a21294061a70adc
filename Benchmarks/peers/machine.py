"""What was measured, and where."""

import os
import re
from pathlib import Path

from processes import run


def lines(dailies):
    """The processor, its load, and the versions of all that takes part."""
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    return [
        f"{os.cpu_count()} processors ({model[1] if model else 'of an unknown kind'}), load {os.getloadavg()[0]:.2f}",
        f"dailies {run(dailies, '--version').strip()}; {run('ffmpeg', '-version').splitlines()[0].split(' Copyright')[0]}; "
        + run("ffmpegthumbnailer", "-v").splitlines()[0],
    ]
