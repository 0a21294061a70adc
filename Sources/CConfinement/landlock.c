#define _GNU_SOURCE

#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Of <linux/landlock.h>, which older systems don't have. The numbers of the calls are the same on all processors.
enum { NR_CREATE_RULESET = 444, NR_ADD_RULE = 445, NR_RESTRICT_SELF = 446 };
enum { CREATE_RULESET_VERSION = 1, RULE_PATH_BENEATH = 1 };

struct ruleset {
    uint64_t files, network, scopes;
};

struct path_rule {
    uint64_t rights;
    int32_t folder;
} __attribute__((packed));

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_FOLDER = 1 << 3,
    REMOVE_FOLDER = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_FOLDER = 1 << 7,
    MAKE_FILE = 1 << 8,
    REFER = 1 << 13,    // from version 2
    TRUNCATE = 1 << 14, // from version 3
    IOCTL = 1 << 15,    // from version 5
};

enum { READING = READ_FILE | READ_FOLDER };
enum { WRITING = READING | WRITE_FILE | REMOVE_FILE | MAKE_FILE | MAKE_FOLDER | REMOVE_FOLDER | REFER | TRUNCATE };
// What a rule for a single file may speak of.
enum { OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL };

int CConfinement_landlock_version(void) {
    long version = syscall(NR_CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION);
    return version > 0 ? (int)version : 0;
}

// All rights that a version knows, so that what isn't granted is refused.
static struct ruleset everything(int version, size_t *size) {
    static const int file_rights[] = {0, 13, 14, 15, 15, 16};
    int known = version < 5 ? file_rights[version] : 16;
    struct ruleset all = {.files = (1ull << known) - 1};
    *size = sizeof(uint64_t);
    if (version >= 4) {
        all.network = 3; // to bind and to connect TCP
        *size = 2 * sizeof(uint64_t);
    }
    if (version >= 6) {
        all.scopes = 3; // abstract sockets and signals of other processes
        *size = sizeof(all);
    }
    return all;
}

static int allow(int ruleset, const char *path, uint64_t rights) {
    int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0) return errno == ENOENT || errno == EACCES || errno == ENOTDIR ? 0 : errno;
    struct stat status;
    int error = fstat(place, &status) ? errno : 0;
    if (!error) {
        if (!S_ISDIR(status.st_mode)) rights &= OF_A_FILE;
        struct path_rule rule = {.rights = rights, .folder = place};
        if (syscall(NR_ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0)) error = errno;
    }
    close(place);
    return error;
}

int CConfinement_landlock_confine(
    const char *const *readable, size_t readable_count, const char *const *writable, size_t writable_count) {
    int version = CConfinement_landlock_version();
    if (version == 0) return ENOSYS;
    size_t size;
    struct ruleset all = everything(version, &size);
    int ruleset = (int)syscall(NR_CREATE_RULESET, &all, size, 0);
    if (ruleset < 0) return errno;
    int error = 0;
    for (size_t index = 0; index < readable_count && !error; index++)
        error = allow(ruleset, readable[index], READING & all.files);
    for (size_t index = 0; index < writable_count && !error; index++)
        error = allow(ruleset, writable[index], WRITING & all.files);
    // Libraries write to it what they don't want.
    if (!error) error = allow(ruleset, "/dev/null", READ_FILE | WRITE_FILE);
    if (!error && syscall(NR_RESTRICT_SELF, ruleset, 0)) error = errno;
    close(ruleset);
    return error;
}
