package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;

/** Does everything once that a poller does, so that "available" does not fail at first use. */
final class EpollProbe {
    private static final long TOKEN = 1;
    /** Only a kernel that is not Linux, however it calls itself, makes anybody wait for this. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private EpollProbe() { }

    static Availability availability(final EpollCalls calls, final LoopClock clock) {
        // Loading a class may take a descriptor. Those that tell of a failure must be there before the
        // failure is that there are none left, here and later in accept.
        reason(NativeErrno.failure(-NativeErrno.EMFILE, "", ""));
        try (EpollPoller poller = EpollPoller.open(calls, clock)) {
            final int descriptor = calls.createEventDescriptor();
            if (descriptor < 0) {
                throw NativeErrno.failure(descriptor, "eventfd", "");
            }
            try {
                return watch(poller, new Pollable.Descriptor(descriptor));
            } finally {
                calls.close(descriptor);
            }
        } catch (final SystemCallException e) {
            return Availability.unavailable(reason(e), e);
        } catch (final IOException e) {
            return Availability.unavailable("a trial failed: " + e.getMessage(), e);
        }
    }

    private static Availability watch(final EpollPoller poller, final Pollable writable) throws IOException {
        final PollEvents events = new PollEvents(2);
        poller.register(writable, Interest.WRITABLE, TOKEN);
        poller.poll(events, LONGEST_NANOS);
        if (events.size() != 1 || events.token(0) != TOKEN || events.readiness(0) != PollEvents.WRITABLE) {
            return Availability.unavailable("a trial failed: epoll_wait reported " + events
                + " for one writable descriptor with token " + TOKEN
                + "; this kernel's epoll is not Linux's: use the poller nio", null);
        }
        poller.deregister(writable);
        poller.wakeup();
        poller.poll(events, LONGEST_NANOS);
        if (!events.isEmpty() || poller.hasPendingWakeup()) {
            return Availability.unavailable("a trial failed: a wakeup by an edge-triggered eventfd did not"
                + " reach epoll_wait, which reported " + events + "; this kernel's epoll is not Linux's:"
                + " use the poller nio", null);
        }
        return Availability.AVAILABLE;
    }

    private static String reason(final SystemCallException failure) {
        return "a trial failed: " + failure.getMessage() + switch (failure.errno()) {
            case EMFILE -> ". Raise the process's limit of open files (ulimit -n)";
            case ENFILE -> ". Raise the system's limit of open files (sysctl fs.file-max)";
            case ENOMEM -> ". The kernel has no memory left for it: look at the limits of the container";
            case ENOSPC -> ". Raise the limit of watched descriptors (sysctl fs.epoll.max_user_watches)";
            case ENOSYS -> ". The kernel is too old, or is not Linux's";
            case EPERM, EACCES -> ". A sandbox forbids the call: have its seccomp filter allow epoll_create1,"
                + " epoll_ctl, epoll_wait, epoll_pwait2 and eventfd2";
            default -> "";
        };
    }
}
