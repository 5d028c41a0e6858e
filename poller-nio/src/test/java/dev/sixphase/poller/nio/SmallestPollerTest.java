package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.PollerContract;
import java.io.IOException;

class SmallestPollerTest extends PollerContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        return new SmallestPoller(options);
    }
}
