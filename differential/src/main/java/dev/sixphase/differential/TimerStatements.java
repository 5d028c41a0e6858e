package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Immediate;
import dev.sixphase.api.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Timers, immediates, ticks and microtasks. */
final class TimerStatements {
    private final Interpreter interpreter;
    private final EventLoop loop;
    private final Map<Integer, Timer> timers = new HashMap<>();
    private final Map<Integer, Immediate> immediates = new HashMap<>();

    TimerStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
        this.loop = interpreter.loop();
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions) {
        actions.put(Kind.TIMEOUT, statement -> timers.put(statement.id(), loop.setTimeout(
            () -> interpreter.enterCounted(statement.id(), statement.bodies().get(0)), statement.millis())));
        actions.put(Kind.INTERVAL, this::startInterval);
        actions.put(Kind.IMMEDIATE, statement -> immediates.put(statement.id(),
            loop.setImmediate(() -> interpreter.enter(statement.bodies().get(0)))));
        actions.put(Kind.TICK, statement ->
            loop.nextTick(() -> interpreter.enter(statement.bodies().get(0))));
        actions.put(Kind.MICROTASK, statement ->
            loop.queueMicrotask(() -> interpreter.enter(statement.bodies().get(0))));
        actions.put(Kind.CLEAR_TIMEOUT, statement -> loop.clearTimeout(handle(statement)));
        actions.put(Kind.CLEAR_INTERVAL, statement -> loop.clearInterval(handle(statement)));
        actions.put(Kind.CLEAR_IMMEDIATE, statement -> loop.clearImmediate(handle(statement)));
        actions.put(Kind.REFRESH, statement -> with(statement, Timer::refresh, immediate -> { }));
        actions.put(Kind.REF, statement -> with(statement, Timer::ref, Immediate::ref));
        actions.put(Kind.UNREF, statement -> with(statement, Timer::unref, Immediate::unref));
    }

    private void startInterval(final Statement statement) {
        timers.put(statement.id(), loop.setInterval(timer -> {
            if (interpreter.runsOf(statement.id()) + 1 >= statement.number("runs")) {
                loop.clearInterval(timer);
            }
            interpreter.enterCounted(statement.id(), statement.bodies().get(0));
        }, statement.millis()));
    }

    private Object handle(final Statement statement) {
        final Timer timer = timers.get(statement.id());
        return timer == null ? immediates.get(statement.id()) : timer;
    }

    private void with(final Statement statement, final Consumer<? super Timer> onTimer,
        final Consumer<? super Immediate> onImmediate) {

        final Timer timer = timers.get(statement.id());
        final Immediate immediate = immediates.get(statement.id());
        if (timer != null) {
            onTimer.accept(timer);
        } else if (immediate != null) {
            onImmediate.accept(immediate);
        }
    }
}
