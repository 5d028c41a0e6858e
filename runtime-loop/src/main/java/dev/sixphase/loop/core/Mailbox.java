package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Poller;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The one way from other threads to the loop: a lock-free queue of letters, and a wakeup that is skipped
 * while the loop is awake.
 *
 * <p><b>Threads.</b> {@link #post(Letter)} and {@link #wakeup()} from any thread; the rest on the loop's
 * thread only.
 *
 * <p><b>No post is lost.</b> One variable, the newest letter, says all there is to know: in its place can
 * also be a mark that the queue is empty, that the loop sleeps, or that it is closed. The loop falls asleep
 * only by exchanging what it has seen last for the mark "asleep", so never on a letter; and whoever exchanges
 * "asleep" for a letter wakes it, so nobody else has to.
 */
public final class Mailbox {
    /** In the middle of an array: what the loop writes nearby would slow down those who post. */
    private static final int NEWEST = 16;
    private static final int SLOTS = 2 * NEWEST + 1;

    private final AtomicReferenceArray<Letter> newest = new AtomicReferenceArray<>(SLOTS);
    private final Letter empty = new Plain(null);
    private final Letter asleep = new Plain(null);
    private final Letter closed = new Plain(null);
    private final Poller poller;
    private final Desk desk = new Desk();

    /**
     * Makes an empty mailbox.
     *
     * @param poller what to wake
     */
    public Mailbox(final Poller poller) {
        this.poller = poller;
        newest.set(NEWEST, empty);
        desk.restart(empty);
    }

    /** A letter that runs what it is given. */
    private static final class Plain extends Letter {
        private final Runnable action;

        Plain(final Runnable action) {
            this.action = action;
        }

        @Override
        public void open() {
            action.run();
        }
    }

    /** What the loop alone writes, at a distance from what those who post read. */
    @SuppressWarnings("unused")
    private static final class Desk {
        private long distance1;
        private long distance2;
        private long distance3;
        private long distance4;
        private long distance5;
        private long distance6;
        private long distance7;
        private long distance8;
        private long count;
        /** What was taken last: the first letter of the queue is behind it. */
        private Letter taken;
        private Letter lastCounted;
        private boolean cutsBehind;

        void restart(final Letter mark) {
            taken = mark;
            lastCounted = mark;
            count = 0;
        }
    }

    /**
     * Hands an action to the loop.
     *
     * @param action runs once, in a POLL phase; unless the loop is closed before
     * @return false if the loop was closed already, so that the action will not run
     */
    public boolean post(final Runnable action) {
        return post(new Plain(action));
    }

    /**
     * Hands a letter to the loop.
     *
     * @param letter is opened once, in a POLL phase; unless the loop is closed before
     * @return false if the loop was closed already, so that the letter will not be opened
     */
    public boolean post(final Letter letter) {
        Letter before;
        do {
            before = newest.get(NEWEST);
            if (before == closed) {
                return false;
            }
        } while (!newest.compareAndSet(NEWEST, before, letter));
        before.next(letter);
        if (before == asleep) {
            poller.wakeup();
        }
        return true;
    }

    /** Drops the mail that is there, and takes no more. */
    void close() {
        newest.set(NEWEST, closed);
        desk.restart(closed);
    }

    /** Makes a poll that waits return. */
    public void wakeup() {
        if (newest.get(NEWEST) == asleep) {
            poller.wakeup();
        }
    }

    /** {@return whether the loop may wait now; if not, there is mail} */
    public boolean fallAsleep() {
        // Asleep already, or there is a letter behind that mark, whose poster may be about to link it.
        return desk.taken == asleep ? newest.get(NEWEST) == asleep : exchange(desk.taken, asleep);
    }

    /** Says that posters need not wake the loop. */
    public void awake() {
        if (newest.get(NEWEST) == asleep) {
            exchange(asleep, empty);
        }
    }

    /**
     * Puts a mark in the place of what was taken last, which is another; {@return false if there is a letter
     * behind it}
     */
    private boolean exchange(final Letter taken, final Letter mark) {
        mark.next(null);
        if (!newest.compareAndSet(NEWEST, taken, mark)) {
            return false;
        }
        desk.restart(mark);
        return true;
    }

    /** {@return whether there is no mail} */
    public boolean isEmpty() {
        return newest.get(NEWEST) == desk.taken;
    }

    /** {@return how many letters are there now; what is posted from now on waits for the next iteration} */
    long arrivedCount() {
        final Letter last = newest.get(NEWEST);
        while (desk.lastCounted != last) {
            final Letter next = desk.lastCounted.next();
            if (next == null) {
                // Its poster is between its two steps. It is counted next time, and nobody sleeps until then.
                break;
            }
            desk.lastCounted = next;
            desk.count++;
        }
        desk.cutsBehind = true;
        return desk.count;
    }

    /** {@return the next of those that have arrived} */
    Letter take() {
        final Letter before = desk.taken;
        final Letter letter = before.next();
        desk.taken = letter;
        desk.count--;
        if (desk.cutsBehind) {
            // An old letter that nobody needs must not keep all the younger ones.
            desk.cutsBehind = false;
            before.next(null);
        }
        if (desk.count == 0) {
            exchange(letter, empty);
        }
        return letter;
    }
}
