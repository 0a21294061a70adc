// The C side of the door: FFmpeg's headers, and what Swift can't import from them.
//
// Everything here is prefixed `CFFmpeg_`. What differs between FFmpeg 5.1, 6 and 7 is a function here and nowhere else.

#ifndef CFFMPEG_SHIM_H
#define CFFMPEG_SHIM_H

#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/audio_fifo.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/dict.h>
#include <libavutil/display.h>
#include <libavutil/dovi_meta.h>
#include <libavutil/error.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libavutil/murmur3.h>
#include <libavutil/mastering_display_metadata.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/samplefmt.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
#include <stdint.h>
#include <string.h>

// Error codes: macros that compute, which Swift doesn't import.

static const int CFFmpeg_ERROR_EOF = AVERROR_EOF;
static const int CFFmpeg_ERROR_EXIT = AVERROR_EXIT;
static const int CFFmpeg_ERROR_INVALIDDATA = AVERROR_INVALIDDATA;
static const int CFFmpeg_ERROR_PATCHWELCOME = AVERROR_PATCHWELCOME;
static const int CFFmpeg_ERROR_OPTION_NOT_FOUND = AVERROR_OPTION_NOT_FOUND;
static const int CFFmpeg_ERROR_STREAM_NOT_FOUND = AVERROR_STREAM_NOT_FOUND;
static const int CFFmpeg_ERROR_DECODER_NOT_FOUND = AVERROR_DECODER_NOT_FOUND;
static const int CFFmpeg_ERROR_ENCODER_NOT_FOUND = AVERROR_ENCODER_NOT_FOUND;
static const int CFFmpeg_ERROR_DEMUXER_NOT_FOUND = AVERROR_DEMUXER_NOT_FOUND;
static const int CFFmpeg_ERROR_MUXER_NOT_FOUND = AVERROR_MUXER_NOT_FOUND;
static const int CFFmpeg_ERROR_FILTER_NOT_FOUND = AVERROR_FILTER_NOT_FOUND;
static const int CFFmpeg_ERROR_AGAIN = AVERROR(EAGAIN);
static const int CFFmpeg_ERROR_NOMEM = AVERROR(ENOMEM);
static const int CFFmpeg_ERROR_INVAL = AVERROR(EINVAL);
static const int CFFmpeg_ERROR_PERM = AVERROR(EPERM);

/// FFmpeg's code for an `errno`.
static inline int CFFmpeg_error_from_errno(int number) { return AVERROR(number); }

// Other macros.

static const int64_t CFFmpeg_NOPTS = AV_NOPTS_VALUE;
static const int CFFmpeg_PROFILE_UNKNOWN = -99;

/// A codec tag as text; `buffer` holds at least `AV_FOURCC_MAX_STRING_SIZE` (32) bytes.
static inline char *CFFmpeg_fourcc(char *buffer, uint32_t tag) { return av_fourcc_make_string(buffer, tag); }

/// Gives an SVT-AV1 encoder that was given no picture one that nobody will see: 1.4 never returns from closing it otherwise.
///
/// `opaque` is set once an encoder has a picture.
static inline void CFFmpeg_prepare_closing_svt_av1(AVCodecContext *context) {
    if (!context->codec || strcmp(context->codec->name, "libsvtav1") || !avcodec_is_open(context)) return;
    if (context->opaque) return;
    AVFrame *frame = av_frame_alloc();
    if (!frame) return;
    frame->width = context->width;
    frame->height = context->height;
    frame->format = context->pix_fmt;
    frame->pts = 0;
    if (av_frame_get_buffer(frame, 0) >= 0) {
        for (int plane = 0; plane < AV_NUM_DATA_POINTERS && frame->buf[plane]; plane++)
            memset(frame->buf[plane]->data, 0, frame->buf[plane]->size);
        avcodec_send_frame(context, frame);
    }
    av_frame_free(&frame);
}

// What differs between versions.

/// How long a frame is shown, in its time base; `pkt_duration` before FFmpeg 6.
static inline int64_t CFFmpeg_frame_duration(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_MAJOR >= 58
    return frame->duration;
#else
    return frame->pkt_duration;
#endif
}

/// Whether a frame is made of two fields; a flag since FFmpeg 6.1.
static inline int CFFmpeg_is_interlaced(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
    return (frame->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
    return frame->interlaced_frame;
#endif
}

/// Sets how long a frame is shown, in its time base.
static inline void CFFmpeg_set_frame_duration(AVFrame *frame, int64_t duration) {
#if LIBAVUTIL_VERSION_MAJOR >= 58
    frame->duration = duration;
#else
    frame->pkt_duration = duration;
#endif
}

/// Tells an encoder how many ticks a picture is shown; from FFmpeg 6 on the frames' own durations tell it.
static inline void CFFmpeg_set_ticks_per_frame(AVCodecContext *context, int ticks) {
#if LIBAVCODEC_VERSION_MAJOR < 60
    context->ticks_per_frame = ticks;
#else
    (void)context;
    (void)ticks;
#endif
}

/// Side data of a stream; moved to its codec parameters in FFmpeg 6.1.
static inline const uint8_t *CFFmpeg_stream_side_data(
    const AVStream *stream, enum AVPacketSideDataType type, size_t *size) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    const AVPacketSideData *data = av_packet_side_data_get(
        stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data, type);
    if (size) *size = data ? data->size : 0;
    return data ? data->data : NULL;
#else
    return av_stream_get_side_data(stream, type, size);
#endif
}

/// Copies what stands beside a stream's packets, such as its rotation, to a stream that is written: a negative code on
/// failure. Since FFmpeg 6.1 it is among the codec's parameters, with which it is copied.
static inline int CFFmpeg_add_side_data(
    AVStream *stream, enum AVPacketSideDataType type, const uint8_t *data, size_t size) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    (void)stream, (void)type, (void)data, (void)size;
    return 0;
#else
    uint8_t *copy = av_stream_new_side_data(stream, type, size);
    if (!copy) return AVERROR(ENOMEM);
    memcpy(copy, data, size);
    return 0;
#endif
}

/// Adds something beside the packets of a stream that is written, such as its light: a negative code on failure.
static inline int CFFmpeg_set_side_data(
    AVStream *stream, enum AVPacketSideDataType type, const void *data, size_t size) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    AVPacketSideData *entry = av_packet_side_data_new(
        &stream->codecpar->coded_side_data, &stream->codecpar->nb_coded_side_data, type, size, 0);
    uint8_t *copy = entry ? entry->data : NULL;
#else
    uint8_t *copy = av_stream_new_side_data(stream, type, size);
#endif
    if (!copy) return AVERROR(ENOMEM);
    memcpy(copy, data, size);
    return 0;
}

/// How many pieces of side data a stream has that are not among its codec's parameters.
static inline int CFFmpeg_side_data_count(const AVStream *stream) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    (void)stream;
    return 0;
#else
    return stream->nb_side_data;
#endif
}

/// One of them.
static inline const AVPacketSideData *CFFmpeg_side_data(const AVStream *stream, int index) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    (void)stream, (void)index;
    return NULL;
#else
    return stream->side_data + index;
#endif
}

/// The rotation of a stream in nine numbers, or NULL if it has none.
static inline const int32_t *CFFmpeg_display_matrix(const AVStream *stream) {
    size_t size = 0;
    const uint8_t *data = CFFmpeg_stream_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return data && size >= 9 * sizeof(int32_t) ? (const int32_t *)(const void *)data : NULL;
}

/// The display on which a stream was mastered, or NULL if nothing is said of it.
static inline const AVMasteringDisplayMetadata *CFFmpeg_mastering_display(const AVStream *stream) {
    size_t size = 0;
    const uint8_t *data = CFFmpeg_stream_side_data(stream, AV_PKT_DATA_MASTERING_DISPLAY_METADATA, &size);
    return data && size >= sizeof(AVMasteringDisplayMetadata) ? (const void *)data : NULL;
}

/// How bright the pictures of a stream get, or NULL if nothing is said of it.
static inline const AVContentLightMetadata *CFFmpeg_content_light(const AVStream *stream) {
    size_t size = 0;
    const uint8_t *data = CFFmpeg_stream_side_data(stream, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, &size);
    return data && size >= sizeof(AVContentLightMetadata) ? (const void *)data : NULL;
}

/// The Dolby Vision of a stream, or NULL if nothing is said of it.
static inline const AVDOVIDecoderConfigurationRecord *CFFmpeg_dolby_vision(const AVStream *stream) {
    size_t size = 0;
    const uint8_t *data = CFFmpeg_stream_side_data(stream, AV_PKT_DATA_DOVI_CONF, &size);
    return data && size >= sizeof(AVDOVIDecoderConfigurationRecord) ? (const void *)data : NULL;
}

/// How many samples a channel are not to be heard of a packet's sound, at its begin and at its end.
///
/// `AV_PKT_DATA_SKIP_SAMPLES`: two numbers of 32 bits, the lowest byte first.
static inline void CFFmpeg_skipped_samples(const AVPacket *packet, uint32_t *begin, uint32_t *end) {
    size_t size = 0;
    const uint8_t *data = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    *begin = data && size >= 10 ? data[0] | data[1] << 8 | data[2] << 16 | (uint32_t)data[3] << 24 : 0;
    *end = data && size >= 10 ? data[4] | data[5] << 8 | data[6] << 16 | (uint32_t)data[7] << 24 : 0;
}

/// The pixel formats an encoder takes, ended by `AV_PIX_FMT_NONE`, or NULL if it doesn't say.
static inline const enum AVPixelFormat *CFFmpeg_pixel_formats(const AVCodec *codec) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void *list = NULL;
    avcodec_get_supported_config(NULL, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, &list, NULL);
    return list;
#else
    return codec->pix_fmts;
#endif
}

/// Whether the Matroska muxer says how many samples are before the sound of every codec (`CodecDelay`) and moves packets by
/// them: since FFmpeg 6.
static inline int CFFmpeg_matroska_tells_priming(void) { return LIBAVFORMAT_VERSION_INT > AV_VERSION_INT(59, 30, 100); }

/// How many samples at 48 kHz the Matroska muxer says are before the sound of a stream, without moving its packets by them.
///
/// Before FFmpeg 6 it wrote Opus's codec delay, but let packets begin before zero, and then moved all streams out of the
/// way: pictures were 6.5 ms late.
static inline int CFFmpeg_unmoved_codec_delay(const AVFormatContext *muxer, const AVStream *stream) {
    if (CFFmpeg_matroska_tells_priming()) return 0;
    int isMatroska = !strcmp(muxer->oformat->name, "matroska") || !strcmp(muxer->oformat->name, "webm");
    return isMatroska && stream->codecpar->codec_id == AV_CODEC_ID_OPUS ? stream->codecpar->initial_padding : 0;
}

/// The sample formats an encoder takes, ended by `AV_SAMPLE_FMT_NONE`, or NULL if it doesn't say.
static inline const enum AVSampleFormat *CFFmpeg_sample_formats(const AVCodec *codec) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void *list = NULL;
    avcodec_get_supported_config(NULL, codec, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &list, NULL);
    return list;
#else
    return codec->sample_fmts;
#endif
}

/// The sample rates an encoder takes, ended by 0, or NULL if it takes any.
static inline const int *CFFmpeg_sample_rates(const AVCodec *codec) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void *list = NULL;
    avcodec_get_supported_config(NULL, codec, AV_CODEC_CONFIG_SAMPLE_RATE, 0, &list, NULL);
    return list;
#else
    return codec->supported_samplerates;
#endif
}

#endif
