package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A poller that asks no kernel: a script says what each poll returns, and what the loop asked for is
 * recorded. With a {@link ManualClock} a loop runs without waiting, because a poll that would wait moves
 * the clock instead.
 *
 * <p><b>A poll</b> takes the next step of the script. Where there is none left it returns no event: at once
 * if the time-out is 0 or a wakeup is pending; else after it moved the clock by the time-out. A poll
 * without a step and without an end waits in earnest for a {@link #wakeup()}, so that real workers can be
 * part of a test, and fails after 10 seconds, because the loop under test would hang.
 *
 * <p><b>Threads.</b> As {@link Poller}; the script and the records may be used from any thread.
 *
 * <p><b>Not guaranteed:</b> anything about real sources: nothing is ever ready unless the script says so.
 */
public final class ScriptedPoller implements Poller {
    private static final long HANG_MILLIS = 10_000;

    private final ManualClock clock;
    private final Deque<Step> script = new ArrayDeque<>();
    private final Map<Pollable, Registration> registrations = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Long> timeoutsNanos = new ArrayList<>();
    private int wakeups;
    private boolean wakeupPending;
    private boolean closed;

    /**
     * Makes a poller whose script is empty.
     *
     * @param clock is moved by the time-out of each poll that would wait
     */
    public ScriptedPoller(final ManualClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What one poll does instead of asking a kernel. */
    @FunctionalInterface
    public interface Step {
        /**
         * Plays the kernel.
         *
         * @param events empty; takes what the poll reports
         * @param timeoutNanos as the loop gave it
         * @throws IOException to make the poll fail
         */
        void play(PollEvents events, long timeoutNanos) throws IOException;
    }

    /**
     * What a source is watched for.
     *
     * @param interest what for
     * @param token what its events carry
     */
    public record Registration(Interest interest, long token) { }

    /** What a {@link Change} did. */
    public enum Kind {
        /** {@link Poller#register}. */
        REGISTER,
        /** {@link Poller#modify}. */
        MODIFY,
        /** {@link Poller#deregister}, of a source that was registered. */
        DEREGISTER
    }

    /**
     * A call that changed the registrations.
     *
     * @param kind which call
     * @param source about which source
     * @param registration what it is watched for from then on; for a deregistration, until then
     */
    public record Change(Kind kind, Pollable source, Registration registration) { }

    /**
     * {@return a provider of exactly this poller} Named {@code scripted}, chosen only where it is asked
     * for.
     *
     * @param poller what every {@code open} returns
     */
    public static PollerProvider provider(final ScriptedPoller poller) {
        return new ScriptedPollerProvider(poller);
    }

    /**
     * Appends a step.
     *
     * @param step what the next poll without a step does
     * @return this poller
     */
    public synchronized ScriptedPoller then(final Step step) {
        script.add(Objects.requireNonNull(step, "step"));
        return this;
    }

    /**
     * Appends a poll that reports one event.
     *
     * @param token registered or not: a stale token is a thing worth scripting
     * @param readinessMask a union of the constants of {@link PollEvents}
     * @return this poller
     */
    public ScriptedPoller thenReport(final long token, final int readinessMask) {
        return then((events, timeoutNanos) -> events.add(token, readinessMask));
    }

    /**
     * Appends a poll that reports one event of a source, under the token it has by then; and none if it is
     * not registered by then.
     *
     * @param source the source
     * @param readinessMask a union of the constants of {@link PollEvents}
     * @return this poller
     */
    public ScriptedPoller thenReport(final Pollable source, final int readinessMask) {
        Objects.requireNonNull(source, "source");
        return then((events, timeoutNanos) -> {
            final Registration registration = registrations().get(source);
            if (registration != null) {
                events.add(registration.token(), readinessMask);
            }
        });
    }

    /**
     * Appends a poll that returns no event after a part of its time-out, as after a spurious wakeup.
     *
     * @param elapsedNanos how far the clock moves; not negative
     * @return this poller
     */
    public ScriptedPoller thenReturnAfter(final long elapsedNanos) {
        return then((events, timeoutNanos) -> clock.advanceNanos(elapsedNanos));
    }

    /**
     * Appends a poll that fails.
     *
     * @param failure what it throws
     * @return this poller
     */
    public ScriptedPoller thenFail(final IOException failure) {
        Objects.requireNonNull(failure, "failure");
        return then((events, timeoutNanos) -> {
            throw failure;
        });
    }

    /** {@return how many steps no poll has taken yet} */
    public synchronized int stepsLeft() {
        return script.size();
    }

    /** {@return the time-out of every poll so far, oldest first} */
    public synchronized List<Long> timeoutsNanos() {
        return List.copyOf(timeoutsNanos);
    }

    /** {@return every change of the registrations so far, oldest first} */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** {@return what is registered now, in the order of registration} */
    public synchronized Map<Pollable, Registration> registrations() {
        return new LinkedHashMap<>(registrations);
    }

    /** {@return how often {@link #wakeup()} was called while the poller was open} */
    public synchronized int wakeups() {
        return wakeups;
    }

    /** {@return whether {@link #close()} was called} */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void register(final Pollable source, final Interest interest, final long token) {
        checkOpen("register " + source);
        final Registration registration = new Registration(Objects.requireNonNull(interest), token);
        if (registrations.putIfAbsent(Objects.requireNonNull(source, "source"), registration) != null) {
            throw new IllegalStateException("registered already: " + source + "; modify it instead");
        }
        changes.add(new Change(Kind.REGISTER, source, registration));
    }

    @Override
    public synchronized void modify(final Pollable source, final Interest interest, final long token) {
        checkOpen("modify " + source);
        final Registration registration = new Registration(Objects.requireNonNull(interest), token);
        if (registrations.replace(Objects.requireNonNull(source, "source"), registration) == null) {
            throw new IllegalStateException("not registered: " + source + "; register it first");
        }
        changes.add(new Change(Kind.MODIFY, source, registration));
    }

    @Override
    public synchronized void deregister(final Pollable source) {
        final Registration registration = registrations.remove(Objects.requireNonNull(source, "source"));
        if (registration != null) {
            changes.add(new Change(Kind.DEREGISTER, source, registration));
        }
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        events.clear();
        final Step step = begin(timeoutNanos);
        // Without the lock: a step may start threads that wake this poller, and wait for them.
        if (step != null) {
            step.play(events, timeoutNanos);
        } else {
            pretendToWait(timeoutNanos);
        }
        end();
    }

    private synchronized Step begin(final long timeoutNanos) {
        checkOpen("poll");
        timeoutsNanos.add(timeoutNanos);
        return script.poll();
    }

    private synchronized void pretendToWait(final long timeoutNanos) {
        if (timeoutNanos < 0) {
            awaitWakeup();
        } else if (!wakeupPending) {
            clock.advanceNanos(timeoutNanos);
        }
    }

    private synchronized void end() {
        wakeupPending = false;
    }

    private void awaitWakeup() {
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        boolean interrupted = false;
        while (!wakeupPending) {
            final long leftMillis = HANG_MILLIS - (LoopClock.SYSTEM.nanoTime() - startNanos) / 1_000_000;
            if (leftMillis <= 0) {
                throw new IllegalStateException("a poll without an end: the script is played, no wakeup came"
                    + " within " + HANG_MILLIS + " ms, and so the loop would hang; registered: "
                    + registrations);
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void wakeup() {
        if (!closed) {
            wakeups++;
            wakeupPending = true;
            notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        registrations.clear();
    }

    private void checkOpen(final String attempt) {
        if (closed) {
            throw new IllegalStateException("the poller is closed: " + attempt);
        }
    }
}
