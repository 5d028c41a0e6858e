package dev.sixphase.poller.jni;

import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes a poll from any thread. An eventfd is watched edge-triggered: each signal is one event, and since
 * the count itself says nothing to us, it is never read. At one signal per nanosecond the count would last
 * for 500 years.
 */
final class Wakeup {
    private final EpollCalls calls;
    private final int eventDescriptor;
    private final AtomicBoolean pending = new AtomicBoolean();
    /** Keeps a signal from reaching a stranger's descriptor that got our number after the close. */
    private final Object openLock = new Object();
    private boolean open = true;

    private Wakeup(final EpollCalls calls, final int eventDescriptor) {
        this.calls = calls;
        this.eventDescriptor = eventDescriptor;
    }

    /** Has the epoll report this token at a wakeup. */
    static Wakeup open(final EpollCalls calls, final int epoll, final long token) throws IOException {
        final int descriptor = calls.createEventDescriptor();
        if (descriptor < 0) {
            throw LinuxErrno.failure(descriptor, "eventfd", "");
        }
        final int mask = EpollNative.EVENT_IN | EpollNative.EVENT_EDGE_TRIGGERED;
        final int result = calls.control(epoll, EpollNative.CONTROL_ADD, descriptor, mask, token);
        if (result < 0) {
            calls.close(descriptor);
            throw LinuxErrno.failure(result, "epoll_ctl", "eventfd " + descriptor);
        }
        return new Wakeup(calls, descriptor);
    }

    void signal() {
        // Always a write, though a read would often do: by it the loop's thread sees what came before.
        if (pending.getAndSet(true)) {
            return;
        }
        synchronized (openLock) {
            if (open) {
                calls.signal(eventDescriptor);
            }
        }
    }

    /** The loop's thread has seen the event; from now on another signal makes another one. */
    void acknowledge() {
        pending.getAndSet(false);
    }

    boolean isPending() {
        return pending.get();
    }

    void close() throws SystemCallException {
        synchronized (openLock) {
            open = false;
            final int result = calls.close(eventDescriptor);
            if (result < 0) {
                throw LinuxErrno.failure(result, "close", "eventfd " + eventDescriptor);
            }
        }
    }
}
