package dev.sixphase.loop.core;

/**
 * What another thread hands to the loop. It is its own link in the mailbox, so it is in one mailbox at a
 * time, once.
 */
public abstract class Letter {
    private Letter next;

    /** For subclasses. */
    protected Letter() { }

    /** Runs once, on the loop's thread, in a POLL phase. What it throws ends the run. */
    public abstract void open();

    /** {@return its neighbour in the mailbox, or null} */
    final Letter next() {
        return next;
    }

    /** Says who its neighbour is: the one before it while it is in the pile, then the one after it. */
    final void next(final Letter letter) {
        next = letter;
    }
}
