package dev.sixphase.loop.script;

import dev.sixphase.loop.core.IndexedHeap;

/**
 * The timers of one duration, in the order of their starts: the first is always the next to fire, so
 * starting and clearing a timer costs the same however many there are.
 */
final class TimerList extends IndexedHeap.Element {
    private final int durationMillis;
    private ScriptTimer first;
    private ScriptTimer last;
    private long expiryMillis;
    private long sequence;

    TimerList(final int durationMillis, final long expiryMillis, final long sequence) {
        this.durationMillis = durationMillis;
        expire(expiryMillis, sequence);
    }

    int durationMillis() {
        return durationMillis;
    }

    long expiryMillis() {
        return expiryMillis;
    }

    /**
     * {@return the number by which lists of one expiry are ordered; a list gets a new one when it is put
     * off}
     */
    long sequence() {
        return sequence;
    }

    void expire(final long newExpiryMillis, final long newSequence) {
        expiryMillis = newExpiryMillis;
        sequence = newSequence;
    }

    ScriptTimer first() {
        return first;
    }

    void append(final ScriptTimer timer) {
        timer.link(this, last);
        if (first == null) {
            first = timer;
        }
        last = timer;
    }

    void remove(final ScriptTimer timer) {
        final ScriptTimer after = timer.next();
        final ScriptTimer before = timer.unlink();
        if (first == timer) {
            first = after;
        }
        if (last == timer) {
            last = before;
        }
    }
}
