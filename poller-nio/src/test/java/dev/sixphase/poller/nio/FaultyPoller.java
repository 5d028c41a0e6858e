package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A poller that works, but for one fault: what its author might get wrong. */
final class FaultyPoller implements Poller {
    private final Fault fault;
    private final Poller poller;
    private final Set<Long> reported = new HashSet<>();
    private final List<Long> deregistered = new ArrayList<>();
    private final Deque<Long> tokens = new ArrayDeque<>();
    private final AtomicInteger wakeups = new AtomicInteger();
    private volatile boolean isPolling;
    private boolean closed;

    FaultyPoller(final Fault fault, final PollerOptions options) throws IOException {
        this.fault = fault;
        this.poller = new NioPoller(Selector::open, options.clock());
    }

    /** The faults, each with the clause that finds it. */
    enum Fault {
        NONE(""),
        RETURNS_EARLY("noWaitEndsEarly"),
        WRAPS_TIMEOUTS("aHugeTimeoutIsNeitherWrappedNorRefused"),
        LOSES_EARLY_WAKEUPS("aWakeupBeforeAPollIsNotLost"),
        REPEATS_WAKEUPS("wakeupsBeforeAPollWakeItOnce"),
        WAKES_WHEN_CLOSED("aWakeupAfterCloseDoesNothing"),
        SWALLOWS_INTERRUPTS("anInterruptBeforeAPollNeitherEndsTheWaitNorIsLost"),
        OBEYS_INTERRUPTS("anInterruptBeforeAPollNeitherEndsTheWaitNorIsLost"),
        KEEPS_OLD_EVENTS("theBufferIsClearedFirst"),
        POLLS_WHEN_CLOSED("aClosedPollerRefusesToPoll"),
        TRUNCATES_TOKENS("anyTokenComesBackUnchanged"),
        OVERWRITES_REGISTRATIONS("registeringTwiceIsRefusedAndChangesNothing"),
        REGISTERS_ON_MODIFY("modifyingTheUnregisteredIsRefused"),
        REPORTS_THE_UNASKED("aModifiedInterestCountsFromTheNextPollOn"),
        IS_EDGE_TRIGGERED("bytesAreReportedUntilAllAreRead"),
        REPORTS_THE_DEREGISTERED("aDeregisteredWreckIsSilent"),
        DROPS_WHAT_DOES_NOT_FIT("whatDoesNotFitIsReportedByTheNextPolls");

        private final String clause;

        Fault(final String clause) {
            this.clause = clause;
        }

        String clause() {
            return clause;
        }
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        if (fault == Fault.OVERWRITES_REGISTRATIONS) {
            poller.deregister(source);
        }
        tokens.add(token);
        poller.register(source, interest, fault == Fault.TRUNCATES_TOKENS ? (int) token : token);
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        if (fault == Fault.REGISTERS_ON_MODIFY) {
            poller.deregister(source);
            poller.register(source, interest, token);
        } else {
            poller.modify(source, interest, token);
        }
    }

    @Override
    public void deregister(final Pollable source) {
        deregistered.addAll(tokens);
        poller.deregister(source);
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        if (fault == Fault.POLLS_WHEN_CLOSED && closed) {
            return;
        }
        final int factor = fault == Fault.DROPS_WHAT_DOES_NOT_FIT ? 10 : 1;
        final PollEvents fresh = new PollEvents(events.capacity() * factor);
        isPolling = true;
        poller.poll(fresh, timeout(timeoutNanos));
        isPolling = false;
        afterwards();
        if (fault != Fault.KEEPS_OLD_EVENTS) {
            events.clear();
        }
        for (int index = 0; index < fresh.size() && !events.isFull(); index++) {
            report(events, fresh.token(index), fresh.readiness(index));
        }
        if (fault == Fault.REPORTS_THE_DEREGISTERED && !deregistered.isEmpty() && !events.isFull()) {
            events.add(deregistered.get(0), PollEvents.READABLE);
        }
    }

    private long timeout(final long timeoutNanos) {
        return switch (fault) {
            case RETURNS_EARLY -> timeoutNanos / 2;
            case WRAPS_TIMEOUTS -> timeoutNanos < 0 ? timeoutNanos : (int) timeoutNanos & Integer.MAX_VALUE;
            case OBEYS_INTERRUPTS -> Thread.currentThread().isInterrupted() ? 0 : timeoutNanos;
            default -> timeoutNanos;
        };
    }

    private void afterwards() {
        if (fault == Fault.SWALLOWS_INTERRUPTS) {
            Thread.interrupted();
        }
        if (fault == Fault.REPEATS_WAKEUPS && wakeups.decrementAndGet() > 0) {
            poller.wakeup();
        }
    }

    private void report(final PollEvents events, final long token, final int readiness) {
        final boolean isNew = reported.add(token);
        if (fault == Fault.IS_EDGE_TRIGGERED && !isNew) {
            return;
        }
        events.add(token, fault == Fault.REPORTS_THE_UNASKED ? Interest.READ_WRITE.mask() : readiness);
    }

    @Override
    public void wakeup() {
        if (fault == Fault.WAKES_WHEN_CLOSED && closed) {
            throw new IllegalStateException("closed");
        }
        if (fault == Fault.LOSES_EARLY_WAKEUPS && !isPolling) {
            return;
        }
        poller.wakeup();
        wakeups.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        poller.close();
    }
}
