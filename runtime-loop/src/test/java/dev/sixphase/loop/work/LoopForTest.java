package dev.sixphase.loop.work;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.loop.core.LoopCore;
import java.util.List;

/** A loop that never waits, on a poller that has nothing to report. */
final class LoopForTest {
    private final LoopCore core = new LoopCore(new Silence(), () -> 0, Budgets.defaults(), List.of());

    LoopCore core() {
        return core;
    }

    /** One iteration, with its PENDING and CLOSING phases. */
    boolean iterate() {
        return core.run(RunMode.NOWAIT);
    }

    private static final class Silence implements Poller {
        @Override
        public void register(final Pollable source, final Interest interest, final long token) {
            throw new AssertionError("files are not polled");
        }

        @Override
        public void modify(final Pollable source, final Interest interest, final long token) {
            throw new AssertionError("files are not polled");
        }

        @Override
        public void deregister(final Pollable source) {
            throw new AssertionError("files are not polled");
        }

        @Override
        public void poll(final PollEvents events, final long timeoutNanos) {
            events.clear();
        }

        @Override
        public void wakeup() { }

        @Override
        public void close() { }
    }
}
