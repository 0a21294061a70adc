// FFmpeg's log, kept a thread instead of printed; and the build ids of loaded libraries.

#ifndef CFFMPEG_LOG_H
#define CFFMPEG_LOG_H

#include <stddef.h>

/// Sends FFmpeg's log to the calling thread's memory instead of stderr. Calling it again does no harm.
void CFFmpegLog_install(void);

/// Forgets what this thread has logged.
void CFFmpegLog_clear(void);

/// The last whole line of level error or worse that this thread has logged since it was cleared, as
/// `mov: moov atom not found`; empty if there is none. Valid until this thread next calls FFmpeg.
const char *CFFmpegLog_last(void);

/// Tells `visit` the path and the build id, in hexadecimal, of each shared library loaded that has one.
void CFFmpegLog_build_ids(void (*visit)(const char *path, const char *build_id, void *context), void *context);

#endif
