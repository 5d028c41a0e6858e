package dev.sixphase.integration.programs;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.conformance.ManualClock;
import java.io.IOException;

/**
 * A real poller on a manual clock: what is ready is reported; a wait for a timer moves the clock instead; a
 * wait for ever is a real one. A program then does the same on a busy machine as on an idle one.
 */
final class HeldClockPoller implements Poller {
    private final Poller real;
    private final ManualClock clock;

    private HeldClockPoller(final Poller real, final ManualClock clock) {
        this.real = real;
        this.clock = clock;
    }

    static PollerProvider provider(final PollerProvider real, final ManualClock clock) {
        return new PollerProvider() {
            @Override
            public String name() {
                return real.name() + "-held-clock";
            }

            @Override
            public int priority() {
                return 0;
            }

            @Override
            public Availability availability() {
                return real.availability();
            }

            @Override
            public Poller open(final PollerOptions options) throws IOException {
                return new HeldClockPoller(real.open(PollerOptions.of(System::nanoTime)), clock);
            }
        };
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        if (timeoutNanos == FOREVER_NANOS) {
            real.poll(events, FOREVER_NANOS);
            return;
        }
        real.poll(events, 0);
        if (events.isEmpty()) {
            clock.advanceNanos(timeoutNanos);
        }
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        real.register(source, interest, token);
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        real.modify(source, interest, token);
    }

    @Override
    public void deregister(final Pollable source) {
        real.deregister(source);
    }

    @Override
    public void wakeup() {
        real.wakeup();
    }

    @Override
    public Transport transport() {
        return real.transport();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
