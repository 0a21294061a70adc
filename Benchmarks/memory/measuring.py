"""Peak memory, and the encoders of pictures as dailies sets them up."""

import os
import subprocess
import sys


def peak(command, **options):
    """Runs a command to its end, and returns the peak resident memory of the largest process of it in bytes."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=os.environ | {"SVT_LOG": "1"}, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}: {' '.join(command)}")
    return usage.ru_maxrss * 1024


def x264(speed):
    return ["-c:v", "libx264", "-preset", speed, "-profile:v", "high", "-crf", "22", "-bf", "2"]


def x265(speed):
    parameters = "log-level=none:info=0:open-gop=0:pools=4:frame-threads=2"
    return ["-c:v", "libx265", "-preset", speed, "-crf", "26", "-x265-params", parameters]


def vp9(speed):
    return [
        "-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", speed, "-crf", "32", "-b:v", "1024k", "-row-mt", "1",
        "-auto-alt-ref", "1", "-lag-in-frames", "25", "-tile-columns", "2",
    ]


def av1(speed):
    return ["-c:v", "libsvtav1", "-preset", speed, "-crf", "35", "-svtav1-params", "tune=0:irefresh-type=2:lp=4"]
