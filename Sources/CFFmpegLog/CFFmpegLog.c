#include "CFFmpegLog.h"

#include <libavutil/log.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 512 };

// FFmpeg may log a line in several calls; it is whole when a newline comes.
static _Thread_local char partial[LINE_SIZE];
static _Thread_local size_t partial_length;
static _Thread_local int partial_has_text;
static _Thread_local char last[LINE_SIZE];

// Starts a line with who speaks: the first of a demuxer's names, a codec's name, or nothing.
static void start_line(void *object) {
    const AVClass *class = object ? *(const AVClass **)object : NULL;
    const char *name = class && class->item_name ? class->item_name(object) : NULL;
    partial_length = 0;
    partial_has_text = 0;
    partial[0] = 0;
    if (!name || !strcmp(name, "NULL")) return;
    int length = snprintf(partial, LINE_SIZE, "%.*s: ", (int)strcspn(name, ","), name);
    if (length > 0) partial_length = length < LINE_SIZE ? (size_t)length : LINE_SIZE - 1;
}

static void finish_line(void) {
    memcpy(last, partial, LINE_SIZE);
    partial_length = 0;
}

static void keep(void *object, int level, const char *format, va_list arguments) {
    if ((level & 0xff) > AV_LOG_ERROR) return;
    char text[LINE_SIZE];
    if (vsnprintf(text, LINE_SIZE, format, arguments) < 0) return;
    size_t length = strlen(text);
    int whole = strlen(text) + 1 == LINE_SIZE;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) {
        text[--length] = 0;
        whole = 1;
    }
    if (partial_length == 0) start_line(object);
    size_t room = LINE_SIZE - 1 - partial_length;
    size_t taken = length < room ? length : room;
    memcpy(partial + partial_length, text, taken);
    partial_length += taken;
    partial[partial_length] = 0;
    partial_has_text |= length > 0;
    if (whole && partial_has_text) finish_line();
}

// SVT-AV1 (1.4, as Debian 12 has it) prints to stderr whatever FFmpeg's log is told, unless this says otherwise when it is
// first used. Set before the program begins, while nobody reads the environment.
__attribute__((constructor)) static void quieten_svt_av1(void) { setenv("SVT_LOG", "-2", 0); }

void CFFmpegLog_install(void) { av_log_set_callback(keep); }

void CFFmpegLog_clear(void) {
    partial_length = 0;
    last[0] = 0;
}

const char *CFFmpegLog_last(void) { return last; }
