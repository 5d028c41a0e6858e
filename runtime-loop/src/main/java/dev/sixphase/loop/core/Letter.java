package dev.sixphase.loop.core;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * What another thread hands to the loop. It is its own link in the mailbox, so it is in one mailbox at a
 * time, once.
 */
public abstract class Letter {
    private static final AtomicReferenceFieldUpdater<Letter, Letter> NEXT =
        AtomicReferenceFieldUpdater.newUpdater(Letter.class, Letter.class, "next");

    private volatile Letter next;

    /** For subclasses. */
    protected Letter() { }

    /** Runs once, on the loop's thread, in a POLL phase. What it throws ends the run. */
    public abstract void open();

    /** {@return the letter that was posted after this one, if its poster has got that far; or null} */
    final Letter next() {
        return next;
    }

    /** Links the letter that was posted after this one, and lets the loop see all that is in it. */
    final void next(final Letter letter) {
        NEXT.lazySet(this, letter);
    }
}
