package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;

/**
 * What the providers have in common: on another system they say so; else the library is loaded first, and
 * then the poller is tried.
 */
abstract class NativePollerProvider implements PollerProvider {
    private static final int PRIORITY = 200;

    /** What to try. */
    abstract PollerProbe probe(LoopClock clock);

    /** Opens a poller with the library loaded. */
    abstract Poller open(LoopClock clock) throws IOException;

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public final Availability availability() {
        try {
            requireSystem();
            final String reluctance = NativeAccess.reluctance(name());
            if (reluctance != null) {
                return Availability.unavailable(reluctance, null);
            }
            LoadedLibrary.require();
            return probe(LoopClock.SYSTEM).availability();
        } catch (final NativeLibraryException e) {
            return Availability.unavailable(e.getMessage(), e.getCause());
        } catch (final RuntimeException | LinkageError e) {
            // A defect of ours, which must not take the other backends with it.
            return Availability.unavailable("trying it failed in an unforeseen way: " + e, e);
        }
    }

    @Override
    public final Poller open(final PollerOptions options) throws IOException {
        try {
            requireSystem();
            LoadedLibrary.require();
        } catch (final NativeLibraryException e) {
            throw new IOException("open a poller " + name() + ": " + e.getMessage(), e);
        }
        return open(options.clock());
    }

    private void requireSystem() throws NativeLibraryException {
        NativeBackend.of(name()).requireSystem(NativePlatform.current());
    }
}
