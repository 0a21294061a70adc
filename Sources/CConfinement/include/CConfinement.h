#ifndef CCONFINEMENT_H
#define CCONFINEMENT_H

#include <stddef.h>
#include <stdint.h>

// The version of Landlock's interface that the kernel offers; 0 if it has none.
int CConfinement_landlock_version(void);

// Confines the calling thread, and all threads and processes it starts from now on, to reading what is at or below some
// paths, and to writing and removing files below others. What isn't there is left out.
// It can't be taken back. 0, or an errno.
int CConfinement_landlock_confine(
    const char *const *readable, size_t readable_count, const char *const *writable, size_t writable_count);

// Whether the kernel filters system calls.
int CConfinement_has_seccomp(void);

// Refuses all threads of the process, from now on, sockets, other processes, and changes to the system and to who may do
// what with files. It can't be taken back. 0, or an errno.
int CConfinement_seccomp_confine(void);

// Gives up gaining privileges, for good. 0, or an errno.
int CConfinement_give_up_privileges(void);

// Ends this process when the thread that started it ends. 0, or an errno.
int CConfinement_end_with_parent(void);

enum CConfinement_limit { CConfinement_limit_core, CConfinement_limit_memory, CConfinement_limit_cpu, CConfinement_limit_file, CConfinement_limit_files };

// Limits what this process may use. The limit for seconds of processor time can be moved again. 0, or an errno.
int CConfinement_set_limit(enum CConfinement_limit limit, uint64_t value);

// How many bytes of memory the process has mapped, and how many it had at the most; 0 if that can't be told.
uint64_t CConfinement_mapped_bytes(void);
uint64_t CConfinement_most_mapped_bytes(void);

// 0 if a socket can be made, else the errno. None is left open.
int CConfinement_try_socket(void);

// 0 if a file can be opened for reading, else the errno.
int CConfinement_try_reading(const char *path);

// 0 if a file can be made, else the errno. None is left behind.
int CConfinement_try_writing(const char *path);

#endif
