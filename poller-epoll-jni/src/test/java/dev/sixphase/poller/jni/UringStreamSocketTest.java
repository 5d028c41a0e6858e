package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class UringStreamSocketTest extends NativeStreamSocketTest {
    @Override
    Poller openPoller(final PollerOptions options) throws IOException {
        return UringHere.open(options);
    }

    /** The ring has taken them in by then. */
    @Override
    boolean isReadFromKernel() {
        return false;
    }
}
