package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.loop.core.Letter;
import dev.sixphase.loop.core.LoopCore;
import dev.sixphase.loop.core.Mailbox;
import java.util.concurrent.Callable;

/** One piece of work: to a worker, through the mailbox, to its callback. */
final class WorkRequest<T> extends Letter implements Request, Runnable {
    private final LoopCore core;
    /** Not by way of the core, part of which the loop writes while workers read. */
    private final Mailbox mailbox;
    private final Callable<? extends T> work;
    private final Callback<? super T> callback;
    private WorkerPool.Ticket ticket;
    private Throwable failure;
    private T value;
    private boolean pending;

    WorkRequest(final LoopCore core, final Callable<? extends T> work, final Callback<? super T> callback) {
        this.core = core;
        this.mailbox = core.mailbox();
        this.work = work;
        this.callback = callback;
    }

    void submitTo(final WorkerPool pool, final WorkerPool.Kind kind) {
        ticket = pool.submit(kind, this);
        pending = true;
        core.requestStarted();
    }

    /**
     * Runs on the worker. The mailbox hands the outcome over: what is written here before the post is read
     * there after it.
     */
    @Override
    public void run() {
        try {
            value = work.call();
        } catch (final Throwable ofWork) {
            // Also an Error: it belongs to whoever asked, and the worker must live on.
            failure = ofWork;
        }
        mailbox.post((Letter) this);
    }

    /** Runs on the loop's thread, when the work has ended or was cancelled. */
    @Override
    public void open() {
        pending = false;
        core.requestEnded();
        core.call(() -> callback.ended(failure, value));
    }

    @Override
    public boolean cancel() {
        core.checkUsable();
        if (!pending || !ticket.cancel()) {
            return false;
        }
        failure = new SystemCallException(Errno.ECANCELED, "submit", "", null);
        mailbox.post((Letter) this);
        return true;
    }

    @Override
    public boolean isPending() {
        return pending;
    }
}
