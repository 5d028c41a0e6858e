package dev.sixphase.poller.nio;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;

/**
 * Provides the backend {@code nio}: portable, in pure Java, available wherever the JDK can open a selector.
 *
 * <p><b>Threads.</b> Safe on any thread.
 *
 * <p><b>Not guaranteed:</b> raw descriptors; its pollers watch channels alone.
 */
public final class NioPollerProvider implements PollerProvider {
    /** Does nothing. */
    public NioPollerProvider() { }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Availability availability() {
        return Probe.ANSWER;
    }

    @Override
    public Poller open(final PollerOptions options) throws IOException {
        return new NioPoller(Selector::open, options.clock());
    }

    /** Asked once a JVM: nothing that it finds out changes while the JVM runs. */
    private static final class Probe {
        private static final Availability ANSWER = answer();

        private static Availability answer() {
            try {
                tryForReal();
                return Availability.AVAILABLE;
            } catch (IOException | RuntimeException | LinkageError e) {
                return Availability.unavailable("the JDK cannot select on channels here (" + e
                    + "): check the limit of open files (ulimit -n) and the property"
                    + " java.nio.channels.spi.SelectorProvider", e);
            }
        }

        private static void tryForReal() throws IOException {
            final PollEvents events = new PollEvents(1);
            final Pipe pipe = Pipe.open();
            try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink();
                Poller poller = new NioPoller(Selector::open, LoopClock.SYSTEM)) {

                source.configureBlocking(false);
                sink.configureBlocking(false);
                poller.register(new Pollable.Channel(source), Interest.READABLE, 0);
                poller.register(new Pollable.Channel(sink), Interest.WRITABLE, 1);
                poller.poll(events, 0);
                poller.wakeup();
                poller.poll(events, Poller.FOREVER_NANOS);
            }
        }
    }
}
