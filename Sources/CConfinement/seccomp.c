#define _GNU_SOURCE

#include "CConfinement.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the filter of system calls knows only x86_64 and aarch64"
#endif

// Calls that headers older than the kernel don't name; these numbers are the same on all processors.
enum { NR_PIDFD_GETFD = 438, NR_PROCESS_MADVISE = 440, NR_FCHMODAT2 = 452, NR_SETXATTRAT = 463, NR_REMOVEXATTRAT = 466 };

// Refused, since media need none of it: sockets, other processes, tracing, mounts, keys, programs in the kernel, and what
// Landlock doesn't watch over, which is who may do what with a file, its times, and truncating it by its path.
static const int refused[] = {
    __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4, __NR_sendto,
    __NR_sendmsg, __NR_sendmmsg,
    __NR_execve, __NR_execveat, __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_kcmp,
    __NR_pidfd_open, __NR_pidfd_send_signal, NR_PIDFD_GETFD, NR_PROCESS_MADVISE, __NR_kill, __NR_tkill,
    __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo,
    __NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_setns, __NR_unshare, __NR_open_tree, __NR_move_mount,
    __NR_fsopen, __NR_fsconfig, __NR_fsmount, __NR_fspick, __NR_open_by_handle_at, __NR_name_to_handle_at,
    __NR_keyctl, __NR_add_key, __NR_request_key, __NR_bpf, __NR_perf_event_open, __NR_userfaultfd,
    __NR_io_uring_setup, __NR_io_uring_enter, __NR_io_uring_register, __NR_fanotify_init,
    __NR_kexec_load, __NR_init_module, __NR_finit_module, __NR_delete_module, __NR_reboot, __NR_swapon, __NR_swapoff,
    __NR_acct, __NR_quotactl, __NR_syslog, __NR_personality, __NR_settimeofday, __NR_clock_settime, __NR_adjtimex,
    __NR_sethostname, __NR_setdomainname, __NR_vhangup,
    __NR_shmget, __NR_shmat, __NR_msgget, __NR_semget, __NR_mq_open, __NR_mq_unlink,
    __NR_fchmod, __NR_fchmodat, NR_FCHMODAT2, __NR_fchown, __NR_fchownat, __NR_utimensat, __NR_truncate,
    __NR_setxattr, __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr,
    NR_SETXATTRAT, NR_REMOVEXATTRAT,
#if defined(__x86_64__)
    __NR_fork, __NR_vfork, __NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat, __NR_iopl,
    __NR_ioperm, __NR_modify_ldt, __NR_kexec_file_load,
#endif
};

enum { REFUSED = sizeof(refused) / sizeof(*refused), LONGEST = 2 * REFUSED + 32 };
enum { X32 = 0x40000000 };

struct program {
    struct sock_filter steps[LONGEST];
    unsigned short length;
};

static void add(struct program *program, struct sock_filter step) { program->steps[program->length++] = step; }

static void load(struct program *program, uint32_t offset) {
    add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void answer(struct program *program, uint32_t value) {
    add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, value));
}

// Skips the next steps if the value that was loaded compares as it should, or if it doesn't.
static void test(struct program *program, uint16_t comparison, uint32_t value, uint8_t if_so, uint8_t if_not) {
    add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | comparison | BPF_K, value, if_so, if_not));
}

// The low half of an argument; both processors are little-endian.
static uint32_t argument(int index) {
    return (uint32_t)(offsetof(struct seccomp_data, args) + (size_t)index * sizeof(uint64_t));
}

static void build(struct program *program) {
    const uint32_t no = SECCOMP_RET_ERRNO | EPERM;
    load(program, offsetof(struct seccomp_data, arch));
    test(program, BPF_JEQ, ARCHITECTURE, 1, 0);
    answer(program, SECCOMP_RET_KILL_PROCESS);
    load(program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
    test(program, BPF_JGE, X32, 0, 1);
    answer(program, SECCOMP_RET_KILL_PROCESS);
#endif
    for (size_t index = 0; index < REFUSED; index++) {
        test(program, BPF_JEQ, (uint32_t)refused[index], 0, 1);
        answer(program, no);
    }
    // What clone3 is asked for lies in memory and can't be judged; told that there is none, the C library takes clone.
    test(program, BPF_JEQ, __NR_clone3, 0, 1);
    answer(program, SECCOMP_RET_ERRNO | ENOSYS);
    // Threads may be started, processes may not.
    test(program, BPF_JEQ, __NR_clone, 0, 4);
    load(program, argument(0));
    test(program, BPF_JSET, CLONE_THREAD, 1, 0);
    answer(program, no);
    answer(program, SECCOMP_RET_ALLOW);
    // Only its own threads are sent signals, as abort does.
    test(program, BPF_JEQ, __NR_tgkill, 0, 3);
    load(program, argument(0));
    test(program, BPF_JEQ, (uint32_t)getpid(), 1, 0);
    answer(program, no);
    answer(program, SECCOMP_RET_ALLOW);
}

int CConfinement_has_seccomp(void) {
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int CConfinement_seccomp_confine(void) {
    struct program program = {.length = 0};
    build(&program);
    struct sock_fprog whole = {.len = program.length, .filter = program.steps};
    return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole) == 0 ? 0 : errno;
}
