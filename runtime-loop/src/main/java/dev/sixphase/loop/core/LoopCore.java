package dev.sixphase.loop.core;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.Budgets;
import dev.sixphase.api.Handle;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.LoopMetrics;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.PollHandle;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The loop. {@link #iterate} is one iteration; {@link #run} is how long it goes on; {@link #isAlive} and
 * {@link #pollTimeoutNanos} say what it waits for.
 *
 * <p><b>Threads.</b> The thread that runs it; while it does not run, any one thread. {@link #stop()},
 * {@link #mailbox()} and {@link #metrics()} are for any thread.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop">libuv: the I/O loop</a>
 */
public final class LoopCore {
    /**
     * Rounds of pending callbacks after the poll: enough for writes that end at once, too few to starve the
     * rest.
     */
    private static final int PENDING_ROUNDS = 8;
    /** A constant, since a division by one is a multiplication. */
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LoopClock clock;
    private final long originNanos;
    private final Poller poller;
    private final Mailbox mailbox;
    private final IoTable table;
    private final AsyncList asyncs;
    private final Budgets budgets;
    private final PhaseHooks hooks;
    private final Counters counters = new Counters();
    private final HandleList openHandles = new HandleList();

    private final PendingQueue pending = new PendingQueue(this);
    private final HookPhase idle = new HookPhase(LoopPhase.IDLE);
    private final HookPhase prepare = new HookPhase(LoopPhase.PREPARE);
    private final PollPhase poll;
    private final HookPhase check = new HookPhase(LoopPhase.CHECK);
    private final ClosingQueue closing = new ClosingQueue(this);
    private final TimerQueue timers = new TimerQueue(this);

    private CallbackScope scope = CallbackScope.BARE;
    private ByteBuffer readBuffer;
    /** Null for nothing. */
    private Runnable beforeFirstWatch;
    private long nowNanos;
    private boolean isTimeOld = true;
    private long nowMillis;
    private int activeReferencedCount;
    private int requestCount;
    private boolean ending;
    private volatile boolean stopRequested;
    private volatile Thread runner;
    private volatile boolean closed;

    /**
     * Makes a loop that does not run yet.
     *
     * @param poller what it waits with; the loop closes it
     * @param clock its only source of time
     * @param budgets how much one participant may do at a time
     * @param hooks who watches the phases
     */
    public LoopCore(final Poller poller, final LoopClock clock, final Budgets budgets,
        final List<PhaseHook> hooks) {

        this.poller = poller;
        this.clock = clock;
        this.originNanos = clock.nanoTime();
        this.budgets = budgets;
        this.hooks = new PhaseHooks(hooks);
        this.mailbox = new Mailbox(poller);
        this.table = new IoTable(poller);
        this.asyncs = new AsyncList(mailbox);
        this.poll = new PollPhase(this, mailbox, table, budgets);
    }

    /**
     * Chooses what callbacks run in. Once, before the first of them.
     *
     * @param newScope the scope
     */
    public void useScope(final CallbackScope newScope) {
        scope = newScope;
    }

    /**
     * Runs the loop. The caller has {@linkplain #enter() entered} it.
     *
     * @param mode how long
     * @return whether something still keeps it alive
     */
    public boolean run(final RunMode mode) {
        try {
            boolean alive = isAlive();
            if (!alive || mode == RunMode.DEFAULT) {
                updateTime();
            }
            if (alive && mode == RunMode.DEFAULT && !stopRequested) {
                run(LoopPhase.TIMERS, timers);
            }
            while (alive && !stopRequested) {
                iterate(mode);
                alive = isAlive();
                if (mode != RunMode.DEFAULT) {
                    break;
                }
            }
            return alive;
        } finally {
            stopRequested = false;
        }
    }

    private void iterate(final RunMode mode) {
        final boolean nothingWaits = pending.isEmpty() && idle.isEmpty();
        counters.beganIteration();

        run(LoopPhase.PENDING, pending);
        run(LoopPhase.IDLE, idle);
        run(LoopPhase.PREPARE, prepare);

        final boolean mayWait = mode == RunMode.DEFAULT || mode == RunMode.ONCE && nothingWaits;
        poll.mayWait(mayWait ? pollTimeoutNanos() : 0);
        run(LoopPhase.POLL, poll);
        for (int round = 0; round < PENDING_ROUNDS && !pending.isEmpty(); round++) {
            pending.run();
        }

        run(LoopPhase.CHECK, check);
        run(LoopPhase.CLOSING, closing);

        if (isTimeOld) {
            updateTime();
        }
        run(LoopPhase.TIMERS, timers);
    }

    private void run(final LoopPhase phase, final Phase work) {
        if (hooks.isEmpty()) {
            work.run();
            return;
        }
        hooks.begin(scope, phase, counters.iterations());
        work.run();
        hooks.end(scope, phase, counters.iterations());
        isTimeOld = true;
    }

    /** {@return whether something keeps the loop alive} */
    public boolean isAlive() {
        return hasActiveWork() || !pending.isEmpty() || !closing.isEmpty() || !mailbox.isEmpty()
            || timers.hasLeftOver();
    }

    private boolean hasActiveWork() {
        return activeReferencedCount > 0 || requestCount > 0;
    }

    /**
     * How long the poll may wait: not at all if anything else is to be done, else until the nearest timer.
     */
    private long pollTimeoutNanos() {
        final boolean somethingWaits = stopRequested || !hasActiveWork() || !pending.isEmpty()
            || !idle.isEmpty() || !closing.isEmpty() || timers.hasLeftOver();
        return somethingWaits ? 0 : timers.nanosUntilFirst();
    }

    /**
     * Makes the caller's thread the loop's.
     *
     * @throws IllegalStateException if the loop runs already, or is closed; nothing changes
     */
    public void enter() {
        checkUsable();
        if (runner != null) {
            throw new IllegalStateException("the loop runs already: neither run nor close is for callbacks");
        }
        runner = Thread.currentThread();
        isTimeOld = true;
    }

    /** Ends what {@link #enter()} began. */
    public void leave() {
        runner = null;
    }

    /** Asks a run to end after its iteration. Any thread. */
    public void stop() {
        stopRequested = true;
        mailbox.wakeup();
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    /** {@return whether the caller is on the thread that runs this loop} Any thread. */
    public boolean isLoopThread() {
        return runner == Thread.currentThread();
    }

    /**
     * Refuses a call from a thread that is not the loop's, or to a loop that is closed.
     *
     * @throws IllegalStateException if it is one
     */
    public void checkUsable() {
        final Thread owner = runner;
        if (owner != null && owner != Thread.currentThread()) {
            throw new IllegalStateException("called from thread " + Thread.currentThread().getName()
                + ", but the loop runs on " + owner.getName() + ": use execute(callback) to get there");
        }
        if (closed) {
            throw new IllegalStateException("the loop is closed");
        }
    }

    /** Reads the clock into the cached time. */
    public void updateTime() {
        nowNanos = elapsedNanos();
        nowMillis = nowNanos / NANOS_PER_MILLI;
        isTimeOld = false;
    }

    /** {@return the cached time, to the nanosecond} */
    long nowNanos() {
        return nowNanos;
    }

    /** {@return the time, which is the cached one if no callback has run since that was read} */
    long currentNanos() {
        return isTimeOld ? elapsedNanos() : nowNanos;
    }

    /** {@return the cached time} */
    public long nowMillis() {
        return nowMillis;
    }

    /** {@return the time since the loop was made, by the clock} */
    long elapsedNanos() {
        return clock.nanoTime() - originNanos;
    }

    /**
     * Runs a callback in the scope, whereupon the cached time is old.
     *
     * @param callback runs once; what it throws is {@linkplain CallbackScope#report reported}
     */
    public void call(final Runnable callback) {
        scope.call(callback);
        isTimeOld = true;
    }

    /** {@return what callbacks run in} */
    public CallbackScope scope() {
        return scope;
    }

    /** {@return the way from other threads} Any thread. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** {@return how much one participant may do at a time} */
    public Budgets budgets() {
        return budgets;
    }

    /** {@return the poller} */
    public Poller poller() {
        return poller;
    }

    Counters counters() {
        return counters;
    }

    /** {@return what the loop has done so far} Any thread. */
    public LoopMetrics metrics() {
        return counters.snapshot();
    }

    /**
     * {@return the one buffer that streams and datagrams are read into; nobody keeps it beyond a callback}
     */
    public ByteBuffer readBuffer() {
        if (readBuffer == null) {
            readBuffer = ByteBuffer.allocateDirect(budgets.readBufferBytes());
        }
        return readBuffer;
    }

    /**
     * Watches a source.
     *
     * @param source what to watch; nothing is wanted of it yet
     * @param listener hears of it
     * @return the watch
     */
    public IoWatch watch(final Pollable source, final IoListener listener) {
        if (beforeFirstWatch != null) {
            final Runnable action = beforeFirstWatch;
            beforeFirstWatch = null;
            action.run();
        }
        return table.open(source, listener);
    }

    /**
     * Puts something off until the poller begins to matter.
     *
     * @param action runs once, before the first source is watched, if one ever is
     */
    public void beforeFirstWatch(final Runnable action) {
        beforeFirstWatch = action;
    }

    /**
     * Puts a callback off to the PENDING phase, or to its rounds after the poll.
     *
     * @param callback runs once, in the scope
     */
    public void defer(final Runnable callback) {
        pending.add(callback);
    }

    /** Counts an operation under way. */
    public void requestStarted() {
        requestCount++;
    }

    /** Counts an operation that has ended. */
    public void requestEnded() {
        requestCount--;
    }

    /**
     * Leaves a handle out of what is open: one that is part of the loop itself and holds nothing of the
     * system's.
     *
     * @param handle the handle
     */
    public void hide(final Handle handle) {
        handleClosed((HandleList.Link) handle);
    }

    void activeCountChanged(final int change) {
        activeReferencedCount += change;
    }

    void handleOpened(final CoreHandle handle) {
        openHandles.add(handle);
        counters.handlesAreOpen(openHandles.size());
    }

    void handleClosing(final CoreHandle handle) {
        closing.add(handle);
    }

    void handleClosed(final HandleList.Link handle) {
        openHandles.remove(handle);
        counters.handlesAreOpen(openHandles.size());
    }

    /** {@return a timer that is not active} */
    public TimerHandle newTimer() {
        return new CoreTimer(this, timers);
    }

    /**
     * {@return a hook that is not active}
     *
     * @param phase IDLE, PREPARE or CHECK
     * @param callback runs in each iteration
     * @throws IllegalArgumentException if the phase has no hooks
     */
    public HookHandle newHook(final LoopPhase phase, final Runnable callback) {
        Objects.requireNonNull(callback, "callback");
        for (final HookPhase hooksOfPhase : List.of(idle, prepare, check)) {
            if (hooksOfPhase.phase() == phase) {
                return new CoreHook(this, hooksOfPhase, () -> call(callback));
            }
        }
        throw new IllegalArgumentException("a hook is for IDLE, PREPARE or CHECK: " + phase);
    }

    /** {@return an idle hook that only keeps the loop from waiting: it runs nothing, and drains nothing} */
    public HookHandle newKeepAwake() {
        return new CoreHook(this, idle, null);
    }

    /**
     * {@return a check hook that is no callback: what it runs enters the scope itself, if it has to}
     *
     * @param action runs in each iteration; must not throw
     */
    public HookHandle newBareCheck(final Runnable action) {
        return new CoreHook(this, check, action);
    }

    /**
     * {@return an active handle by which other threads reach the loop}
     *
     * @param callback runs after a send
     */
    public AsyncHandle newAsync(final Runnable callback) {
        return new CoreAsync(this, asyncs, callback);
    }

    /**
     * {@return a handle that watches a source}
     *
     * @param source the source
     */
    public PollHandle newPoll(final Pollable source) {
        return new CorePoll(this, source);
    }

    /** {@return all handles that are open, in the order in which they were made} */
    public List<Handle> handles() {
        return openHandles.toList();
    }

    /** {@return what is left, for a person to read; empty if nothing is} */
    public String describeOpen() {
        final String handles = handles().stream().map(Object::toString).collect(Collectors.joining(", "));
        if (requestCount == 0) {
            return handles;
        }
        return handles + (handles.isEmpty() ? "" : ", ") + requestCount + " requests under way";
    }

    /**
     * Closes every handle, runs the close callbacks and closes the poller.
     *
     * @throws IOException if the poller fails to close; the loop is closed all the same
     */
    public void close() throws IOException {
        enter();
        ending = true;
        try {
            for (final Handle handle : handles()) {
                handle.close();
            }
            runCloseCallbacks();
        } finally {
            leave();
            closed = true;
            mailbox.close();
            poller.close();
        }
    }

    /** All of them, also those after one that throws; nothing new can be opened meanwhile. */
    private void runCloseCallbacks() {
        try {
            while (!closing.isEmpty()) {
                closing.run();
            }
        } finally {
            if (!closing.isEmpty()) {
                runCloseCallbacks();
            }
        }
    }

    /** {@return whether the loop is being closed, so that nothing under way will come back to it} */
    public boolean isEnding() {
        return ending;
    }

    /** {@return whether {@link #close()} has been called} Any thread. */
    public boolean isClosed() {
        return closed;
    }
}
