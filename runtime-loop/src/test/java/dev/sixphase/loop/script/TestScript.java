package dev.sixphase.loop.script;

import dev.sixphase.api.RunMode;
import dev.sixphase.api.Warning;
import dev.sixphase.loop.core.TestLoop;
import java.util.ArrayList;
import java.util.List;

/** A script layer on a test loop. */
final class TestScript {
    private final TestLoop loop = new TestLoop();
    private final List<Warning> warnings = new ArrayList<>();
    private final ScriptLayer layer = new ScriptLayer(loop.core(), warnings::add);

    TestLoop loop() {
        return loop;
    }

    ScriptLayer layer() {
        return layer;
    }

    List<Warning> warnings() {
        return warnings;
    }

    void log(final String word) {
        loop.log(word);
    }

    Runnable logging(final String word) {
        return loop.logging(word);
    }

    void busy(final long millis) {
        loop.busy(millis);
    }

    /** As a handler of uncaught exceptions that logs {@code X:message}. */
    void logFailures() {
        layer.uncaughtExceptions().handler((failure, origin) -> log("X:" + failure.getMessage()));
    }

    /** Runs a program and {@return its log}. */
    String run(final Runnable main) {
        loop.core().enter();
        try {
            layer.callMain(main);
            loop.core().run(RunMode.DEFAULT);
        } finally {
            loop.core().leave();
        }
        return loop.log();
    }
}
