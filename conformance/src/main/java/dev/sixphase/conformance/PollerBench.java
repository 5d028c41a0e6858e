package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.ArrayDeque;
import java.util.Deque;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A poller on the bench, with sources to wire up. It takes nothing for granted that the SPI does not
 * promise: it waits for what must come, tolerates a report too many, and only calls it a spin when they do
 * not end.
 */
final class PollerBench implements Closeable {
    /** So many reports of a source that is not ready are no chance any more. */
    private static final int SPIN_LIMIT = 100;
    private static final long QUIET_NANOS = 5_000_000;

    private final Poller poller;
    private final PollEvents events = new PollEvents(64);
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private long nextToken = 1;

    PollerBench(final Poller poller) {
        this.poller = poller;
    }

    Poller poller() {
        return poller;
    }

    /** Sees to it that something is closed after the test. */
    <T extends Closeable> T closing(final T resource) {
        opened.push(resource);
        return resource;
    }

    StreamPair tcpPair() throws IOException {
        return closing(StreamPair.tcp(poller.transport()));
    }

    /**
     * {@return a non-blocking pipe of the JDK's; the test is skipped where the poller watches no channels}
     */
    Pipe pipe() throws IOException {
        final Pipe pipe = Pipe.open();
        closing(pipe.source());
        closing(pipe.sink());
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        final Pollable trial = new Pollable.Channel(pipe.source());
        try {
            poller.register(trial, Interest.READABLE, nextToken++);
        } catch (UnsupportedPollableException e) {
            abort("this poller watches no channels: " + e.getMessage());
        }
        poller.deregister(trial);
        return pipe;
    }

    /** Registers a source. {@return its token, never used before} */
    long watch(final Pollable source, final Interest interest) throws IOException {
        final long token = nextToken++;
        poller.register(source, interest, token);
        return token;
    }

    long newToken() {
        return nextToken++;
    }

    /** Polls once. {@return the events, until the next poll} */
    PollEvents poll(final long timeoutNanos) throws IOException {
        poller.poll(events, timeoutNanos);
        return events;
    }

    /** {@return what the last poll reported of a token; 0 if nothing} */
    int reported(final long token) {
        int mask = 0;
        for (int index = 0; index < events.size(); index++) {
            mask |= events.token(index) == token ? events.readiness(index) : 0;
        }
        return mask;
    }

    /** Polls until a token was reported with all of a mask, be it in several events. */
    void awaitReady(final long token, final int mask) throws IOException {
        int seen = 0;
        while ((seen & mask) != mask) {
            poll(Poller.FOREVER_NANOS);
            seen |= reported(token);
        }
    }

    /** Polls until a token is no longer reported with any of a mask, and fails if that never happens. */
    void awaitQuiet(final long token, final int mask) throws IOException {
        int quietPolls = 0;
        for (int polls = 0; quietPolls < 2; polls++) {
            if (polls == SPIN_LIMIT) {
                fail("reported " + SPIN_LIMIT + " times though it is not ready, so a loop would spin: "
                    + events);
            }
            poll(QUIET_NANOS);
            quietPolls = (reported(token) & mask) == 0 ? quietPolls + 1 : 0;
        }
    }

    /** Polls for a time in which nothing is ready, and checks that it is not cut short. */
    void assertWaits(final long timeoutNanos) throws IOException {
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        poll(timeoutNanos);
        final long elapsedNanos = LoopClock.SYSTEM.nanoTime() - startNanos;
        assertTrue(events.isEmpty(), () -> "nothing is ready, but " + events);
        assertTrue(elapsedNanos >= timeoutNanos, () -> "asked to wait " + timeoutNanos
            + " ns with nothing ready, it returned after " + elapsedNanos + " ns");
    }

    @Override
    public void close() throws IOException {
        poller.close();
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
