// See include/KillAtCall.h.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum manner { BEFORE, AFTER, HALF };

static atomic_long calls;
static long last_call;
static enum manner manner;
static const char *count_path;

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("DAILIES_KILL_AT_CALL");
    const char *word = getenv("DAILIES_KILL_AT_CALL_MANNER");
    last_call = number ? atol(number) : 0;
    manner = word && !strcmp(word, "half") ? HALF : word && !strcmp(word, "after") ? AFTER : BEFORE;
    count_path = getenv("DAILIES_CALL_COUNT");
}

__attribute__((destructor)) static void end(void) {
    FILE *file = count_path ? fopen(count_path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int is_last(void) { return atomic_fetch_add(&calls, 1) + 1 == last_call; }

// Files and sockets; pipes and what else a process talks to itself with changes nothing outside it.
static int is_outside(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && (S_ISREG(status.st_mode) || S_ISSOCK(status.st_mode));
}

#define REAL(result, name, parameters)                                                                       \
    static result(*real) parameters;                                                                         \
    if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name)

// A call that happens whole or not at all.
#define WHOLE(result, name, parameters, arguments)                                                           \
    result name parameters {                                                                                 \
        REAL(result, name, parameters);                                                                      \
        if (!is_last()) return real arguments;                                                               \
        if (manner == AFTER) real arguments;                                                                 \
        die();                                                                                               \
        return 0;                                                                                            \
    }

// A call that writes `size` bytes to `descriptor`.
#define WRITING(name, parameters, arguments)                                                                 \
    ssize_t name parameters {                                                                                \
        REAL(ssize_t, name, parameters);                                                                     \
        if (!is_outside(descriptor) || !is_last()) return real arguments;                                    \
        if (manner == HALF) size /= 2;                                                                       \
        if (manner != BEFORE) real arguments;                                                                \
        die();                                                                                               \
        return 0;                                                                                            \
    }

WHOLE(int, rename, (const char *from, const char *to), (from, to))
WHOLE(int, unlink, (const char *path), (path))
WHOLE(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
WHOLE(int, rmdir, (const char *path), (path))
WHOLE(int, mkdir, (const char *path, mode_t mode), (path, mode))
WHOLE(int, chmod, (const char *path, mode_t mode), (path, mode))
WHOLE(int, fsync, (int descriptor), (descriptor))
WHOLE(int, fdatasync, (int descriptor), (descriptor))
WHOLE(int, ftruncate, (int descriptor, off_t size), (descriptor, size))
WHOLE(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))
WRITING(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size))
WRITING(send, (int descriptor, const void *bytes, size_t size, int flags), (descriptor, bytes, size, flags))
WRITING(pwrite, (int descriptor, const void *bytes, size_t size, off_t place), (descriptor, bytes, size, place))
WRITING(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t place), (descriptor, bytes, size, place))
WRITING(writev, (int descriptor, const struct iovec *bytes, int size), (descriptor, bytes, size))
