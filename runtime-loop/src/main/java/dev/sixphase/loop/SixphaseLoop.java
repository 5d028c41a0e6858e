package dev.sixphase.loop;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.Backend;
import dev.sixphase.api.Callback;
import dev.sixphase.api.Crypto;
import dev.sixphase.api.Dns;
import dev.sixphase.api.ErrorOrigin;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.Fs;
import dev.sixphase.api.Handle;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopMetrics;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.Net;
import dev.sixphase.api.PollHandle;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.RejectionMode;
import dev.sixphase.api.Request;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.Scheduling;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.Warning;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.loop.core.CallbackLetter;
import dev.sixphase.loop.core.LoopCore;
import dev.sixphase.loop.core.LoopLog;
import dev.sixphase.loop.core.Mailbox;
import dev.sixphase.loop.net.LoopNet;
import dev.sixphase.loop.script.ScriptLayer;
import dev.sixphase.loop.script.ScriptPromises;
import dev.sixphase.loop.work.LoopSubmitter;
import dev.sixphase.loop.work.PoolCrypto;
import dev.sixphase.loop.work.PoolDns;
import dev.sixphase.loop.work.PoolFs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The loop that users see: the core, the script layer, and what stands on them. */
final class SixphaseLoop extends ForwardingScheduling implements EventLoop {
    private static final ThreadLocal<EventLoop> CURRENT = new ThreadLocal<>();

    private final LoopCore core;
    /** Not by way of the core, part of which the loop writes all the time: that would slow down who posts. */
    private final Mailbox mailbox;
    private final ScriptLayer script;
    private final Backend backend;
    private final boolean ownsPool;
    private final LoopSubmitter submitter;
    private final Program program;
    // What few programs need all of is made at first use: each is a handful of classes or more.
    private Dns dns;
    private Fs fs;
    private Crypto crypto;
    private Net net;
    private Promises promises;
    private volatile EventLoopGroup group;
    private final Warnings warnings = new Warnings();

    /**
     * Puts the parts together.
     *
     * @param pool gives the worker pool at first use
     * @param ownsPool whether the loop closes it
     */
    SixphaseLoop(final LoopCore core, final Backend backend, final Supplier<WorkerPool> pool,
        final boolean ownsPool) {

        this.core = core;
        this.mailbox = core.mailbox();
        this.backend = backend;
        this.ownsPool = ownsPool;
        script = new ScriptLayer(core, warnings);
        program = new Program(core, script);
        submitter = new LoopSubmitter(core, pool);
    }

    static EventLoop current() {
        return CURRENT.get();
    }

    /** Tells who wants to hear of warnings, else the log. */
    private static final class Warnings implements Consumer<Warning> {
        private Consumer<? super Warning> listener;

        @Override
        public void accept(final Warning warning) {
            if (listener == null) {
                LoopLog.logger().log(System.Logger.Level.WARNING, "{0}: {1}", warning.name(),
                    warning.message());
            } else {
                listener.accept(warning);
            }
        }
    }

    @Override
    protected Scheduling target() {
        return script;
    }

    @Override
    public void run(final Runnable main) {
        Objects.requireNonNull(main, "main");
        final EventLoop outer = becomeCurrent();
        try {
            program.run(main);
        } finally {
            giveBackTo(outer);
        }
    }

    @Override
    public boolean run(final RunMode mode) {
        Objects.requireNonNull(mode, "mode");
        final EventLoop outer = becomeCurrent();
        try {
            return core.run(mode);
        } finally {
            giveBackTo(outer);
        }
    }

    /** Enters the loop. {@return the one within whose callback that happens, or null} */
    private EventLoop becomeCurrent() {
        core.enter();
        final EventLoop outer = CURRENT.get();
        CURRENT.set(this);
        return outer;
    }

    private void giveBackTo(final EventLoop outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
        core.leave();
    }

    @Override
    public void stop() {
        core.stop();
    }

    @Override
    public void execute(final Runnable callback) {
        Objects.requireNonNull(callback, "callback");
        if (!mailbox.post(new CallbackLetter(core, callback))) {
            throw new RejectedExecutionException("the loop is closed: the callback will not run");
        }
    }

    @Override
    public boolean isAlive() {
        core.checkUsable();
        return core.isAlive();
    }

    @Override
    public boolean isLoopThread() {
        return core.isLoopThread();
    }

    /** Says of which group this loop is; before it runs. */
    void join(final EventLoopGroup newGroup) {
        group = newGroup;
    }

    @Override
    public EventLoopGroup group() {
        return group;
    }

    @Override
    public long nowMillis() {
        core.checkUsable();
        return core.nowMillis();
    }

    @Override
    public void updateTime() {
        core.checkUsable();
        core.updateTime();
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public LoopMetrics metrics() {
        return core.metrics();
    }

    @Override
    public List<Handle> handles() {
        core.checkUsable();
        return core.handles();
    }

    @Override
    public TimerHandle newTimer() {
        return core.newTimer();
    }

    @Override
    public HookHandle newHook(final LoopPhase phase, final Runnable callback) {
        return core.newHook(phase, callback);
    }

    @Override
    public AsyncHandle newAsync(final Runnable callback) {
        return core.newAsync(callback);
    }

    @Override
    public PollHandle newPoll(final Pollable source) {
        return core.newPoll(source);
    }

    @Override
    public <T> Request submit(final WorkerPool.Kind kind, final Callable<? extends T> work,
        final Callback<? super T> callback) {

        return submitter.submit(kind, work, callback);
    }

    @Override
    public Promises promises() {
        if (promises == null) {
            promises = new ScriptPromises(this, script);
        }
        return promises;
    }

    @Override
    public Net net() {
        if (net == null) {
            net = new LoopNet(core, dns());
        }
        return net;
    }

    @Override
    public Fs fs() {
        if (fs == null) {
            fs = new PoolFs(core, submitter);
        }
        return fs;
    }

    @Override
    public Dns dns() {
        if (dns == null) {
            dns = new PoolDns(submitter);
        }
        return dns;
    }

    @Override
    public Crypto crypto() {
        if (crypto == null) {
            crypto = new PoolCrypto(submitter);
        }
        return crypto;
    }

    @Override
    public void onUncaughtException(final BiConsumer<? super Throwable, ? super ErrorOrigin> handler) {
        core.checkUsable();
        script.uncaughtExceptions().handler(handler);
    }

    @Override
    public void onUncaughtExceptionMonitor(
        final BiConsumer<? super Throwable, ? super ErrorOrigin> monitor) {

        core.checkUsable();
        script.uncaughtExceptions().monitor(monitor);
    }

    @Override
    public void captureUncaughtExceptions(final Consumer<? super Throwable> capture) {
        core.checkUsable();
        script.uncaughtExceptions().capture(capture);
    }

    @Override
    public void setRejectionMode(final RejectionMode mode) {
        core.checkUsable();
        script.rejections().mode(Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public void onUnhandledRejection(final BiConsumer<? super Throwable, ? super Promise<?>> listener) {
        core.checkUsable();
        script.rejections().listener(listener);
    }

    @Override
    public void onRejectionHandled(final Consumer<? super Promise<?>> listener) {
        core.checkUsable();
        script.rejections().lateListener(listener);
    }

    @Override
    public void onDrained(final BooleanSupplier step) {
        core.checkUsable();
        script.onDrained(Objects.requireNonNull(step, "step"));
    }

    @Override
    public void onWarning(final Consumer<? super Warning> listener) {
        core.checkUsable();
        warnings.listener = listener;
    }

    @Override
    public void onBeforeExit(final Runnable listener) {
        core.checkUsable();
        program.onBeforeExit(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public void onExit(final IntConsumer listener) {
        core.checkUsable();
        program.onExit(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public int exitCode() {
        return program.exitCode();
    }

    @Override
    public void setExitCode(final int exitCode) {
        core.checkUsable();
        program.setExitCode(exitCode);
    }

    @Override
    public void exit(final int exitCode) {
        core.checkUsable();
        program.exit(exitCode);
    }

    @Override
    public void closeIfUnused() {
        core.checkUsable();
        final String open = core.describeOpen();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                "EBUSY: the loop has " + open + ": close these first, or use close()");
        }
        close();
    }

    @Override
    public void close() {
        if (core.isClosed()) {
            return;
        }
        try {
            core.close();
        } catch (final IOException failure) {
            throw new UncheckedIOException("the poller failed to close: " + failure.getMessage(), failure);
        } finally {
            closeOwnPool();
        }
    }

    private void closeOwnPool() {
        if (core.isClosed() && ownsPool && submitter.pool() != null) {
            submitter.pool().close(WorkerPool.Ending.ABORT);
        }
    }

    @Override
    public String toString() {
        return "EventLoop on " + backend.name();
    }
}
