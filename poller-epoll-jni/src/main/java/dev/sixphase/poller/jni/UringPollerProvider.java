package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;

/**
 * The poller {@code io_uring}: Linux 6.0 and newer on x86_64 and aarch64, by native code.
 * <b>Experimental</b>, and chosen by name only.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Native code</b> as for {@link EpollPollerProvider}.
 *
 * <p><b>Not guaranteed:</b> that bytes which a socket has taken are on their way before the next poll, its
 * {@code shutdownOutput} or its close, whichever comes first.
 */
public final class UringPollerProvider extends NativePollerProvider {
    static final String NAME = "io_uring";

    private static final int BY_NAME_ONLY = 0;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public UringPollerProvider() { }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return BY_NAME_ONLY;
    }

    @Override
    PollerProbe probe(final LoopClock clock) {
        return UringProbe.of(new KernelUring(), new KernelEpoll(), clock);
    }

    @Override
    Poller open(final LoopClock clock) throws IOException {
        return UringPoller.open(new KernelUring(), new KernelEpoll(), clock);
    }
}
