package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;

/**
 * The poller {@code epoll}: Linux on x86_64 and aarch64, by native code.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Native code.</b> The library is loaded by the first call of {@code availability()} or {@code open},
 * not before. From JDK 24 on {@code availability()} says no, without loading anything, if the JVM was not
 * started with {@code --enable-native-access=dev.sixphase.poller.jni} and {@code -Dsixphase.poller} does not
 * name {@code epoll}: then the JVM would print a warning that nobody asked for.
 *
 * <p><b>Not guaranteed:</b> that a descriptor limit which is reached later leaves room for another poller.
 */
public final class EpollPollerProvider extends NativePollerProvider {
    static final String NAME = "epoll";

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public EpollPollerProvider() { }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    PollerProbe probe(final LoopClock clock) {
        return EpollProbe.of(new KernelEpoll(), clock);
    }

    @Override
    Poller open(final LoopClock clock) throws IOException {
        return EpollPoller.open(new KernelEpoll(), clock);
    }
}
