package dev.sixphase.poller.nio;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

@Timeout(20)
class NioPollerProviderTest {
    @Test
    void isFoundOnceByTheServiceLoader() {
        getClass().getModule().addUses(PollerProvider.class);
        final List<PollerProvider> found = ServiceLoader
            .load(PollerProvider.class, NioPollerProvider.class.getClassLoader())
            .stream().map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("nio"))
            .toList();

        assertEquals(1, found.size());
        assertEquals(NioPollerProvider.class, found.get(0).getClass());
        assertEquals(100, found.get(0).priority());
    }

    @Test
    void isAvailableAndOpensPollersThatWork() throws IOException {
        final PollerProvider provider = new NioPollerProvider();

        assertSame(Availability.AVAILABLE, provider.availability());
        try (Poller poller = provider.open(PollerOptions.of(LoopClock.SYSTEM))) {
            final PollEvents events = new PollEvents(1);
            poller.wakeup();
            poller.poll(events, Poller.FOREVER_NANOS);
            assertEquals(0, events.size());
        }
    }
}
