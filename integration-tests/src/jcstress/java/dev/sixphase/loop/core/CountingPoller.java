package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts wakeups; it is never asked to poll. */
final class CountingPoller implements Poller {
    private final AtomicInteger wakeups = new AtomicInteger();

    int wakeups() {
        return wakeups.get();
    }

    @Override
    public void wakeup() {
        wakeups.incrementAndGet();
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token) {
        throw new UnsupportedOperationException("register");
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) {
        throw new UnsupportedOperationException("modify");
    }

    @Override
    public void deregister(final Pollable source) {
        throw new UnsupportedOperationException("deregister");
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) {
        throw new UnsupportedOperationException("poll");
    }

    @Override
    public void close() { }
}
