package dev.sixphase.api;

import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPool;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * A single-threaded event loop with Node.js's six phases and ordering.
 *
 * <pre>{@code
 * try (EventLoop loop = EventLoop.builder().build()) {
 *     loop.run(() -> loop.setTimeout(() -> System.out.println("a second later"), 1000));
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> The loop belongs to the thread that runs it; before the first run, to any one thread
 * that sets it up. {@link #execute}, {@link #stop()}, {@link #metrics()}, {@link #backend()}, {@link
 * #isLoopThread()} and {@link #group()} may be called from any thread; anything else throws {@link
 * IllegalStateException} there and does nothing. For several loops see {@link EventLoopGroup}.
 *
 * <p><b>What keeps it alive:</b> active referenced handles, requests under way, referenced immediates,
 * callbacks that were put off or posted and have not run, and handles that are closing.
 */
public interface EventLoop extends Scheduling, Lifecycle, AutoCloseable {
    /**
     * {@return a builder of the loop that is on the class path or module path}
     *
     * @throws IllegalStateException if there is none: add the module {@code dev.sixphase.loop}
     */
    static Builder builder() {
        return LoopImplementation.require().builder();
    }

    /**
     * {@return the loop that runs on this thread}
     *
     * @throws IllegalStateException if none does
     */
    static EventLoop current() {
        final EventLoop loop = LoopImplementation.require().current();
        if (loop == null) {
            throw new IllegalStateException("no event loop runs on thread " + Thread.currentThread().getName()
                + ": call this from a callback of the loop");
        }
        return loop;
    }

    /**
     * Runs a program: the main callback, then the loop until nothing keeps it alive, then the listeners of
     * {@link #onBeforeExit}, again the loop if these gave it work, and last the listeners of {@link
     * #onExit}.
     *
     * @param main runs first, as one callback
     * @throws IllegalStateException if the loop runs already or is closed; nothing was run
     */
    void run(Runnable main);

    /**
     * Runs the loop, for a caller that owns it.
     *
     * @param mode how long
     * @return whether something still keeps the loop alive
     * @throws IllegalStateException if the loop runs already or is closed; nothing was run
     */
    boolean run(RunMode mode);

    /**
     * Asks the loop to return after the current iteration, or to run nothing if it is not running. Any
     * thread.
     */
    void stop();

    /**
     * Runs a callback on the loop's thread, in a POLL phase to come. Any thread. One that waits
     * keeps the loop alive; for one that is yet to be posted, an {@link AsyncHandle} or another handle
     * must.
     *
     * @param callback runs once; callbacks of one thread keep their order
     * @throws java.util.concurrent.RejectedExecutionException if the loop is closed; the callback will not
     *     run
     */
    void execute(Runnable callback);

    /** {@return whether something keeps the loop alive} */
    boolean isAlive();

    /** {@return whether the caller is on the loop's thread while it runs} Any thread. */
    boolean isLoopThread();

    /** {@return the group that this loop is one of, or null if it is alone} Any thread. */
    EventLoopGroup group();

    /** {@return the loop's cached time in milliseconds; it stands still while timers run} */
    long nowMillis();

    /** Reads the clock into the cached time. */
    void updateTime();

    /** {@return which poller this loop runs on, and why not another} Any thread. */
    Backend backend();

    /** {@return what the loop has done so far} Any thread. */
    LoopMetrics metrics();

    /**
     * {@return all handles that are open, in the order in which they were made (libuv's {@code uv_walk})}
     * Those are among them that closing has begun, and the timers by which sockets count their time. A copy.
     */
    List<Handle> handles();

    /**
     * Makes a libuv timer.
     *
     * @return a handle that is not active
     */
    TimerHandle newTimer();

    /**
     * Makes an idle, prepare or check handle.
     *
     * @param phase IDLE, PREPARE or CHECK
     * @param callback runs once in each iteration while the handle is active
     * @return a handle that is not active
     * @throws IllegalArgumentException if the phase is another
     */
    HookHandle newHook(LoopPhase phase, Runnable callback);

    /**
     * Makes a handle by which other threads reach the loop.
     *
     * @param callback runs in the POLL phase after a send
     * @return an active handle
     */
    AsyncHandle newAsync(Runnable callback);

    /**
     * Makes a handle that watches a source of the caller's.
     *
     * @param source a channel or descriptor; it stays the caller's to close, after the handle
     * @return a handle that is not active
     */
    PollHandle newPoll(Pollable source);

    /**
     * Runs work on the pool and hands its outcome back to the loop.
     *
     * @param <T> what the work gives
     * @param kind what the work mostly does
     * @param work runs on a worker; it must not touch the loop
     * @param callback runs in the POLL phase; a failure of the work, {@link Error}s included, is its first
     *     argument
     * @return the request
     * @throws dev.sixphase.api.spi.WorkerPoolRejectedException if the pool's queue is full; the callback
     *     will not run
     */
    <T> Request submit(WorkerPool.Kind kind, Callable<? extends T> work, Callback<? super T> callback);

    /** {@return promises of this loop, and the promise form of what takes a callback} */
    Promises promises();

    /** {@return sockets: TCP, UDP, Unix-domain} */
    Net net();

    /** {@return files, by way of the worker pool} */
    Fs fs();

    /** {@return name look-up, by way of the worker pool} */
    Dns dns();

    /** {@return hashes, key derivation and random bytes, by way of the worker pool} */
    Crypto crypto();

    /**
     * Closes the loop if no handle and no request is left (libuv's {@code uv_loop_close}).
     *
     * @throws IllegalStateException with {@code EBUSY} and what is left, if something is; the loop stays
     *     usable
     */
    void closeIfUnused();

    /**
     * Closes every handle, runs the close callbacks, and releases poller and pool. Work of the pool that
     * has not started is dropped, and so is what was posted and has not run; a pool that was handed to the
     * builder stays open. A second call does nothing.
     *
     * @throws IllegalStateException if called while the loop runs; nothing changes
     */
    @Override
    void close();

    /**
     * Makes a loop.
     *
     * <p><b>Threads.</b> Not thread-safe.
     */
    interface Builder {
        /**
         * Chooses the poller by name. Without this call {@code -Dsixphase.poller} decides, and without that
         * the best available poller is taken.
         *
         * @param names one name to require it, or several with commas between for an order of preference
         * @return this builder
         */
        Builder poller(String names);

        /**
         * Uses this poller provider, whatever else can be found.
         *
         * @param provider need not be known to {@link ServiceLoader}
         * @return this builder
         */
        Builder poller(PollerProvider provider);

        /**
         * Chooses the worker pool by name, as {@link #poller(String)} chooses the poller; the property is
         * {@code sixphase.pool}. The loop opens it at first use and closes it.
         *
         * @param names one name, or several with commas between
         * @return this builder
         */
        Builder workerPool(String names);

        /**
         * Uses this worker pool, which other loops may share and which the loop never closes.
         *
         * @param pool an open pool
         * @return this builder
         */
        Builder workerPool(WorkerPool pool);

        /**
         * Says how many workers the loop's own pool has. Without this call {@code -Dsixphase.pool.size}
         * decides, and without that it is 4.
         *
         * @param count 1 to 1,024
         * @return this builder
         */
        Builder workerCount(int count);

        /**
         * Installs a hook.
         *
         * @param hook watches the phases
         * @return this builder
         */
        Builder phaseHook(PhaseHook hook);

        /**
         * Installs a hook that {@link ServiceLoader} finds.
         *
         * @param name its {@link PhaseHook#name()}
         * @return this builder
         */
        Builder phaseHook(String name);

        /**
         * Chooses the loop's source of time.
         *
         * @param clock for a test, one that it moves by hand
         * @return this builder
         */
        Builder clock(LoopClock clock);

        /**
         * Says how much one participant may do before the others have their turn.
         *
         * @param budgets the bounds
         * @return this builder
         */
        Builder budgets(Budgets budgets);

        /**
         * Says where providers are looked for. Without this call it is the class loader of the interface;
         * the thread's context class loader is never asked.
         *
         * @param loader whose providers to use
         * @return this builder
         */
        Builder classLoader(ClassLoader loader);

        /**
         * {@return a new loop}
         *
         * @throws NoBackendException if no poller can be chosen; the message lists every candidate with its
         *     reason
         * @throws IllegalArgumentException if a hook or a pool has an unknown name; the message lists those
         *     that are known
         */
        EventLoop build();
    }
}
