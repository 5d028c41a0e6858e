package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import java.io.IOException;
import java.util.Map;

/** The trial of {@link EpollPoller}; an eventfd is the writable descriptor. */
final class EpollProbe {
    private static final String SANDBOX = "A sandbox forbids the call: have its seccomp filter allow"
        + " epoll_create1, epoll_ctl, epoll_wait, epoll_pwait2 and eventfd2";
    private static final Map<Errno, String> HINTS = Map.of(
        Errno.EMFILE, "Raise the process's limit of open files (ulimit -n)",
        Errno.ENFILE, "Raise the system's limit of open files (sysctl fs.file-max)",
        Errno.ENOMEM, "The kernel has no memory left for it: look at the limits of the container",
        Errno.ENOSPC, "Raise the limit of watched descriptors (sysctl fs.epoll.max_user_watches)",
        Errno.ENOSYS, "The kernel is too old, or is not Linux's",
        Errno.EPERM, SANDBOX,
        Errno.EACCES, SANDBOX);

    private EpollProbe() { }

    static PollerProbe of(final EpollCalls calls, final LoopClock clock) {
        return new PollerProbe(EpollPollerProvider.NAME, "eventfd", new Subject(calls, clock), HINTS);
    }

    private record Subject(EpollCalls calls, LoopClock clock) implements PollerProbe.Subject {
        @Override
        public NativePoller openPoller() throws IOException {
            return EpollPoller.open(calls, clock);
        }

        @Override
        public int openWritable() {
            return calls.createEventDescriptor();
        }

        @Override
        public void closeWritable(final int descriptor) {
            calls.close(descriptor);
        }
    }
}
