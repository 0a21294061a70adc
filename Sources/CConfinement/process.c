#define _GNU_SOURCE

#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

int CConfinement_give_up_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? errno : 0; }

int CConfinement_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) ? errno : 0; }

int CConfinement_set_limit(enum CConfinement_limit limit, uint64_t value) {
    static const int resources[] = {
        [CConfinement_limit_core] = RLIMIT_CORE,  [CConfinement_limit_memory] = RLIMIT_AS,     [CConfinement_limit_cpu] = RLIMIT_CPU,
        [CConfinement_limit_file] = RLIMIT_FSIZE, [CConfinement_limit_files] = RLIMIT_NOFILE,
    };
    struct rlimit old, new = {.rlim_cur = value, .rlim_max = value};
    if (getrlimit(resources[limit], &old)) return errno;
    if (limit == CConfinement_limit_cpu) new.rlim_max = old.rlim_max;
    if (new.rlim_max > old.rlim_max) new.rlim_max = old.rlim_max;
    if (new.rlim_cur > new.rlim_max) new.rlim_cur = new.rlim_max;
    return setrlimit(resources[limit], &new) ? errno : 0;
}

static uint64_t bytes_of(const char *field) {
    FILE *file = fopen("/proc/self/status", "re");
    if (!file) return 0;
    char line[256];
    unsigned long kilobytes = 0;
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, field, strlen(field))) continue;
        if (sscanf(line + strlen(field), "%lu", &kilobytes) != 1) kilobytes = 0;
        break;
    }
    fclose(file);
    return (uint64_t)kilobytes << 10;
}

uint64_t CConfinement_mapped_bytes(void) { return bytes_of("VmSize:"); }

uint64_t CConfinement_most_mapped_bytes(void) { return bytes_of("VmPeak:"); }

static int outcome(int descriptor) {
    if (descriptor < 0) return errno;
    close(descriptor);
    return 0;
}

int CConfinement_try_socket(void) { return outcome(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

int CConfinement_try_reading(const char *path) { return outcome(open(path, O_RDONLY | O_CLOEXEC)); }

int CConfinement_try_writing(const char *path) {
    int error = outcome(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!error) unlink(path);
    return error;
}
