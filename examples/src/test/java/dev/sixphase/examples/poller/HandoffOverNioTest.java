package dev.sixphase.examples.poller;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.PollerContract;
import java.io.IOException;
import java.util.ServiceLoader;

/** Whatever poller is inside, the one around it keeps its promises. */
class HandoffOverNioTest extends PollerContract {
    @Override
    protected Poller openPoller(final PollerOptions options) throws IOException {
        final PollerProvider nio = ServiceLoader.load(PollerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("nio"))
            .findFirst().orElseThrow();
        return HandoffPoller.around(() -> nio.open(options));
    }
}
