package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.TransportContract;
import java.io.IOException;
import java.nio.channels.Selector;

class NioTransportTest extends TransportContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        return new NioPoller(Selector::open, options.clock());
    }
}
