"""The commands of peers, as somebody who knows them would write them."""

import shlex
from dataclasses import dataclass

WIDTHS = {320: 180, 640: 360, 1280: 720}
QUIET = ["-nostdin", "-v", "error", "-y"]

# What dailies tells the encoders; but for the threads, of which each peer has its best number.
H264 = [
    "-c:v", "libx264", "-preset", "medium", "-profile:v", "high", "-crf", 22, "-maxrate", 3_000_000, "-bufsize", 6_000_000,
    "-g", 48, "-bf", 2, "-pix_fmt", "yuv420p"]
AAC = ["-c:a", "aac", "-b:a", 128_000]
VP9 = [
    "-c:v", "libvpx-vp9", "-crf", 32, "-b:v", 1_024_650, "-maxrate", 1_485_000, "-bufsize", 2_970_000, "-g", 48, "-deadline",
    "good", "-cpu-used", 4, "-row-mt", 1, "-auto-alt-ref", 1, "-lag-in-frames", 25, "-tile-columns", 2, "-pix_fmt", "yuv420p"]
OPUS = ["-c:a", "libopus", "-b:a", 96_000]
FAST_START = ["-movflags", "+faststart"]
IMAGES = {"jpg": ["-q:v", 5], "webp": ["-c:v", "libwebp", "-quality", 80]}
# Both formats have the matrix of BT.601, and JPEG the full range; ffmpeg by itself leaves the clip's matrix, and colours are off.
# They are converted as exactly as ours: without that the same picture has a tenth more bytes.
SCALER = "flags=lanczos+accurate_rnd+full_chroma_int"
COLORS = {"jpg": "out_color_matrix=bt601:out_range=pc", "webp": "out_color_matrix=bt601"}


@dataclass(frozen=True)
class Concurrency:
    """How many commands run at once, and how many threads each encoder and decoder of them is told to have."""

    commands: int
    threads: int | None

    def __str__(self):
        return f"-P {self.commands}, " + (f"-threads {self.threads}" if self.threads else "threads as they come")

    @property
    def words(self):
        return ["-threads", self.threads] if self.threads else []


def gallery_by_output(clip, concurrency):
    """A command for each file of a clip's gallery."""
    threads, source = concurrency.words, ["-i", clip.path]
    both = ["-map", "0:v:0", "-map", "0:a:0"]
    yield ffmpeg(*threads, *source, *both, *H264, *threads, *AAC, *FAST_START, f"{clip.path.stem}-web.mp4")
    yield ffmpeg(*threads, *source, *both, *VP9, *threads, *OPUS, f"{clip.path.stem}-webm.webm")
    for width, height in WIDTHS.items():
        for kind, encoder in IMAGES.items():
            picture = ["-vf", f"scale={width}:{height}:{SCALER}:{COLORS[kind]}", "-frames:v", 1, "-update", 1]
            yield ffmpeg(*threads, "-ss", clip.middle, *source, *picture, *encoder, f"{clip.path.stem}-{width}.{kind}")
    yield ffmpeg(*source, "-map", "0:a:0", "-c", "copy", *FAST_START, f"{clip.path.stem}-sound.m4a")


def gallery_at_once(clip, concurrency):
    """One command for all files of a clip's gallery, which decodes the clip once."""
    threads = concurrency.words
    pick = rf"select=gte(t\,{clip.middle})*isnan(prev_selected_t)"
    stills = [(width, height, kind) for width, height in WIDTHS.items() for kind in IMAGES]
    graph = [
        f"[0:v:0]split=3[web][webm][all];[all]{pick},split={len(stills)}"
        + "".join(f"[{kind}{width}]" for width, _, kind in stills)]
    images = []
    for width, height, kind in stills:
        graph.append(f"[{kind}{width}]scale={width}:{height}:{SCALER}:{COLORS[kind]}[scaled-{kind}{width}]")
        images += ["-map", f"[scaled-{kind}{width}]", "-frames:v", 1, "-update", 1, *IMAGES[kind]]
        images.append(f"{clip.path.stem}-{width}.{kind}")
    yield ffmpeg(
        *threads, "-i", clip.path, "-filter_complex", ";".join(graph),
        "-map", "[web]", "-map", "0:a:0", *H264, *threads, *AAC, *FAST_START, f"{clip.path.stem}-web.mp4",
        "-map", "[webm]", "-map", "0:a:0", *VP9, *threads, *OPUS, f"{clip.path.stem}-webm.webm",
        *images, "-map", "0:a:0", "-c:a", "copy", *FAST_START, f"{clip.path.stem}-sound.m4a")


def ffmpeg(*words):
    return ["ffmpeg", *QUIET, *words]


def xargs(commands, at_once, folder, name):
    """A command that runs commands, so many at once, as `xargs -P` does; they are written to a file in `folder`."""
    listed = folder / f"{name}.txt"
    listed.write_text("".join(shlex.join(str(word) for word in command) + "\n" for command in commands))
    return ["xargs", "-a", listed, "-d", "\\n", "-P", at_once, "-n", 1, "sh", "-c"]
