"""The pieces of work that are measured: how ours and the peers do each, and what they have to make."""

import json
import os
from pathlib import Path

import judges
import peers
from contest import Aim, Contest, Side
from peers import Concurrency
from processes import Failed

HERE = Path(__file__).resolve().parent
AGAIN = "dailies again"
COMMANDS = "ffmpeg, a command an output"
FUSED = "ffmpeg, a command a clip"
# What is made of a clip: by dailies in the clip's folder, and by peers with the clip's name before it.
GALLERY = {"web.mp4": "web.mp4", "webm.webm": "webm.webm", "sound.m4a": "sound.m4a"} | {
    f"poster/{width}.{kind}": f"{width}.{kind}" for width in peers.WIDTHS for kind in peers.IMAGES}
# How many files a folder has that is looked through.
FOLDER = 240


class Works:
    """All of it, for these clips."""

    def __init__(self, dailies, clips, place):
        self.dailies, self.clips, self.place = dailies, clips, place
        self.inputs = [word for clip in clips for word in ("--input", clip.path)]

    def _run(self, pipeline, *more, inputs=None):
        return [self.dailies, "run", HERE / f"{pipeline}.json", *(inputs or self.inputs), *more]

    # MARK: Gallery

    def gallery(self, concurrency):
        """All files of a gallery of every clip; the peers work as `concurrency` says, by their names."""
        ours = self._run("gallery")
        sides = [Side("dailies", ours), Side(AGAIN, ours, after="dailies")]
        sides += [self.gallery_side(name, concurrency[name], self.clips) for name in (COMMANDS, FUSED)]
        return Contest("gallery", f"{len(self.clips)} clips", sides, self._check_gallery)

    def gallery_side(self, name, concurrency, clips):
        """A peer that makes the gallery of some clips."""
        write = {COMMANDS: peers.gallery_by_output, FUSED: peers.gallery_at_once}[name]
        commands = [command for clip in clips for command in write(clip, concurrency)]
        label = f"{name.split()[-1]}-{len(clips)}-{concurrency.commands}-{concurrency.threads}"
        return Side(name, peers.xargs(commands, concurrency.commands, self.place, label))

    def gallery_of_longest(self):
        """The gallery of the longest clip alone, in one process, all encoders with as many threads as those of dailies.

        Then they make the very same pictures.
        """
        clip = max(self.clips, key=lambda clip: clip.seconds)
        same = Concurrency(1, 4)
        sides = [Side("dailies", self._run("gallery", inputs=["--input", clip.path]))]
        sides += [self.gallery_side(name, same, [clip]) for name in (COMMANDS, FUSED)]

        def check(folders):
            for file in ("web.mp4", "webm.webm"):
                ours = folders["dailies"] / "out/gallery" / clip.path.stem / file
                for side in (COMMANDS, FUSED):
                    judges.require_alike(ours, folders[side] / f"{clip.path.stem}-{file}")

        return Contest("gallery of one clip", f"{clip.seconds} s", sides, check)

    def _check_gallery(self, folders):
        for clip in self.clips:
            originals = {
                width: judges.image(clip.path, clip.middle, width, self.place / f"original-{width}.png")
                for width in peers.WIDTHS}
            for file, counterpart in GALLERY.items():
                ours = folders["dailies"] / "out/gallery" / clip.path.stem / file
                original = originals[int(ours.stem)] if file.startswith("poster") else clip.path
                for side in (COMMANDS, FUSED):
                    theirs = folders[side] / f"{clip.path.stem}-{counterpart}"
                    if file == "sound.m4a":
                        judges.require_same_packets(ours, theirs)
                        continue
                    judges.require_same_facts(ours, theirs)
                    judges.require_as_large(ours, theirs)
                    judges.require_as_good(ours, theirs, original)
            judges.require_index_first(folders["dailies"] / "out/gallery" / clip.path.stem / "web.mp4")

    # MARK: Probe

    def probe_file(self):
        """What one file is, by a process of its own."""
        path = self.clips[0].path
        sides = [Side("dailies", [self.dailies, "probe", "--json", path]), Side("ffprobe", ffprobe(path))]
        return Contest("probe of a file", "a file", sides, self._check_probe, Aim("ffprobe", 1 / 20), times=20)

    def probe_folder(self):
        """What each file of a folder is: by one process of ours, and by ffprobe for each file, one or two at once."""
        folder = self.place / "many"
        folder.mkdir(exist_ok=True)
        paths = [folder / f"{number:03}.mp4" for number in range(FOLDER)]
        for number, path in enumerate(paths):
            os.link(self.clips[number % len(self.clips)].path, path)
        sides = [Side("dailies", [self.dailies, "probe", "--json", *paths])]
        for at_once in (1, 2):
            looking = peers.xargs([ffprobe(path) for path in paths], at_once, self.place, f"ffprobe-{at_once}")
            sides.append(Side(f"ffprobe, -P {at_once}", looking))
        return Contest(
            "probe of a folder", f"a file of {FOLDER}", sides, self._check_folder, Aim("ffprobe, -P 1", 1 / 20), units=FOLDER)

    def _check_probe(self, folders):
        ours = json.loads((folders["dailies"] / "answer.txt").read_text())
        require_same_answers(ours, json.loads((folders["ffprobe"] / "answer.txt").read_text()))

    def _check_folder(self, folders):
        """Each file has its answer; whether answers are right is seen where a file is looked at alone."""
        ours = (folders["dailies"] / "answer.txt").read_text().splitlines()
        for side in ("ffprobe, -P 1", "ffprobe, -P 2"):
            theirs = (folders[side] / "answer.txt").read_text().count('"format": {')
            if not len(ours) == theirs == FOLDER:
                raise Failed(f"{len(ours)} and {theirs} of {FOLDER} files were looked at")

    # MARK: Posters and copies

    def posters(self, at):
        """A JPEG of each clip, of its first picture or that in the middle, which are key frames."""
        times = {clip: clip.middle if at == "middle" else 0 for clip in self.clips}
        commands = [ffmpegthumbnailer(clip.path, time, f"{clip.path.stem}.jpg") for clip, time in times.items()]
        sides = self._ours_and("posters", "ffmpegthumbnailer", commands, "--set", f"at={at}")

        def check(folders):
            for clip, time in times.items():
                ours = folders["dailies"] / "out/posters" / clip.path.stem / "poster.jpg"
                original = judges.image(clip.path, time, 640, self.place / "original.png")
                for side in sides[2:]:
                    theirs = folders[side.name] / f"{clip.path.stem}.jpg"
                    judges.require_same_facts(ours, theirs)
                    judges.require_as_good(ours, theirs, original)

        return self._folder_contest(f"posters, {at} picture", sides, check, Aim("ffmpegthumbnailer, -P 1", 1 / 4))

    def remux(self):
        """Each clip copied, with the index first."""
        commands = [
            peers.ffmpeg("-i", clip.path, "-c", "copy", *peers.FAST_START, f"{clip.path.stem}.mp4") for clip in self.clips]
        sides = self._ours_and("remux", "ffmpeg -c copy", commands)

        def check(folders):
            for clip in self.clips:
                ours = folders["dailies"] / "out/remux" / clip.path.stem / "web.mp4"
                judges.require_index_first(ours)
                for side in sides[2:]:
                    theirs = folders[side.name] / f"{clip.path.stem}.mp4"
                    judges.require_index_first(theirs)
                    judges.require_same_facts(ours, theirs)
                    judges.require_same_packets(ours, theirs)

        return self._folder_contest("remux", sides, check, Aim("ffmpeg -c copy, -P 1", 1 / 4))

    def _ours_and(self, pipeline, name, commands, *settings):
        ours = self._run(pipeline, *settings)
        label = f"{pipeline}{''.join(settings)}"
        return [Side("dailies", ours), Side(AGAIN, ours, after="dailies")] + [
            Side(f"{name}, -P {at_once}", peers.xargs(commands, at_once, self.place, f"{label}-{at_once}"))
            for at_once in (1, 2)]

    def _folder_contest(self, name, sides, check, aim):
        count = len(self.clips)
        return Contest(name, f"a clip of {count}", sides, check, aim, units=count)


def ffprobe(path):
    return ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", path]


def ffmpegthumbnailer(path, second, image):
    return ["ffmpegthumbnailer", "-i", path, "-o", image, "-s", 640, "-t", f"00:00:{second:02}", "-q", 8]


def require_same_answers(ours, theirs):
    """Raises `Failed` where dailies and ffprobe say other things of a file."""
    pairs = [("the duration", ours["duration"], float(theirs["format"]["duration"]))]
    for left, right in zip(ours["streams"], theirs["streams"], strict=True):
        pairs += [("the codec", left["codec"], right["codec_name"]), ("the profile", left["profile"], right["profile"])]
        pairs += [("the number of packets", left["frameCount"], int(right["nb_frames"]))]
        if left["kind"] == "video":
            video, size = left["video"], left["video"]["resolution"]
            pairs += [("the size", (size["width"], size["height"]), (right["width"], right["height"]))]
            pairs += [("the pixel format", video["pixelFormat"], right["pix_fmt"])]
            pairs += [("the rate", video["averageFrameRate"], right["avg_frame_rate"])]
        else:
            pairs += [("the sample rate", left["audio"]["sampleRate"], int(right["sample_rate"]))]
    for name, left, right in pairs:
        if left != right:
            raise Failed(f"{name} is {left} to dailies and {right} to ffprobe")
