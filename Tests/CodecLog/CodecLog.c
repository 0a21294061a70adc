// See include/CodecLog.h.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST = 1024 };

static struct {
    const AVCodecContext *context;
    long packets;
} decoders[MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int file = -1;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("DAILIES_CODEC_LOG");
    if (path) file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The place of a decoder, or a free one; -1 if there is none.
static int place(const AVCodecContext *context) {
    int vacant = -1;
    for (int index = 0; index < MOST; index++) {
        if (decoders[index].context == context) return index;
        if (!decoders[index].context && vacant < 0) vacant = index;
    }
    return vacant;
}

int avcodec_send_packet(AVCodecContext *context, const AVPacket *packet) {
    static int (*real)(AVCodecContext *, const AVPacket *);
    if (!real) real = (int (*)(AVCodecContext *, const AVPacket *))dlsym(RTLD_NEXT, "avcodec_send_packet");
    int code = real(context, packet);
    if (code < 0 || !packet) return code;
    pthread_mutex_lock(&lock);
    int index = place(context);
    if (index >= 0) {
        decoders[index].context = context;
        decoders[index].packets++;
    }
    pthread_mutex_unlock(&lock);
    return code;
}

void avcodec_free_context(AVCodecContext **context) {
    static void (*real)(AVCodecContext **);
    if (!real) real = (void (*)(AVCodecContext **))dlsym(RTLD_NEXT, "avcodec_free_context");
    pthread_mutex_lock(&lock);
    int index = *context ? place(*context) : -1;
    if (index >= 0 && decoders[index].context) {
        dprintf(file, "decoded %s %ld\n", (*context)->codec ? (*context)->codec->name : "?", decoders[index].packets);
        decoders[index].context = NULL;
        decoders[index].packets = 0;
    }
    pthread_mutex_unlock(&lock);
    real(context);
}

int avfilter_graph_parse_ptr(
    AVFilterGraph *graph, const char *chain, AVFilterInOut **inputs, AVFilterInOut **outputs, void *opaque) {
    static int (*real)(AVFilterGraph *, const char *, AVFilterInOut **, AVFilterInOut **, void *);
    if (!real)
        real = (int (*)(AVFilterGraph *, const char *, AVFilterInOut **, AVFilterInOut **, void *))dlsym(
            RTLD_NEXT, "avfilter_graph_parse_ptr");
    dprintf(file, "filtered %s\n", chain);
    return real(graph, chain, inputs, outputs, opaque);
}
