package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Poller;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The one way from other threads to the loop: a lock-free pile of letters, which the loop takes as a whole
 * and turns over, and a wakeup that is skipped while the loop is awake.
 *
 * <p><b>Threads.</b> {@link #post(Letter)} and {@link #wakeup()} from any thread; the rest on the loop's
 * thread only.
 *
 * <p><b>No post is lost.</b> One variable, the newest letter, says all there is to know. It is null while
 * there is no mail; in its place can also be a mark that the loop sleeps, or that the mailbox is closed. The
 * loop falls asleep only by exchanging null for the mark "asleep", so never on a letter; and whoever
 * exchanges "asleep" for a letter wakes it, so nobody else has to.
 */
public final class Mailbox {
    /** In the middle of an array: what the loop writes nearby would slow down those who post. */
    private static final int NEWEST = 16;
    private static final int SLOTS = 2 * NEWEST + 1;

    private final AtomicReferenceArray<Letter> newest = new AtomicReferenceArray<>(SLOTS);
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
        private Letter oldest;
        private Letter youngest;
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
            letter.next(before);
        } while (!newest.compareAndSet(NEWEST, before, letter));
        if (before == asleep) {
            poller.wakeup();
        }
        return true;
    }

    /** Drops the mail that is there, and takes no more. */
    void close() {
        newest.set(NEWEST, closed);
        desk.count = 0;
        desk.oldest = null;
        desk.youngest = null;
    }

    /** Makes a poll that waits return. */
    public void wakeup() {
        if (newest.get(NEWEST) == asleep) {
            poller.wakeup();
        }
    }

    /** {@return whether the loop may wait now; if not, there is mail} */
    public boolean fallAsleep() {
        return desk.count == 0 && newest.compareAndSet(NEWEST, null, asleep);
    }

    /** Says that posters need not wake the loop. */
    public void awake() {
        // Whatever is there, in one step: to look first would fetch it from another core twice.
        collect(newest.getAndSet(NEWEST, null));
    }

    /** {@return whether there is no mail} */
    public boolean isEmpty() {
        final Letter last = newest.get(NEWEST);
        return desk.count == 0 && (last == null || last == closed);
    }

    /** {@return how many letters are there now; what is posted from now on waits for the next iteration} */
    long arrivedCount() {
        final Letter last = newest.get(NEWEST);
        if (last != null) {
            collect(newest.getAndSet(NEWEST, null));
        }
        return desk.count;
    }

    /** Puts what was posted since the last time behind what is left, in the order of the posts. */
    private void collect(final Letter youngest) {
        if (youngest == null || youngest == asleep) {
            return;
        }
        final Letter before = desk.youngest;
        Letter letter = youngest;
        Letter after = null;
        while (letter != null && letter != asleep) {
            final Letter older = letter.next();
            letter.next(after);
            after = letter;
            letter = older;
            desk.count++;
        }
        if (before == null) {
            desk.oldest = after;
        } else {
            before.next(after);
        }
        desk.youngest = youngest;
    }

    /** {@return the next of those that have arrived} */
    Letter take() {
        final Letter letter = desk.oldest;
        desk.oldest = letter.next();
        if (desk.oldest == null) {
            desk.youngest = null;
        }
        // One that is kept for long must not keep those that came after it.
        letter.next(null);
        desk.count--;
        return letter;
    }
}
