package dev.sixphase.examples.poller;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Runs another poller in a thread of its own. The loop's thread hands over one order at a time and waits for
 * its answer; an order to poll carries the loop's event buffer along, and the answer brings it back filled.
 *
 * <p>So the other thread never runs ahead of the loop: no queue can grow, and no source is reported over and
 * over while the loop is busy. The hand-over is also what makes the buffer safe to fill there.
 */
final class HandoffPoller implements Poller {
    private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);
    private final Thread pollThread = new Thread(this::serve, "sixphase-poll");
    /** Set by the first order, before the constructor returns. */
    private Poller inner;
    private boolean closed;
    /** The poll thread's own. */
    private boolean isEnding;

    /** Something to do with the inner poller, in its thread. */
    @FunctionalInterface
    private interface Order {
        void carryOut() throws IOException;
    }

    /** How an order ended: with a failure, or with null. */
    private record Answer(Throwable failure) { }

    /** Opens the inner poller, in the thread that will use it. */
    @FunctionalInterface
    interface Opener {
        Poller open() throws IOException;
    }

    private HandoffPoller() { }

    static HandoffPoller around(final Opener opener) throws IOException {
        final HandoffPoller poller = new HandoffPoller();
        poller.pollThread.setDaemon(true);
        poller.pollThread.start();
        try {
            poller.handOver(() -> poller.inner = opener.open());
        } finally {
            if (poller.inner == null) {
                poller.endThread();
            }
        }
        return poller;
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        requireOpen("register");
        handOver(() -> inner.register(source, interest, token));
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        requireOpen("modify");
        handOver(() -> inner.modify(source, interest, token));
    }

    @Override
    public void deregister(final Pollable source) {
        if (closed) {
            return;
        }
        try {
            handOver(() -> inner.deregister(source));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        requireOpen("poll");
        handOver(() -> inner.poll(events, timeoutNanos));
    }

    /** Goes past the queue, which is the loop's: any thread may wake, while the other one is in its poll. */
    @Override
    public void wakeup() {
        inner.wakeup();
    }

    @Override
    public Transport transport() {
        return inner.transport();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            handOver(inner::close);
        } finally {
            endThread();
        }
    }

    private void requireOpen(final String attempt) {
        if (closed) {
            throw new IllegalStateException(attempt + ": the poller is closed");
        }
    }

    private void handOver(final Order order) throws IOException {
        final Throwable failure = exchange(order).failure();
        if (failure instanceof IOException kernels) {
            throw kernels;
        } else if (failure instanceof RuntimeException misuse) {
            throw misuse;
        } else if (failure instanceof Error error) {
            throw error;
        }
    }

    /** An interrupt is the application's business: it neither ends the wait nor gets lost. */
    private Answer exchange(final Order order) {
        boolean wasInterrupted = Thread.interrupted();
        // There is room: the order before this one was taken, or it would not have been answered.
        orders.add(order);
        Answer answer = null;
        while (answer == null) {
            try {
                answer = answers.take();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private void endThread() {
        exchange(() -> isEnding = true);
    }

    private void serve() {
        while (!isEnding) {
            try {
                orders.take().carryOut();
                answers.add(new Answer(null));
            } catch (IOException | RuntimeException | Error e) {
                answers.add(new Answer(e));
            } catch (InterruptedException ignored) {
                // Nobody has reason to interrupt this thread; and the loop still waits for its answer.
            }
        }
    }
}
