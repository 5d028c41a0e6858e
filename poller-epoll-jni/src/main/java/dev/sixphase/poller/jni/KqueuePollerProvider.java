package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;

/**
 * The poller {@code kqueue}: macOS on x86_64 and aarch64, and the BSDs, by native code.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Native code.</b> As with {@link EpollPollerProvider}; no library for a BSD is packed, so there one
 * has to be built.
 *
 * <p><b>Not guaranteed:</b> that a descriptor limit which is reached later leaves room for another poller.
 *
 * @see <a href="https://man.freebsd.org/cgi/man.cgi?query=kqueue">kqueue(2)</a>
 */
public final class KqueuePollerProvider extends NativePollerProvider {
    static final String NAME = "kqueue";

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public KqueuePollerProvider() { }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    PollerProbe probe(final LoopClock clock) {
        return KqueueProbe.of(new KernelKqueue(), clock);
    }

    @Override
    Poller open(final LoopClock clock) throws IOException {
        return KqueuePoller.open(new KernelKqueue(), clock);
    }
}
