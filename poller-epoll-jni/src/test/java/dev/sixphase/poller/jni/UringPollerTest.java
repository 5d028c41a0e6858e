package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.PollerContract;
import dev.sixphase.conformance.RawDescriptors;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class UringPollerTest extends PollerContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        return UringHere.open(options);
    }

    @Override
    protected Optional<RawDescriptors> rawDescriptors() {
        return Optional.of(new KernelDescriptors());
    }
}
