package dev.sixphase.js;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Immediate;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.Timer;
import org.graalvm.polyglot.Value;

/** Timers, immediates, ticks and the clock, for {@code lib/timers.js} and {@code lib/internal/process.js}. */
final class LoopBinding {
    private final EventLoop loop;
    private final Entry entry;
    private long startNanos;

    LoopBinding(final EventLoop loop, final Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    Binding binding() {
        return new Binding("loop")
            .function("startTimer", a -> startTimer(a[0], a[1].asDouble(), a[2].asBoolean()))
            .action("clearTimer", a -> loop.clearTimeout(timer(a)))
            .action("refTimer", a -> timer(a).ref())
            .action("unrefTimer", a -> timer(a).unref())
            .function("hasRefTimer", a -> timer(a).hasRef())
            .action("refreshTimer", a -> timer(a).refresh())
            .function("timerId", a -> timer(a).id())
            .function("startImmediate", a -> startImmediate(a[0]))
            .action("clearImmediate", a -> loop.clearImmediate(immediate(a)))
            .action("refImmediate", a -> immediate(a).ref())
            .action("unrefImmediate", a -> immediate(a).unref())
            .action("nextTick", a -> {
                final Value callback = a[0];
                loop.nextTick(() -> entry.call(callback));
            })
            .function("startNanos", a -> startNanos)
            .function("idleNanos", a -> loop.metrics().idleNanos())
            .function("newAsync", a -> newAsync(a[0]))
            .action("post", a -> {
                final Value callback = a[0];
                loop.execute(() -> entry.call(callback));
            })
            .function("nowMillis", a -> loop.nowMillis())
            .action("updateTime", a -> loop.updateTime());
    }

    /** The main module has run: from now on the time is the loop's. */
    void mainHasRun() {
        startNanos = LoopClock.SYSTEM.nanoTime();
    }

    private Timer startTimer(final Value callback, final double delayMillis, final boolean repeats) {
        final Runnable run = () -> entry.call(callback);
        return repeats ? loop.setInterval(run, delayMillis) : loop.setTimeout(run, delayMillis);
    }

    private Binding newAsync(final Value callback) {
        final AsyncHandle handle = loop.newAsync(() -> entry.call(callback));
        return new Binding("async")
            .action("send", a -> handle.send())
            .action("ref", a -> handle.ref())
            .action("unref", a -> handle.unref())
            .function("hasRef", a -> handle.hasRef())
            .action("close", a -> {
                final Value closed = a[0];
                handle.close(() -> entry.call(closed));
            });
    }

    private Immediate startImmediate(final Value callback) {
        return loop.setImmediate(() -> entry.call(callback));
    }

    private static Timer timer(final Value... arguments) {
        return arguments[0].asHostObject();
    }

    private static Immediate immediate(final Value... arguments) {
        return arguments[0].asHostObject();
    }
}
