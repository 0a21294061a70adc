"""Holds what `dailies probe` says of a file against what mediainfo says."""

import json
import shutil
import subprocess

CODECS = {
    "AVC": "h264", "HEVC": "hevc", "AV1": "av1", "VP8": "vp8", "VP9": "vp9", "AAC": "aac", "Opus": "opus",
    "Vorbis": "vorbis", "FLAC": "flac", "AC-3": "ac3", "E-AC-3": "eac3", "ProRes": "prores", "VVC": "vvc"}
# Where mediainfo is wrong or means something else, and why.
KNOWN = {
    # mediainfo counts the pictures that would fill an edit list's delay.
    "androidx-media__bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4": "frames: 120 here, 420",
    "androidx-media__edit_list_positive_shift.mp4": "frames: 270 here, 300",
    # FLV's tags say stereo, and the AAC in them is mono.
    "androidx-media__sample.flv": "channels: 1 here, 2",
}


def faults(dailies, path):
    """In which facts the two differ."""
    done = subprocess.run([dailies, "probe", "--json", path], capture_output=True, check=False)
    said = json.loads(done.stdout)
    if "error" in said:
        return [said["error"]]
    words = ["mediainfo", "--Output=JSON", path]
    tracks = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)["media"]["track"]
    pictures, sound = first(said, "video"), first(said, "audio")
    differences = list(video(pictures, track_of(pictures, tracks, "Video")))
    differences += audio(sound, track_of(sound, tracks, "Audio"))
    return [fault for fault in differences if not fault.startswith(KNOWN.get(path.name, "\0"))]


def is_there():
    return shutil.which("mediainfo") is not None


def first(said, kind):
    return next((stream for stream in said["streams"] if kind in stream and not stream["isAttachedPicture"]), None)


def track_of(stream, tracks, kind):
    """mediainfo's track for a stream: by its place in the file, where mediainfo says that."""
    of_kind = [track for track in tracks if track["@type"] == kind]
    same_place = [track for track in of_kind if stream and track.get("StreamOrder") == str(stream["index"])]
    return next(iter(same_place + of_kind), None)


def video(stream, track):
    if stream is None or track is None:
        return
    yield from same("codec", stream["codec"], CODECS.get(track.get("Format")))
    size = stream["video"]["resolution"]
    for name, key in (("width", "Width"), ("height", "Height")):
        # The stream's own size goes before the container's.
        yield from same(name, size[name], number(track, "Sampled_" + key, int) or number(track, key, int))
    aspect, other = fraction(stream["video"].get("sampleAspectRatio", "1/1")), number(track, "PixelAspectRatio")
    if aspect and other and abs(aspect - other) > 0.002:
        yield f"pixel aspect: {aspect} here, {other} by mediainfo"
    rotation, other = stream["video"]["rotation"].get("degrees", 0), number(track, "Rotation")
    if other is not None and (rotation - other) % 360 > 0.5:
        yield f"rotation: {rotation} here, {other} by mediainfo"
    yield from same("frames", stream.get("frameCount"), number(track, "FrameCount", int))
    if track.get("ScanType"):
        is_interlaced = stream["video"].get("fieldOrder") in ("tt", "bb", "tb", "bt")
        yield from same("interlaced", is_interlaced, track["ScanType"] in ("Interlaced", "MBAFF"))


def audio(stream, track):
    if stream is None or track is None:
        return
    yield from same("audio codec", stream["codec"], CODECS.get(track.get("Format")))
    yield from same("sample rate", stream["audio"]["sampleRate"], number(track, "SamplingRate", int))
    yield from same("channels", stream["audio"]["layout"]["channels"], number(track, "Channels", int))


def same(name, here, there):
    """A fault if both say something and it is not the same."""
    if here is not None and there is not None and here != there:
        yield f"{name}: {here} here, {there} by mediainfo"


def number(track, key, kind=float):
    text = track.get(key, "")
    try:
        return kind(text)
    except ValueError:
        return None


def fraction(text):
    parts = text.split("/")
    return float(parts[0]) / float(parts[1]) if len(parts) == 2 and float(parts[1]) else None
