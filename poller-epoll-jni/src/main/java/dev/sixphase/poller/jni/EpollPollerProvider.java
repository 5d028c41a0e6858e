package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;

/**
 * The poller {@code epoll}: Linux on x86_64 and aarch64, by native code.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Native code.</b> The library is loaded by the first call of {@link #availability()} or {@link #open},
 * not before. From JDK 24 on {@code availability()} says no, without loading anything, if the JVM was not
 * started with {@code --enable-native-access=dev.sixphase.poller.jni} and {@code -Dsixphase.poller} does not
 * name {@code epoll}: then the JVM would print a warning that nobody asked for.
 *
 * <p><b>Not guaranteed:</b> that a descriptor limit which is reached later leaves room for another poller.
 */
public final class EpollPollerProvider implements PollerProvider {
    static final String NAME = "epoll";

    private static final int PRIORITY = 200;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public EpollPollerProvider() { }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Availability availability() {
        try {
            final String reluctance = LoadedLibrary.reluctance();
            if (reluctance != null) {
                return Availability.unavailable(reluctance, null);
            }
            LoadedLibrary.require();
            return EpollProbe.availability(new KernelEpoll(), LoopClock.SYSTEM);
        } catch (final NativeLibraryException e) {
            return Availability.unavailable(e.getMessage(), e.getCause());
        } catch (final RuntimeException | LinkageError e) {
            // A defect of ours, which must not take the other backends with it.
            return Availability.unavailable("trying it failed in an unforeseen way: " + e, e);
        }
    }

    @Override
    public Poller open(final PollerOptions options) throws IOException {
        try {
            LoadedLibrary.require();
        } catch (final NativeLibraryException e) {
            throw new IOException("open a poller " + NAME + ": " + e.getMessage(), e);
        }
        return EpollPoller.open(new KernelEpoll(), options.clock());
    }
}
