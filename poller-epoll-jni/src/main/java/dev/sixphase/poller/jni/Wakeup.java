package dev.sixphase.poller.jni;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Wakes a poll from any thread, by a signal of the kernel that the poll reports once: what makes one signal
 * of many calls, and none for a poller that is closed.
 */
final class Wakeup {
    private final IntSupplier signal;
    private final AtomicBoolean pending = new AtomicBoolean();
    /** Keeps a signal from reaching a stranger's descriptor that got our number after the close. */
    private final Object openLock = new Object();
    private boolean open = true;

    /** The signal is one system call, on a descriptor that {@link #close} closes. */
    Wakeup(final IntSupplier signal) {
        this.signal = signal;
    }

    void signal() {
        // Always a write, though a read would often do: by it the loop's thread sees what came before.
        if (pending.getAndSet(true)) {
            return;
        }
        synchronized (openLock) {
            if (open) {
                signal.getAsInt();
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

    /** Runs the close of what signals go to; none goes there from then on. Returns what it returned. */
    int close(final IntSupplier closing) {
        synchronized (openLock) {
            open = false;
            return closing.getAsInt();
        }
    }
}
