package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;

/**
 * The poller {@code iocp}: Windows 10 or newer on x86_64, by native code.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Native code.</b> Loaded when {@code epoll}'s is: see {@link EpollPollerProvider}.
 *
 * <p><b>Not guaranteed:</b> that quota which is used up later leaves room for another poller.
 */
public final class IocpPollerProvider extends NativePollerProvider {
    static final String NAME = "iocp";

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public IocpPollerProvider() { }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    PollerProbe probe(final LoopClock clock) {
        return IocpProbe.of(new KernelIocp(), clock);
    }

    @Override
    Poller open(final LoopClock clock) throws IOException {
        return IocpPoller.open(new KernelIocp(), clock);
    }
}
