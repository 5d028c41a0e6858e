package dev.sixphase.examples.poller;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.PollerContract;
import java.io.IOException;

/** The example is held to what every poller is held to. */
class HandoffPollerTest extends PollerContract { // users 24, seed 42
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        return new HandoffPollerProvider().open(options);
    }
}
