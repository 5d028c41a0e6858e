package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.util.Map;

/** Does everything once that a poller does, so that "available" does not fail at first use. */
final class PollerProbe {
    private static final long TOKEN = 1;
    /** Only a system that is not what it says makes anybody wait for this. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final String name;
    private final String writableCallName;
    private final Subject subject;
    private final Map<Errno, String> hints;

    /**
     * The call is how the system calls what opens the writable descriptor. The hints say what to do about a
     * failure of the poller or of that descriptor.
     */
    PollerProbe(final String name, final String writableCallName, final Subject subject,
        final Map<Errno, String> hints) {

        this.name = name;
        this.writableCallName = writableCallName;
        this.subject = subject;
        this.hints = hints;
    }

    /** What is on trial: a poller, with a descriptor that is writable from the first. */
    interface Subject {
        NativePoller openPoller() throws IOException;

        /** Returns it, or -errno. */
        int openWritable();

        void closeWritable(int descriptor);
    }

    Availability availability() {
        // Loading a class may take a descriptor. Those that tell of a failure must be there before the
        // failure is that there are none left, here and later in accept.
        reason(NativeErrno.failure(-NativeErrno.EMFILE, "", ""));
        try (NativePoller tried = subject.openPoller()) {
            final int descriptor = subject.openWritable();
            if (descriptor < 0) {
                throw NativeErrno.failure(descriptor, writableCallName, "");
            }
            try {
                return watch(tried, new Pollable.Descriptor(descriptor));
            } finally {
                subject.closeWritable(descriptor);
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
        if (!events.isEmpty() || !tried.hasBeenWoken()) {
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
