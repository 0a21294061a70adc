#define _GNU_SOURCE

#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
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

uint64_t CConfinement_mapped_bytes(void) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file) return 0;
    if (fscanf(file, "%lu", &pages) != 1) pages = 0;
    fclose(file);
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

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
