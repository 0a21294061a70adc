"""What ffprobe, ffmpeg and mediainfo say of a file: judges that nobody here wrote."""

import array
import functools
import json
import operator
import re
import subprocess
from pathlib import Path

LIMIT = 600  # Seconds that a judge may take.
HEARD_RATE = 8000  # How often sound is looked at a second when it is held against other sound.


class Refused(Exception):
    """A judge that can't do what it is asked."""


def run(*command, stdout=subprocess.PIPE):
    """Runs a program and returns what it wrote; raises `Refused` with its last words if it fails."""
    done = subprocess.run(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, timeout=LIMIT)
    if done.returncode != 0:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise Refused(f"{command[0]}: {'; '.join(words[-3:]) or done.returncode}")
    return done


class Media:
    """A media file, looked at once for each question."""

    def __init__(self, path):
        self.path = Path(path)

    @functools.cached_property
    def report(self):
        return json.loads(run("ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", self.path).stdout)

    def _stream(self, kind):
        streams = [
            stream for stream in self.report["streams"]
            if stream.get("codec_type") == kind and not stream["disposition"]["attached_pic"]]
        return streams[0] if streams else None

    @property
    def video(self):
        return self._stream("video")

    @property
    def audio(self):
        return self._stream("audio")

    @functools.cached_property
    def pictures(self):
        """When each picture is shown, in order, and how long: by its packets, but for those that edits leave out."""
        return self._times("packet=pts_time,duration_time,flags", "V:0", lambda row: "D" not in row.get("flags", ""))

    @functools.cached_property
    def sounds(self):
        """When each piece of decoded sound is heard, and how many samples it has."""
        rows = self._rows("frame=pts_time,nb_samples", "a:0", "frames")
        return [(float(row["pts_time"]), int(row["nb_samples"])) for row in rows if "pts_time" in row]

    def _times(self, entries, stream, wanted):
        rows = [row for row in self._rows(entries, stream, "packets") if "pts_time" in row and wanted(row)]
        return sorted((float(row["pts_time"]), float(row.get("duration_time", 0))) for row in rows)

    def _rows(self, entries, stream, name):
        words = ["ffprobe", "-v", "error", "-of", "json", "-select_streams", stream, "-show_entries", entries, self.path]
        return json.loads(run(*words).stdout).get(name, [])

    @functools.cached_property
    def decoded_pictures(self):
        """How many pictures ffprobe decodes."""
        words = ["-v", "quiet", "-of", "json", "-select_streams", "V:0", "-count_frames", "-show_entries"]
        streams = json.loads(run("ffprobe", *words, "stream=nb_read_frames", self.path).stdout).get("streams", [])
        count = streams[0].get("nb_read_frames", "N/A") if streams else "N/A"
        return int(count) if count.isdigit() else 0

    @property
    def begin(self):
        """When the first of what is in the file begins, subtitles among it."""
        starts = [self.sounds[0][0]] if self.audio and self.sounds else []
        starts += [self.pictures[0][0]] if self.video and self.pictures else []
        return min(starts + [float(self.report["format"].get("start_time", "inf"))])

    @property
    def picture_seconds(self):
        """From the first picture's beginning to the last one's."""
        return self.pictures[-1][0] - self.pictures[0][0]

    @property
    def sound_seconds(self):
        return sum(count for _, count in self.sounds) / float(self.audio["sample_rate"])

    @functools.cached_property
    def heard(self):
        """The first seconds of the sound from the first picture on, as samples of one channel, `HEARD_RATE` a second."""
        steps = f"asetpts=PTS-({self.pictures[0][0]})/TB,aresample={HEARD_RATE}:async=1:first_pts=0"
        words = ["-copyts", "-i", self.path, "-map", "0:a:0", "-af", steps + ",aformat=channel_layouts=mono"]
        sound = run("ffmpeg", "-nostdin", "-v", "quiet", *words, "-t", "5", "-f", "s16le", "-c:a", "pcm_s16le", "-").stdout
        samples = array.array("h")
        samples.frombytes(sound[:len(sound) // 2 * 2])
        return samples

    @functools.cached_property
    def picture_bytes(self):
        rows = self._rows("packet=size", "V:0", "packets")
        return sum(int(row["size"]) for row in rows)

    @property
    def rate(self):
        """Pictures a second; `None` if the file doesn't say."""
        numerator, denominator = map(int, self.video["avg_frame_rate"].split("/"))
        return numerator / denominator if numerator and denominator else None

    @property
    def is_steady(self):
        """Whether pictures are as far apart as the file says."""
        times = [time for time, _ in self.pictures]
        numerator, denominator = map(int, self.video["r_frame_rate"].split("/"))
        length = denominator / numerator if numerator and denominator else 0
        allowed = min(0.0015, length / 4)
        return all(abs(later - earlier - length) <= allowed for earlier, later in zip(times, times[1:]))

    @property
    def rotation(self):
        """Degrees clockwise."""
        for data in self.video.get("side_data_list", []):
            if "rotation" in data:
                return -int(data["rotation"]) % 360
        return 0

    @property
    def is_encrypted(self):
        """Whether its pictures are encrypted: by a tag of Matroska, or by how MP4 names what is in a track."""
        return "enc_key_id" in self.video.get("tags", {}) or b"encv" in self.path.read_bytes()[:1 << 20]

    @property
    def is_interlaced(self):
        return self.video.get("field_order") in ("tt", "bb", "tb", "bt")

    @property
    def picture_digests(self):
        """A digest of each decoded picture, in order."""
        lines = run("ffmpeg", "-nostdin", "-v", "error", "-i", self.path, "-map", "0:V:0", "-f", "framemd5", "-").stdout
        return [line.split(",")[-1].strip() for line in lines.decode().splitlines() if not line.startswith("#")]


def sound_lag(made, source):
    """By how many seconds sound is heard later than in the source, by where both are most alike; `None` where it is silent."""
    one, other = made.heard, source.heard
    reach = HEARD_RATE // 16
    middle = other[reach:max(reach, min(len(one), len(other)) - reach)]
    if len(middle) < reach or max(map(abs, middle)) < 50:
        return None
    alike = {
        lag: sum(map(operator.mul, middle, one[reach + lag:reach + lag + len(middle)])) for lag in range(-reach, reach + 1)}
    best = max(alike.values())
    lag = min((lag for lag, value in alike.items() if value >= 0.999 * best), key=abs)
    return lag / HEARD_RATE


def likeness(one, other):
    """How alike the pictures of two files are by the filter ssim, from 0 to 1, compared in order as they are stored.

    Of pictures smaller than its windows the filter says nothing; they are alike if they are the same.
    """
    if min(Media(one).video["width"], Media(one).video["height"]) < 8:
        return float(Media(one).picture_digests == Media(other).picture_digests)
    graph = "[0:V:0]settb=1/1000,setpts=N[a];[1:V:0]settb=1/1000,setpts=N[b];[a][b]ssim"
    done = run(
        "ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-noautorotate", "-i", one, "-noautorotate", "-i", other,
        "-lavfi", graph, "-fps_mode", "passthrough", "-f", "null", "-")
    found = re.search(rb"SSIM .* All:([0-9.]+)", done.stderr)
    return float(found[1]) if found else 0.0


def vmaf(ffmpeg, made, original):
    """Netflix's VMAF of pictures against what they were made of, from 0 to 100, by an ffmpeg that has it."""
    # Newer ones convert between what files say of their colours, where both hold the same numbers.
    alike = "settb=1/1000,setpts=N,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
    graph = f"[0:V:0]{alike}[a];[1:V:0]{alike}[b];[a][b]libvmaf=n_threads=2"
    done = run(
        ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-noautorotate", "-i", made, "-noautorotate", "-i", original,
        "-lavfi", graph, "-fps_mode", "passthrough", "-f", "null", "-")
    found = re.search(rb"VMAF score: ([0-9.]+)", done.stderr)
    return float(found[1]) if found else 0.0
