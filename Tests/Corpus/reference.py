"""The ffmpeg command that makes of a file what a preset makes, at the same settings."""

from media import run

LANCZOS = "flags=lanczos+accurate_rnd+full_chroma_int"


def make(source, made, settings, path):
    """Writes pictures of `source` in the size of `made`, encoded by the settings of a preset."""
    # libvpx takes a frame to last one tick, whatever it lasts: by the ffmpeg command ticks then have to be frames.
    ticks = 0 if settings["video"]["codec"] == "vp9" else -1
    steps = ",".join(filters(source, made)) or "null"
    run("ffmpeg", *before(source), "-enc_time_base", ticks, "-vf", steps, *encoder(source, made, settings), path)


def make_whole(source, made, path):
    """Writes the same pictures without losing anything."""
    run("ffmpeg", *before(source), "-vf", ",".join(filters(source, made)) or "null", "-c:v", "ffv1", path)


def before(source):
    return [
        "-nostdin", "-y", "-v", "error", "-noautorotate", "-i", source.path, "-map", "0:V:0", "-an", "-sn", "-dn",
        "-fps_mode", "passthrough"]


def filters(source, made):
    """What has to be done to the pictures, in the order in which it is done."""
    video = source.video
    steps = ["bwdif=mode=send_frame:parity=auto:deint=interlaced"] if source.is_interlaced else []
    width, height = video["width"] // 2 * 2, video["height"] // 2 * 2
    if (width, height) != (video["width"], video["height"]):
        steps.append(f"crop={width}:{height}:0:0:exact=1")
    steps += {90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"]}.get(source.rotation, [])
    if source.rotation in (90, 270):
        width, height = height, width
    return steps + colors(video, made.video, (width, height) != (made.video["width"], made.video["height"]))


def colors(video, made, is_scaled):
    """Scales, and brings to limited range, 8 bits and the matrix that the made file says."""
    pixels, size = video.get("pix_fmt", ""), f"scale={made['width']}:{made['height']}:{LANCZOS}"
    transfer = video.get("color_transfer")
    if transfer in ("smpte2084", "arib-std-b67"):
        known = {
            "tin": transfer, "pin": video.get("color_primaries", "bt2020"), "min": video.get("color_space", "bt2020nc"),
            "rin": video.get("color_range", "tv")}
        said = ":".join(f"{name}={value}" for name, value in known.items())
        return ([size, "setsar=1"] if is_scaled else []) + [
            f"zscale={said}:t=linear:npl=100", "format=gbrpf32le", "zscale=p=bt709", "tonemap=tonemap=hable:desat=0",
            "zscale=t=bt709:m=bt709:r=tv", "format=yuv420p"]
    matrix = {"smpte170m": "bt601", "bt470bg": "bt601"}.get(made.get("color_space"), made.get("color_space", "bt709"))
    if "a" in pixels.replace("gray", "") and "yuvj" not in pixels or pixels == "pal8":
        steps = [f"scale={LANCZOS}+full_chroma_inp", "format=gbrap", "premultiply=inplace=1", "format=gbrp"]
        return steps + [f"{size}:out_range=tv:out_color_matrix={matrix}", "setsar=1", "format=yuv420p"]
    is_rgb = "rgb" in pixels or "bgr" in pixels or "gbr" in pixels
    is_full = video.get("color_range") == "pc" or pixels.startswith("yuvj")
    if not (is_scaled or is_rgb or is_full or pixels != "yuv420p"):
        return []
    if not is_rgb:
        size += f":in_range={'pc' if is_full else 'tv'}:in_color_matrix={matrix}"
    return [f"{size}:out_range=tv:out_color_matrix={matrix}", "setsar=1", "format=yuv420p"]


def encoder(source, made, settings):
    """The encoder's options: those of the preset, and threads by the size of the picture."""
    video, width, height = settings["video"], made.video["width"], made.video["height"]
    pixels = width * height
    threads = 1 if pixels < 320 * 240 else 2 if pixels < 1280 * 720 else 4
    interval = max(1, round((source.rate or 24) * video["keyframeInterval"]))
    options = ["-crf", video["crf"], "-g", interval, "-threads", threads]
    if video["maxBitRate"]:
        options += ["-maxrate", video["maxBitRate"], "-bufsize", video["maxBitRate"] * 2]
    if video["codec"] == "h264":
        options += ["-c:v", "libx264", "-preset", video["speed"], "-profile:v", "high", "-bf", 2]
        # x264's macroblock tree reads what it never wrote where rows of macroblocks are few or odd.
        return options + ([] if is_steady(width) else ["-x264-params", "mbtree=0"])
    mean = video.get("bitRate") or video["maxBitRate"] * 69 // 100
    return options + [
        "-c:v", "libvpx-vp9", "-b:v", mean, "-deadline", "good", "-cpu-used", video["speed"], "-row-mt", 1,
        "-auto-alt-ref", 1, "-lag-in-frames", 25, "-tile-columns", 2 if width >= 1280 else 1]


def is_steady(width):
    return (width + 15) // 16 % 8 == 0
