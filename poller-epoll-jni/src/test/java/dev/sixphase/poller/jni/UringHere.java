package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** Pollers of the ring, where the kernel has it. */
final class UringHere {
    private UringHere() { }

    /** Skips the test where the kernel is too old or forbids it, and under an emulator that knows no ring. */
    static void require() {
        BuiltLibrary.require();
        final Availability answer = new UringPollerProvider().availability();
        Assumptions.assumeTrue(answer instanceof Availability.Available, answer::toString);
    }

    static Poller open(final PollerOptions options) throws IOException {
        require();
        return new UringPollerProvider().open(options);
    }
}
