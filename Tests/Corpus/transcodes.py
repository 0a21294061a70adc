"""Runs media through the shipped presets, and judges what comes out against the source and against the ffmpeg command."""

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import reference
from media import Media, Refused, likeness, sound_lag, vmaf

PRESETS = ["mp4-h264", "webm-vp9"]
PIPELINE = {
    "name": "corpus",
    "stages": {
        "source": {"stage": "files"},
        "check": {"stage": "probe", "from": "source", "depth": "frames", "onError": "continue"},
        **{preset: {"stage": "transcode", "from": "source", "preset": preset, "onError": "continue"} for preset in PRESETS},
        "remux-web": {"stage": "transcode", "from": "source", "preset": "remux-web", "onError": "continue"},
        "wav": {"stage": "extractAudio", "from": "source", "format": "wav", "onError": "continue"},
        "m4a": {"stage": "extractAudio", "from": "source", "format": "m4a", "onError": "continue"},
    },
}


# What is otherwise than it is judged, by file and stage, and why it has to be.
# The command told 17 ms differs from itself told 16.7 by as much, and both are as near to the source (SSIM 0.963).
MILLISECONDS = "the source counts in milliseconds: libvpx is told 17 of them a picture here, and 16.7 by the command"
GAP = "there is nothing for 67 ms behind its first packet of sound, and WAV, which has no times, has silence there"
ONE_TIME = "all pictures have one time: one is left, which is told"
ONE_TIME_FILES = [
    "androidx-media__sample_with_fake_auxiliary_tracks.mp4",
    "androidx-media__sample_with_fake_auxiliary_tracks_interleaved_with_primary_video_tracks.mp4",
]
KNOWN = {
    ("derived__remux_vp9_opus.webm", "webm-vp9"): MILLISECONDS,
    ("mdn__flower-fragmented.mp4", "wav"): GAP,
    **{(file, stage): ONE_TIME for file in ONE_TIME_FILES for stage in ("mp4-h264", "webm-vp9", "remux-web")},
}


@dataclass
class Row:
    """What was found of one file made of another."""

    file: str
    stage: str
    ssim: float | None = None
    size: float | None = None
    vmaf: float | None = None
    duration: float | None = None
    offset: float | None = None
    faults: list = field(default_factory=list)
    remark: str = ""

    HEAD = ["file", "stage", "ssim", "size", "vmaf", "duration ms", "a/v ms", "result"]

    @property
    def cells(self):
        def number(value, digits):
            return "" if value is None else f"{value:.{digits}f}"

        return [
            self.file, self.stage, number(self.ssim, 4), number(self.size, 3), number(self.vmaf, 2),
            number(self.duration and self.duration * 1000, 1), number(self.offset and self.offset * 1000, 1),
            "wrong: " + "; ".join(self.faults) if self.faults else self.remark or "ok"]

    def expect(self, is_so, fault):
        if not is_so:
            self.faults.append(fault)


class Corpus:
    """Judges files one by one."""

    def __init__(self, dailies, vmaf_command):
        self.dailies = dailies
        self.vmaf_command = vmaf_command
        self.settings = {}
        for preset in PRESETS:
            done = subprocess.run([dailies, "presets", preset, "--json"], check=True, capture_output=True)
            self.settings[preset] = json.loads(done.stdout)["settings"]

    def rows(self, path):
        """The rows of one file."""
        with tempfile.TemporaryDirectory(prefix="dailies-corpus-") as name:
            folder = Path(name)
            source = Media(path)
            jobs = self.run(source, folder)
            for job in jobs:
                stage = job["stage"]
                if stage in ("source", "check"):
                    continue
                row = Row(source.path.name, stage)
                try:
                    self.judge(row, job, source, folder)
                except Refused as refusal:
                    row.faults.append(str(refusal))
                if row.faults and (row.file, stage) in KNOWN:
                    row.remark = "known: " + KNOWN[row.file, stage]
                    row.faults = []
                yield row

    def run(self, source, folder):
        (folder / "corpus.json").write_text(json.dumps(PIPELINE))
        words = [self.dailies, "run", "corpus.json", "--input", source.path, "--in-process", "--jobs", "1"]
        subprocess.run(words, cwd=folder, check=False, capture_output=True, timeout=1800)
        return json.loads((folder / "out/corpus/run.json").read_text())["jobs"]

    def judge(self, row, job, source, folder):
        row.remark = "; ".join(job.get("losses", []))
        if job["state"] != "made":
            reason = job.get("reason") or (job.get("attempts") or [{}])[-1].get("message") or job["state"]
            (row.expect if can_be_made(source, job["stage"]) else lambda *_: None)(False, reason)
            row.remark = reason
            return
        made = Media(folder / "out/corpus" / job["files"][0]["path"])
        if job["stage"] in ("wav", "m4a"):
            self.judge_sound(row, made, source)
            return
        self.judge_video(row, made, source)
        if job["stage"] == "remux-web":
            if any(note.startswith("the picture ") and "was copied" in note for note in job.get("notes", [])):
                row.remark = "copied"
                row.expect(made.picture_digests == source.picture_digests, "its pictures are not the source's")
        else:
            self.compare(row, made, source, self.settings[job["stage"]], folder)

    def judge_video(self, row, made, source):
        """Against the source: how long, how much sound, where it begins, and what shape."""
        frame = 1 / (source.rate or 25)
        row.duration = made.picture_seconds - source.picture_seconds
        row.expect(abs(row.duration) <= frame + 0.001, "its pictures last longer or shorter than the source's")
        row.expect(made.decoded_pictures == source.decoded_pictures,
                   f"it has {made.decoded_pictures} pictures and the source {source.decoded_pictures}")
        video = made.video
        row.expect(video.get("sample_aspect_ratio", "1:1") == "1:1", "its pixels are not square")
        row.expect(made.rotation == 0, "it says that it is turned")
        row.expect(not made.is_interlaced, "it says that it is interlaced")
        row.expect(video["width"] % 2 == 0 and video["height"] % 2 == 0, "its size is odd")
        shape = upright_shape(source)
        row.expect(abs(video["width"] - shape * video["height"]) <= 1.5 * max(1, shape), "its shape is another")
        if source.audio and source.sounds:
            row.expect(made.audio is not None, "it has no sound")
            if made.audio:
                row.offset = sound_lag(made, source)
                row.expect(abs(row.offset or 0) <= 0.005, "its sound is moved against its pictures")

    def judge_sound(self, row, made, source):
        """Sound lasts as long as the source's, or from the file's beginning to its end: what begins late begins late."""
        row.duration = made.sound_seconds - source.sound_seconds
        lead = max(0, source.sounds[0][0] - source.begin)
        is_as_long = min(abs(row.duration), abs(row.duration - lead)) <= 0.025
        row.expect(is_as_long, "it lasts longer or shorter than the source's sound")

    def compare(self, row, made, source, settings, folder):
        """Against what the ffmpeg command makes at the same settings."""
        if settings["video"]["codec"] == "vp9" and not source.is_steady:
            # The command tells libvpx that each picture lasts one tick, and libvpx spreads its bits by that.
            row.remark = row.remark or "not compared: the pictures are not equally far apart"
            return
        other = folder / f"{row.stage}-by-ffmpeg{made.path.suffix}"
        reference.make(source, made, settings, other)
        row.ssim = likeness(made.path, other)
        row.size = made.picture_bytes / max(1, Media(other).picture_bytes)
        row.expect(row.ssim >= 0.99, "its pictures are unlike the command's")
        row.expect(abs(row.size - 1) <= 0.03, "its size is unlike the command's")
        # VMAF has nothing to say of pictures smaller than what it looks at.
        if self.vmaf_command and min(made.video["width"], made.video["height"]) >= 32:
            whole = folder / "whole.mkv"
            reference.make_whole(source, made, whole)
            row.vmaf = vmaf(self.vmaf_command, made.path, whole) - vmaf(self.vmaf_command, other, whole)
            row.expect(abs(row.vmaf) <= 0.5, "its VMAF is unlike the command's")


def upright_shape(source):
    """Width by height of the picture as it is shown."""
    video = source.video
    one, other = map(int, video.get("sample_aspect_ratio", "1:1").split(":"))
    aspect = one / other if one and other and 1 / 8 < one / other < 8 else 1
    shape = video["width"] * aspect / video["height"]
    return 1 / shape if source.rotation in (90, 270) else shape


def can_be_made(source, stage):
    """Whether a source has what a stage needs, by ffprobe."""
    if stage in ("wav", "m4a"):
        return bool(source.audio and source.sounds)
    return source.video is not None and source.decoded_pictures > 0 and not source.is_encrypted
