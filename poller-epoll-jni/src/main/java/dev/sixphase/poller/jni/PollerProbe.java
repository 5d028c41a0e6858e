package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Does everything once that a poller does, so that "available" does not fail at first use. */
final class PollerProbe {
    private static final long TOKEN = 1;
    /** Only a system that is not what it says makes anybody wait for this. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final String name;
    private final Opener poller;
    private final Source writable;
    private final Map<Errno, String> hints;

    /** The hints say what to do about a failure of the poller or of the source. */
    PollerProbe(final String name, final Opener poller, final Source writable,
        final Map<Errno, String> hints) {

        this.name = name;
        this.poller = poller;
        this.writable = writable;
        this.hints = hints;
    }

    /** Opens the poller that is on trial. */
    interface Opener {
        NativePoller open() throws IOException;
    }

    /**
     * A descriptor that is writable from the first.
     *
     * @param callName how the system calls what opens it
     * @param open returns it, or -errno
     * @param close closes it
     */
    record Source(String callName, IntSupplier open, IntConsumer close) { }

    Availability availability() {
        // Loading a class may take a descriptor. Those that tell of a failure must be there before the
        // failure is that there are none left, here and later in accept.
        reason(NativeErrno.failure(-NativeErrno.EMFILE, "", ""));
        try (NativePoller tried = poller.open()) {
            final int descriptor = writable.open().getAsInt();
            if (descriptor < 0) {
                throw NativeErrno.failure(descriptor, writable.callName(), "");
            }
            try {
                return watch(tried, new Pollable.Descriptor(descriptor));
            } finally {
                writable.close().accept(descriptor);
            }
        } catch (final SystemCallException e) {
            return Availability.unavailable(reason(e), e);
        } catch (final IOException e) {
            return Availability.unavailable("a trial failed: " + e.getMessage(), e);
        }
    }

    private Availability watch(final NativePoller tried, final Pollable source) throws IOException {
        final PollEvents events = new PollEvents(2);
        tried.register(source, Interest.WRITABLE, TOKEN);
        tried.poll(events, LONGEST_NANOS);
        if (events.size() != 1 || events.token(0) != TOKEN || events.readiness(0) != PollEvents.WRITABLE) {
            return Availability.unavailable("a trial failed: " + name + " reported " + events
                + " for one writable descriptor with token " + TOKEN + advice(), null);
        }
        tried.deregister(source);
        tried.wakeup();
        tried.poll(events, LONGEST_NANOS);
        if (!events.isEmpty() || tried.hasPendingWakeup()) {
            return Availability.unavailable("a trial failed: a wakeup did not reach the poll of " + name
                + ", which reported " + events + advice(), null);
        }
        return Availability.AVAILABLE;
    }

    private String advice() {
        return "; this system's " + name + " is not what it should be: use the poller nio";
    }

    private String reason(final SystemCallException failure) {
        final String hint = hints.get(failure.errno());
        return "a trial failed: " + failure.getMessage() + (hint == null ? "" : ". " + hint);
    }
}
