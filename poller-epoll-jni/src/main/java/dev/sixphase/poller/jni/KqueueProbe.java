package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;

/** The trial of a {@link KqueuePoller}; a UDP socket is the writable descriptor. */
final class KqueueProbe extends PollerProbe {
    private final KqueueCalls calls;
    private final LoopClock clock;

    KqueueProbe(final KqueueCalls calls, final LoopClock clock) {
        super(KqueuePollerProvider.NAME);
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    NativePoller open() throws IOException {
        return KqueuePoller.open(calls, clock);
    }

    @Override
    int openWritable() throws SystemCallException {
        final int descriptor = SocketNative.open(SocketNative.INET, SocketNative.DATAGRAM);
        if (descriptor < 0) {
            throw NativeErrno.failure(descriptor, "socket", "");
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
            case ENFILE -> ". Raise the system's limit of open files (sysctl kern.maxfiles)";
            case ENOMEM -> ". The kernel has no memory left for it";
            case EPERM, EACCES -> ". A sandbox forbids the call";
            default -> "";
        };
    }
}
