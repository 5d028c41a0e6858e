package dev.sixphase.loop.core;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Waits, then hands every event and every letter that there is to whom it belongs. */
final class PollPhase implements Phase {
    private final LoopCore core;
    private final Poller poller;
    private final Mailbox mailbox;
    private final IoTable table;
    private final Budgets budgets;
    private final PollEvents events;
    private long timeoutNanos;
    private boolean openedMail;

    PollPhase(final LoopCore core, final Mailbox mailbox, final IoTable table, final Budgets budgets) {
        this.core = core;
        this.poller = table.poller();
        this.mailbox = mailbox;
        this.table = table;
        this.budgets = budgets;
        this.events = new PollEvents(budgets.eventsPerPoll());
    }

    /** Says how long the next run may wait. */
    void mayWait(final long nanos) {
        timeoutNanos = nanos;
    }

    @Override
    public void run() {
        final long waitingCount = mailbox.arrivedCount();
        poll(timeoutNanos);
        dispatchEvents();
        for (int polls = 1; events.isFull() && polls < budgets.pollsPerIteration(); polls++) {
            poll(0);
            dispatchEvents();
        }
        openMail(waitingCount);
    }

    private void poll(final long longestNanos) {
        // Who heard of a refusal may have closed or put off something since the time-out was computed.
        final boolean agreed = table.applyChanges();
        try {
            if (longestNanos == 0 || !agreed) {
                pollAtOnce();
            } else {
                // Where there was mail, more often follows: to look once more costs less than to be woken.
                if (openedMail) {
                    pollAtOnce();
                }
                if (!openedMail || events.size() == 0) {
                    waitAndPoll(longestNanos);
                }
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException("the poller failed for good: " + failure.getMessage(), failure);
        }
    }

    private void pollAtOnce() throws IOException {
        poller.poll(events, 0);
        core.updateTime();
    }

    private void waitAndPoll(final long longestNanos) throws IOException {
        // A stop that came since the time-out was computed saw an awake loop and did not wake it.
        final boolean mayWait = mailbox.fallAsleep() && !core.isStopRequested();
        final long before = core.currentNanos();
        try {
            poller.poll(events, mayWait ? longestNanos : 0);
        } finally {
            mailbox.awake();
        }
        core.updateTime();
        if (mayWait) {
            core.counters().waited(core.nowNanos() - before);
        }
    }

    private void dispatchEvents() {
        for (int index = 0; index < events.size(); index++) {
            final long token = events.token(index);
            final int readiness = events.readiness(index);
            final int wanted = readiness & table.wantedMask(token);
            if (wanted != 0) {
                core.counters().dispatchedEvent();
                table.listener(token).onReady(wanted | readiness & (PollEvents.ERROR | PollEvents.HANG_UP));
            }
        }
    }

    /**
     * Opens what has arrived by now, within the budget; letters that the letters bring wait for the next
     * iteration.
     */
    private void openMail(final long waitingCount) {
        final long count = Math.min(mailbox.arrivedCount(), budgets.tasksPerIteration());
        openedMail = count > 0;
        for (long opened = 0; opened < count; opened++) {
            core.counters().openedLetter(opened < waitingCount);
            mailbox.take().open();
        }
    }
}
