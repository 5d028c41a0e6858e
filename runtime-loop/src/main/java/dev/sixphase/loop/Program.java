package dev.sixphase.loop;

import dev.sixphase.api.RunMode;
import dev.sixphase.loop.core.LoopCore;
import dev.sixphase.loop.script.ScriptLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * One program from its first callback to its exit, as Node runs it.
 *
 * @see <a href="https://nodejs.org/api/process.html#event-beforeexit">Node: beforeExit</a>
 */
final class Program {
    private static final int EXIT_OK = 0;
    private static final int EXIT_UNCAUGHT = 1;

    private final LoopCore core;
    private final ScriptLayer script;
    private final List<Runnable> beforeExit = new ArrayList<>();
    private final List<IntConsumer> exit = new ArrayList<>();

    Program(final LoopCore core, final ScriptLayer script) {
        this.core = core;
        this.script = script;
    }

    void onBeforeExit(final Runnable listener) {
        beforeExit.add(listener);
    }

    void onExit(final IntConsumer listener) {
        exit.add(listener);
    }

    void run(final Runnable main) {
        int exitCode = EXIT_UNCAUGHT;
        try {
            script.callMain(main);
            runUntilNothingIsLeft();
            exitCode = EXIT_OK;
        } finally {
            exit(exitCode);
        }
    }

    private void runUntilNothingIsLeft() {
        boolean stopped;
        do {
            stopped = core.run(RunMode.DEFAULT);
            if (!stopped) {
                List.copyOf(beforeExit).forEach(core.scope()::call);
            }
        } while (!stopped && core.isAlive());
    }

    private void exit(final int exitCode) {
        script.exiting(true);
        try {
            List.copyOf(exit).forEach(listener -> core.scope().call(() -> listener.accept(exitCode)));
        } finally {
            script.exiting(false);
        }
    }
}
