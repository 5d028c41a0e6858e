package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import java.io.IOException;
import java.util.Map;

/** The trial of {@link UringPoller}; an eventfd is the writable descriptor. */
final class UringProbe {
    private static final String FORBIDDEN = "io_uring is switched off (sysctl kernel.io_uring_disabled), or a"
        + " sandbox forbids it: have its seccomp filter allow io_uring_setup, io_uring_enter and"
        + " io_uring_register, or use the poller epoll";
    private static final Map<Errno, String> HINTS = Map.of(
        Errno.EMFILE, "Raise the process's limit of open files (ulimit -n)",
        Errno.ENFILE, "Raise the system's limit of open files (sysctl fs.file-max)",
        Errno.ENOMEM, "Raise the limit of locked memory (RLIMIT_MEMLOCK, ulimit -l), or the memory of the"
            + " container",
        Errno.ENOSYS, "The kernel has no io_uring, or a sandbox hides it: use the poller epoll",
        Errno.EINVAL, "The kernel's io_uring is older than that of Linux 6.0: use the poller epoll",
        Errno.EPERM, FORBIDDEN,
        Errno.EACCES, FORBIDDEN);

    private UringProbe() { }

    static PollerProbe of(final UringCalls calls, final EpollCalls epollCalls, final LoopClock clock) {
        return new PollerProbe(UringPollerProvider.NAME, "eventfd", new Subject(calls, epollCalls, clock),
            HINTS);
    }

    private record Subject(UringCalls calls, EpollCalls epollCalls, LoopClock clock)
        implements PollerProbe.Subject {

        @Override
        public NativePoller openPoller() throws IOException {
            return UringPoller.open(calls, epollCalls, clock);
        }

        @Override
        public int openWritable() {
            return epollCalls.createEventDescriptor();
        }

        @Override
        public void closeWritable(final int descriptor) {
            epollCalls.close(descriptor);
        }
    }
}
