package dev.sixphase.poller.jni;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes a poll from any thread, by a signal of the kernel that the poll reports once: what makes one signal
 * of many calls, and none for a poller that is closed.
 */
final class Wakeup {
    private final Signal signal;
    private final AtomicBoolean pending = new AtomicBoolean();
    /** Keeps a signal from reaching a stranger's descriptor that got our number after the close. */
    private final Object openLock = new Object();
    private boolean open = true;

    Wakeup(final Signal signal) {
        this.signal = signal;
    }

    /** How a wait of the kernel's is woken, on a descriptor. Both are one system call; 0, or -errno. */
    interface Signal {
        int send();

        /** Closes the descriptor. */
        int close();
    }

    void signal() {
        // Always a write, though a read would often do: by it the loop's thread sees what came before.
        if (pending.getAndSet(true)) {
            return;
        }
        synchronized (openLock) {
            if (open) {
                signal.send();
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

    /** Closes what signals go to; none goes there from then on. Returns 0, or -errno. */
    int close() {
        synchronized (openLock) {
            open = false;
            return signal.close();
        }
    }
}
