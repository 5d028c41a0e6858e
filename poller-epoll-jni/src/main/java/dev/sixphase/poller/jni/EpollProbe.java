package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;

/** The trial of an {@link EpollPoller}; an eventfd is the writable descriptor. */
final class EpollProbe extends PollerProbe {
    private final EpollCalls calls;
    private final LoopClock clock;

    EpollProbe(final EpollCalls calls, final LoopClock clock) {
        super(EpollPollerProvider.NAME);
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    NativePoller open() throws IOException {
        return EpollPoller.open(calls, clock);
    }

    @Override
    int openWritable() throws SystemCallException {
        final int descriptor = calls.createEventDescriptor();
        if (descriptor < 0) {
            throw NativeErrno.failure(descriptor, "eventfd", "");
        }
        return descriptor;
    }

    @Override
    void close(final int descriptor) {
        calls.close(descriptor);
    }

    @Override
    String hint(final Errno errno) {
        return switch (errno) {
            case EMFILE -> ". Raise the process's limit of open files (ulimit -n)";
            case ENFILE -> ". Raise the system's limit of open files (sysctl fs.file-max)";
            case ENOMEM -> ". The kernel has no memory left for it: look at the limits of the container";
            case ENOSPC -> ". Raise the limit of watched descriptors (sysctl fs.epoll.max_user_watches)";
            case ENOSYS -> ". The kernel is too old, or is not Linux's";
            case EPERM, EACCES -> ". A sandbox forbids the call: have its seccomp filter allow epoll_create1,"
                + " epoll_ctl, epoll_wait, epoll_pwait2 and eventfd2";
            default -> "";
        };
    }
}
