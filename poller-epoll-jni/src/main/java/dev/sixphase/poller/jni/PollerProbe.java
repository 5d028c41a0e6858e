package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;

/** Does everything once that a poller does, so that "available" does not fail at first use. */
abstract class PollerProbe {
    private static final long TOKEN = 1;
    /** Only a system that is not what it says makes anybody wait for this. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final String name;

    PollerProbe(final String name) {
        this.name = name;
    }

    /** Opens the poller that is on trial. */
    abstract NativePoller open() throws IOException;

    /** Opens a descriptor that is writable from the first. */
    abstract int openWritable() throws SystemCallException;

    abstract void close(int descriptor);

    /** What to do about such a failure: a sentence that begins with ". ", or nothing. */
    abstract String hint(Errno errno);

    final Availability availability() {
        // Loading a class may take a descriptor. Those that tell of a failure must be there before the
        // failure is that there are none left, here and later in accept.
        reason(NativeErrno.failure(-NativeErrno.EMFILE, "", ""));
        try (NativePoller poller = open()) {
            final int descriptor = openWritable();
            try {
                return watch(poller, new Pollable.Descriptor(descriptor));
            } finally {
                close(descriptor);
            }
        } catch (final SystemCallException e) {
            return Availability.unavailable(reason(e), e);
        } catch (final IOException e) {
            return Availability.unavailable("a trial failed: " + e.getMessage(), e);
        }
    }

    private Availability watch(final NativePoller poller, final Pollable writable) throws IOException {
        final PollEvents events = new PollEvents(2);
        poller.register(writable, Interest.WRITABLE, TOKEN);
        poller.poll(events, LONGEST_NANOS);
        if (events.size() != 1 || events.token(0) != TOKEN || events.readiness(0) != PollEvents.WRITABLE) {
            return Availability.unavailable("a trial failed: " + name + " reported " + events
                + " for one writable descriptor with token " + TOKEN + advice(), null);
        }
        poller.deregister(writable);
        poller.wakeup();
        poller.poll(events, LONGEST_NANOS);
        if (!events.isEmpty() || poller.hasPendingWakeup()) {
            return Availability.unavailable("a trial failed: a wakeup did not reach the poll of " + name
                + ", which reported " + events + advice(), null);
        }
        return Availability.AVAILABLE;
    }

    private String advice() {
        return "; this system's " + name + " is not what it should be: use the poller nio";
    }

    private String reason(final SystemCallException failure) {
        return "a trial failed: " + failure.getMessage() + hint(failure.errno());
    }
}
