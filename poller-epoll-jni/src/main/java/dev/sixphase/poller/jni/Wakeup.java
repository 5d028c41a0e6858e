package dev.sixphase.poller.jni;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Wakes a poll from any thread, by a signal of the kernel that the poll reports once; and by none for a
 * poller that is closed.
 *
 * <p><b>Each call is a signal.</b> Of those that come before a poll the kernel makes one, and by the locks
 * that it takes for it the loop's thread sees what came before. To count them here would be one more variable
 * that both threads write, on the way of each wakeup; the loop asks for one only while it sleeps.
 */
final class Wakeup {
    /** In the middle of an array: nobody who reads what is nearby shall wait for those who signal. */
    private static final int SENDERS = 16;
    private static final int SLOTS = 2 * SENDERS + 1;
    /** Below zero, whoever signals meanwhile. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final Signal signal;
    private final AtomicIntegerArray senders = new AtomicIntegerArray(SLOTS);

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
        if (senders.getAndIncrement(SENDERS) >= 0) {
            signal.send();
        }
        senders.getAndDecrement(SENDERS);
    }

    /**
     * Closes what signals go to, when those under way have gone there: later they could reach a stranger's
     * descriptor that got our number. Once. Returns 0, or -errno.
     */
    int close() {
        senders.getAndAdd(SENDERS, CLOSED);
        while (senders.get(SENDERS) != CLOSED) {
            Thread.yield();
        }
        return signal.close();
    }
}
