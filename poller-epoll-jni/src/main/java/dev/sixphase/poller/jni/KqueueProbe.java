package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import java.io.IOException;
import java.util.Map;

/** The trial of {@link KqueuePoller}; a UDP socket is the writable descriptor. */
final class KqueueProbe {
    private static final Map<Errno, String> HINTS = Map.of(
        Errno.EMFILE, "Raise the process's limit of open files (ulimit -n)",
        Errno.ENFILE, "Raise the system's limit of open files (sysctl kern.maxfiles)",
        Errno.ENOMEM, "The kernel has no memory left for it",
        Errno.EPERM, "A sandbox forbids the call",
        Errno.EACCES, "A sandbox forbids the call");

    private KqueueProbe() { }

    static PollerProbe of(final KqueueCalls calls, final LoopClock clock) {
        return new PollerProbe(KqueuePollerProvider.NAME, "socket", new Subject(calls, clock), HINTS);
    }

    private record Subject(KqueueCalls calls, LoopClock clock) implements PollerProbe.Subject {
        @Override
        public NativePoller openPoller() throws IOException {
            return KqueuePoller.open(calls, clock);
        }

        @Override
        public int openWritable() {
            return calls.openWritable();
        }

        @Override
        public void closeWritable(final int descriptor) {
            calls.close(descriptor);
        }
    }
}
