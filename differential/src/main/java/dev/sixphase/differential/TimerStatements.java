package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Immediate;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Timers, immediates, ticks and microtasks. */
final class TimerStatements {
    private final Interpreter interpreter;
    private final EventLoop loop;
    private final Witness witness;
    private final Map<Integer, Timer> timers = new HashMap<>();
    private final Map<Integer, Immediate> immediates = new HashMap<>();

    TimerStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
        this.loop = interpreter.loop();
        this.witness = interpreter.witness();
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions) {
        actions.put(Kind.TIMEOUT, statement -> {
            final Witness.Started started = witness.started(statement.id(), statement.millis());
            timers.put(statement.id(), loop.setTimeout(timer -> {
                witness.timerFires(started, false);
                fire(statement, timer);
            }, statement.millis()));
        });
        actions.put(Kind.INTERVAL, this::startInterval);
        actions.put(Kind.IMMEDIATE, statement -> {
            witness.immediateStarted();
            immediates.put(statement.id(), loop.setImmediate(() -> {
                witness.callback(LoopPhase.CHECK, Feature.IMMEDIATES_IN_BATCH);
                interpreter.enter(statement.bodies().get(0));
            }));
        });
        actions.put(Kind.TICK, statement -> loop.nextTick(drained(statement)));
        actions.put(Kind.MICROTASK, statement -> loop.queueMicrotask(drained(statement)));
        actions.put(Kind.CLEAR_TIMEOUT, statement -> {
            witness.cleared(statement.id());
            loop.clearTimeout(handle(statement));
        });
        actions.put(Kind.CLEAR_INTERVAL, statement -> {
            witness.cleared(statement.id());
            loop.clearInterval(handle(statement));
        });
        actions.put(Kind.CLEAR_IMMEDIATE, statement -> {
            witness.immediateCleared();
            loop.clearImmediate(handle(statement));
        });
        actions.put(Kind.REFRESH, statement -> {
            witness.refreshed(statement.id());
            with(statement, Timer::refresh, immediate -> { });
        });
        actions.put(Kind.REF, statement -> with(statement, Timer::ref, Immediate::ref));
        actions.put(Kind.UNREF, statement -> with(statement, Timer::unref, Immediate::unref));
    }

    private void startInterval(final Statement statement) {
        final Witness.Started started = witness.started(statement.id(), statement.millis());
        timers.put(statement.id(), loop.setInterval(timer -> {
            final boolean isLast = interpreter.runsOf(statement.id()) + 1 >= statement.number("runs");
            witness.timerFires(started, !isLast);
            if (isLast) {
                loop.clearInterval(timer);
            } else {
                witness.shows(Feature.INTERVAL_REPEATS);
            }
            fire(statement, timer);
        }, statement.millis()));
    }

    private void fire(final Statement statement, final Timer timer) {
        if (!timer.hasRef() && !loop.isAlive()) {
            witness.shows(Feature.UNREFERENCED_LAST);
        }
        try {
            interpreter.enterCounted(statement.id(), statement.bodies().get(0));
        } finally {
            witness.timerFired();
        }
    }

    private Runnable drained(final Statement statement) {
        witness.queued();
        return () -> {
            witness.drained();
            interpreter.enter(statement.bodies().get(0));
        };
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
