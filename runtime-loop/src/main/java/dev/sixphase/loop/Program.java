package dev.sixphase.loop;

import dev.sixphase.api.RunMode;
import dev.sixphase.loop.core.LoopCore;
import dev.sixphase.loop.script.ExitSignal;
import dev.sixphase.loop.script.ScriptLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * One program from its first callback to its exit, as Node runs it.
 *
 * @see <a href="https://nodejs.org/api/process.html#event-beforeexit">Node: beforeExit</a>
 * @see <a href="https://nodejs.org/api/process.html#process_exit_codes">Node: exit codes</a>
 */
final class Program {
    private static final int EXIT_OK = 0;
    private static final int EXIT_UNCAUGHT = 1;
    private static final int EXIT_HANDLER_FAILED = 7;

    private final LoopCore core;
    private final ScriptLayer script;
    private final List<Runnable> beforeExit = new ArrayList<>();
    private final List<IntConsumer> exit = new ArrayList<>();
    private int exitCode = EXIT_OK;
    private boolean exitCodeIsSet;
    private boolean running;
    private boolean exiting;

    Program(final LoopCore core, final ScriptLayer script) {
        this.core = core;
        this.script = script;
        script.rejections().whenCodeIsDue(new SetErrorCode());
    }

    private final class SetErrorCode implements Runnable {
        @Override
        public void run() {
            setExitCode(EXIT_UNCAUGHT);
        }
    }

    void onBeforeExit(final Runnable listener) {
        beforeExit.add(listener);
    }

    void onExit(final IntConsumer listener) {
        exit.add(listener);
    }

    int exitCode() {
        return exitCode;
    }

    void setExitCode(final int newExitCode) {
        exitCode = newExitCode;
        exitCodeIsSet = true;
    }

    void run(final Runnable main) {
        running = true;
        exitCode = EXIT_OK;
        exitCodeIsSet = false;
        try {
            script.callMain(main);
            runUntilNothingIsLeft();
            core.call(new EmitExit());
        } catch (final ExitSignal signal) {
            // exit() has done all that is to be done.
        } catch (final Throwable failure) {
            endBy(failure);
            throw failure;
        } finally {
            running = false;
            exiting = false;
            script.exiting(false);
        }
    }

    /** Ends the program here and now: never returns. */
    void exit(final int newExitCode) {
        if (!running) {
            throw new IllegalStateException(
                "exit(" + newExitCode + "): no program runs: call this from a callback of run(main)");
        }
        setExitCode(newExitCode);
        if (!exiting) {
            emitExit();
        }
        throw script.exit();
    }

    private void runUntilNothingIsLeft() {
        boolean stopped;
        do {
            stopped = core.run(RunMode.DEFAULT);
            if (!stopped) {
                core.call(new EmitBeforeExit());
            }
        } while (!stopped && core.isAlive());
    }

    private final class EmitBeforeExit implements Runnable {
        @Override
        public void run() {
            for (final Runnable listener : List.copyOf(beforeExit)) {
                listener.run();
            }
        }
    }

    private final class EmitExit implements Runnable {
        @Override
        public void run() {
            emitExit();
        }
    }

    private void emitExit() {
        exiting = true;
        script.exiting(true);
        for (final IntConsumer listener : List.copyOf(exit)) {
            listener.accept(exitCode);
        }
    }

    private void endBy(final Throwable failure) {
        if (script.uncaughtExceptions().handlerFailed()) {
            exitCode = EXIT_HANDLER_FAILED;
            return;
        }
        if (exiting) {
            // An exit listener threw it: the code that was set stands.
            exitCode = exitCodeIsSet ? exitCode : EXIT_UNCAUGHT;
            return;
        }
        setExitCode(EXIT_UNCAUGHT);
        try {
            emitExit();
        } catch (final ExitSignal signal) {
            // A listener chose the exit code; the failure is still what run() throws.
        } catch (final Throwable ofListener) {
            failure.addSuppressed(ofListener);
        }
    }
}
