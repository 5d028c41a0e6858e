package dev.sixphase.loop;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.LoopChooser;
import dev.sixphase.loop.core.LoopLog;
import dev.sixphase.loop.group.GroupSettings;
import dev.sixphase.loop.group.LoopGroup;
import dev.sixphase.loop.group.SharedPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Makes the loops of a group, and starts them. */
final class GroupBuilder implements EventLoopGroup.Builder {
    private int loopCount = Runtime.getRuntime().availableProcessors();
    private Consumer<? super EventLoop.Builder> loopSettings = builder -> { };
    private String threadName = "sixphase-loop";
    private ThreadFactory threadFactory;
    private LoopChooser chooser = LoopChooser.roundRobin();
    private Consumer<? super EventLoop> onStart = loop -> { };
    private Consumer<? super EventLoop> onShutdown = loop -> { };
    private BiConsumer<? super EventLoop, ? super Throwable> onFailure = GroupBuilder::log;

    private static void log(final EventLoop loop, final Throwable failure) {
        LoopLog.logger().log(System.Logger.Level.ERROR, "the loop on thread "
            + Thread.currentThread().getName() + " has ended, and its group ends with it", failure);
    }

    @Override
    public EventLoopGroup.Builder loopCount(final int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a group has 1 loop or more: " + count);
        }
        loopCount = count;
        return this;
    }

    @Override
    public EventLoopGroup.Builder eachLoop(final Consumer<? super EventLoop.Builder> settings) {
        loopSettings = Objects.requireNonNull(settings, "settings");
        return this;
    }

    @Override
    public EventLoopGroup.Builder threadName(final String name) {
        threadName = Objects.requireNonNull(name, "name");
        return this;
    }

    @Override
    public EventLoopGroup.Builder threadFactory(final ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    @Override
    public EventLoopGroup.Builder chooser(final LoopChooser newChooser) {
        chooser = Objects.requireNonNull(newChooser, "chooser");
        return this;
    }

    @Override
    public EventLoopGroup.Builder onStart(final Consumer<? super EventLoop> listener) {
        onStart = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public EventLoopGroup.Builder onShutdown(final Consumer<? super EventLoop> listener) {
        onShutdown = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public EventLoopGroup.Builder onFailure(
        final BiConsumer<? super EventLoop, ? super Throwable> listener) {

        onFailure = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public EventLoopGroup build() {
        final List<SixphaseLoop> loops = new ArrayList<>();
        boolean started = false;
        try {
            final SharedPool pool = addLoops(loops);
            final ThreadFactory threads = threadFactory == null ? namedThreads(threadName) : threadFactory;
            final LoopGroup group = new LoopGroup(loops,
                new GroupSettings(threads, chooser, onStart, onShutdown, onFailure, pool::close));
            loops.forEach(loop -> loop.join(group));
            new BackendLine("a group of " + loops.size() + " on ", loops.get(0).backend()).run();
            group.start();
            started = true;
            return group;
        } finally {
            if (!started) {
                loops.forEach(EventLoop::close);
            }
        }
    }

    private SharedPool addLoops(final List<SixphaseLoop> loops) {
        SharedPool pool = null;
        while (loops.size() < loopCount) {
            final LoopBuilder builder = new LoopBuilder();
            loopSettings.accept(builder);
            if (pool == null) {
                pool = new SharedPool(builder.poolOpener());
            }
            loops.add(builder.build(pool));
        }
        return pool;
    }

    private static ThreadFactory namedThreads(final String name) {
        final AtomicInteger number = new AtomicInteger();
        return work -> {
            final Thread thread = new Thread(work, name + "-" + number.getAndIncrement());
            thread.setDaemon(false);
            return thread;
        };
    }
}
