package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.TransportContract;
import java.io.IOException;

class NativeTransportTest extends TransportContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        return BuiltLibrary.openPoller(options);
    }
}
