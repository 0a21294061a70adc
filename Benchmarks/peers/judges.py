"""Whether two sides made the same, by what ffprobe and ffmpeg say."""

import json
import re

from processes import Failed, run

LEAST_LIKENESS = 0.99
LEAST_LIKENESS_TO_ORIGINAL = 0.9


def facts(path):
    """What has to be the same: of each stream the codec, how its samples are stored, and how much of it there is."""
    words = ["-v", "error", "-of", "json", "-count_packets", "-show_streams", path]
    return [stream_facts(stream) for stream in json.loads(run("ffprobe", *words))["streams"]]


def stream_facts(stream):
    names = ["codec_type", "codec_name", "profile"]
    if stream["codec_type"] == "audio":
        return {name: stream.get(name) for name in names + ["sample_rate", "channels"]}
    return {name: stream.get(name) for name in names + ["pix_fmt", "width", "height", "nb_read_packets"]}


def require_same_facts(ours, theirs):
    """Raises `Failed` where two files differ in what they are."""
    left, right = facts(ours), facts(theirs)
    if left != right:
        raise Failed(f"{ours} and {theirs} differ: they are {left} and {right}")


def require_alike(ours, theirs):
    """Raises `Failed` where the pictures of two files don't look the same, one by one."""
    found = likeness(ours, theirs)
    if found < LEAST_LIKENESS:
        raise Failed(f"{ours} and {theirs} differ: their SSIM is {found}, and {LEAST_LIKENESS} was to be reached")


def require_as_good(ours, theirs, original):
    """Raises `Failed` where one of two files is less like the original than the other, or much larger.

    It is for files that can't be the same: encoders make something else of grain with other numbers of threads.
    """
    left, right = likeness(ours, original), likeness(theirs, original)
    if abs(left - right) > 1 - LEAST_LIKENESS or min(left, right) < LEAST_LIKENESS_TO_ORIGINAL:
        raise Failed(f"{ours} and {theirs} aren't as good as each other: their SSIM to {original} is {left} and {right}")


def require_as_large(ours, theirs, difference=0.05):
    """Raises `Failed` where the sizes of two files differ by more than a share of one of them."""
    left, right = ours.stat().st_size, theirs.stat().st_size
    if abs(left - right) > difference * right:
        raise Failed(f"{ours} has {left} bytes and {theirs} has {right}")


def likeness(path, other):
    """The SSIM of the pictures of two files, one by one, as ffmpeg has it: 1 is the same."""
    steps = "settb=1/1000,setpts=N*40,format=yuv420p"
    graph = f"[0:V]{steps}[one];[1:V]{steps}[other];[one][other]ssim"
    words = ["-nostdin", "-hide_banner", "-i", path, "-i", other, "-lavfi", graph, "-f", "null", "-"]
    report = run("sh", "-c", 'exec "$@" 2>&1', "-", "ffmpeg", *words)
    found = re.findall(r"SSIM .*All:([0-9.]+)", report)
    if not found:
        raise Failed(f"{path} and {other} can't be compared: {report[-300:]}")
    return float(found[-1])


def image(clip, second, width, path):
    """Writes the picture of a clip at a time as PNG, and returns its path."""
    picture = ["-ss", second, "-i", clip, "-frames:v", 1, "-vf", f"scale={width}:-2:flags=lanczos"]
    run("ffmpeg", "-nostdin", "-v", "error", "-y", *picture, path)
    return path


def require_same_packets(ours, theirs):
    """Raises `Failed` where two files don't hold the same packets."""
    ours_digests, theirs_digests = packets(ours), packets(theirs)
    if ours_digests != theirs_digests:
        raise Failed(f"{ours} and {theirs} hold other packets: {ours_digests} and {theirs_digests}")


def packets(path):
    return run("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0", "-c", "copy", "-f", "streamhash", "-")


def require_index_first(path):
    """Raises `Failed` where the index of an MP4 file comes after its media."""
    data = path.read_bytes()
    if not 0 <= data.find(b"moov") < data.find(b"mdat"):
        raise Failed(f"{path} hasn't its index first")
