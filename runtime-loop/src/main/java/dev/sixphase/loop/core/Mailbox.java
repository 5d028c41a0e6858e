package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Poller;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one way from other threads to the loop: a lock-free queue, and a wakeup that is skipped while the
 * loop is awake.
 *
 * <p><b>Threads.</b> {@link #post} and {@link #wakeup()} from any thread; the rest on the loop's thread
 * only.
 *
 * <p><b>No post is lost.</b> The loop first says that it sleeps and then looks at the queue; a poster first
 * puts into the queue and then looks whether the loop sleeps. Whoever comes second sees the other.
 */
public final class Mailbox {
    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicLong postedCount = new AtomicLong();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Poller poller;
    private volatile boolean closed;
    private long takenCount;

    /**
     * Makes an empty mailbox.
     *
     * @param poller what to wake
     */
    public Mailbox(final Poller poller) {
        this.poller = poller;
    }

    /**
     * Hands a callback to the loop.
     *
     * @param letter runs once, in a POLL phase; unless the loop is closed before
     * @return false if the loop was closed already, so that the letter will not run
     */
    public boolean post(final Runnable letter) {
        letters.add(letter);
        postedCount.incrementAndGet();
        wakeup();
        // First in, then look, as with the sleep: who posts while the loop is closed finds out here.
        return !closed || !letters.remove(letter);
    }

    /** Drops the mail that is there, and takes no more. */
    void close() {
        closed = true;
        letters.clear();
    }

    /** Makes a poll that waits return. */
    public void wakeup() {
        // The plain read first: while the loop is awake, posters share the line and nobody writes it.
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            poller.wakeup();
        }
    }

    /** {@return whether the loop may wait now; if not, there is mail} */
    public boolean fallAsleep() {
        asleep.set(true);
        if (letters.isEmpty()) {
            return true;
        }
        asleep.set(false);
        return false;
    }

    /** Says that posters need not wake the loop. */
    public void awake() {
        asleep.set(false);
    }

    /** {@return whether there is no mail} */
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    /** {@return how many letters are there now; what is posted from now on waits for the next iteration} */
    long arrivedCount() {
        return postedCount.get() - takenCount;
    }

    /** {@return the next letter} */
    Runnable take() {
        takenCount++;
        return letters.poll();
    }
}
