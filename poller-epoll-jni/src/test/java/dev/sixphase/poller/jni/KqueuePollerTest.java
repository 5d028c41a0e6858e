package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.PollerContract;
import dev.sixphase.conformance.RawDescriptors;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a system with kqueue, or on Linux over libkqueue where CMake found it. */
@ExtendWith(LibkqueueDeviation.class)
class KqueuePollerTest extends PollerContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        BuiltLibrary.require();
        Assumptions.assumeTrue(TestNative.hasKqueue(), "no kqueue here, and no libkqueue");
        return KqueuePoller.open(new KernelKqueue(), options.clock());
    }

    @Override
    protected Optional<RawDescriptors> rawDescriptors() {
        return Optional.of(new KernelDescriptors());
    }
}
