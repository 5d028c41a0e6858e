package dev.sixphase.loop.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The async handles of a loop. One letter in the mailbox stands for all sends until it is opened; then the
 * handles that were sent to run in the order in which they were made, not in that of the sends.
 */
final class AsyncList implements Runnable {
    private final List<CoreAsync> asyncs = new ArrayList<>();
    private final AtomicBoolean posted = new AtomicBoolean();
    private final Mailbox mailbox;

    AsyncList(final Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void add(final CoreAsync async) {
        asyncs.add(async);
    }

    void remove(final CoreAsync async) {
        asyncs.remove(async);
    }

    /** Any thread. */
    void sent() {
        if (posted.compareAndSet(false, true)) {
            mailbox.post(this);
        }
    }

    /** The letter is opened. */
    @Override
    public void run() {
        posted.set(false);
        for (final CoreAsync async : List.copyOf(asyncs)) {
            async.dispatch();
        }
    }
}
