"""Twelve clips such as generative models return, painted by ffmpeg: 1280x720, 24 pictures a second, stereo, index last.

The same ffmpeg makes the same bytes of them every time. Each half second begins with a key frame, so that the middle of a
clip is one, which is where ffmpegthumbnailer goes.
"""

from dataclasses import dataclass
from pathlib import Path

from processes import run

WIDTH, HEIGHT, RATE = 1280, 720, 24

# What is painted: camera into a fractal, shapes drifting over a gradient, and a test pattern that turns; always with grain,
# without which encoders have next to nothing to do.
FRACTAL = "mandelbrot=size=1280x720:rate=24:start_scale={scale}:end_scale={scale}/12:end_pts=400:maxiter=400,format=yuv420p"
DRIFT = (
    "gradients=size=1280x720:rate=24:seed={seed}:speed=0.03:nb_colors=6,format=yuv420p[sky];"
    "testsrc2=size=640x360:rate=24,format=yuva420p,colorchannelmixer=aa=0.7[card];"
    "[sky][card]overlay=x='320+300*sin(t*{turn})':y='180+160*cos(t*1.3*{turn})'")
TURN = "testsrc2=size=1600x1600:rate=24,rotate=angle=t*{turn}/2:ow=1280:oh=720,boxblur=2:1,format=yuv420p"
GRAIN = "noise=all_seed={seed}:all_strength=4:all_flags=t,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
SOUND = "aevalsrc='0.2*sin({low}*2*PI*t)*(1+sin(3*t))|0.2*sin({high}*2*PI*t)*(1+cos(2*t))':sample_rate=48000"
HISS = "anoisesrc=color=pink:amplitude=0.03:seed={seed}:sample_rate=48000"


@dataclass(frozen=True)
class Clip:
    """A clip of the benchmark's own."""

    path: Path
    seconds: int

    @property
    def middle(self):
        """The time of the picture in its middle, in seconds."""
        return self.seconds // 2


SCENES = [
    (FRACTAL, 4), (DRIFT, 6), (TURN, 2), (FRACTAL, 8), (DRIFT, 4), (TURN, 6),
    (FRACTAL, 4), (DRIFT, 14), (TURN, 4), (FRACTAL, 6), (DRIFT, 2), (TURN, 8),
]


def make(folder, count):
    """Makes the first `count` clips that aren't in a folder yet, and returns them."""
    folder.mkdir(parents=True, exist_ok=True)
    clips = [Clip(folder / f"clip-{number + 1:02}.mp4", SCENES[number][1]) for number in range(count)]
    for number, clip in enumerate(clips):
        if not clip.path.exists():
            draft = clip.path.with_suffix(".part.mp4")
            paint(SCENES[number][0], number, clip.seconds, draft)
            draft.rename(clip.path)
    return clips


def paint(scene, number, seconds, path):
    known = {
        "seed": number + 1, "turn": 0.4 + number % 5 / 5, "scale": 3 / (1 + number % 4), "low": 110 + 20 * number,
        "high": 220 + 30 * number}
    graph = ";".join([
        f"{scene.format(**known)},{GRAIN.format(**known)}[v]", f"{SOUND.format(**known)}[tone]",
        f"{HISS.format(**known)},aformat=channel_layouts=stereo[hiss]", "[tone][hiss]amix=inputs=2:duration=first[a]"])
    run(
        "ffmpeg", "-nostdin", "-v", "error", "-y", "-filter_complex_threads", 1, "-filter_complex", graph, "-map", "[v]",
        "-map", "[a]", "-t", seconds, "-c:v", "libx264", "-preset", "fast", "-crf", 23, "-pix_fmt", "yuv420p", "-threads", 2,
        "-g", RATE // 2, "-keyint_min", RATE // 2, "-sc_threshold", 0, "-c:a", "aac", "-b:a", 128_000, "-bitexact",
        "-map_metadata", -1, path)
