package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import java.util.Map;
import java.util.function.Consumer;

/** Listeners of the process, and its end. */
final class LifecycleStatements {
    private final Interpreter interpreter;
    private final EventLoop loop;
    private final Witness witness;

    LifecycleStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
        this.loop = interpreter.loop();
        this.witness = interpreter.witness();
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions) {
        actions.put(Kind.ON_UNCAUGHT, statement -> loop.onUncaughtException((failure, origin) -> {
            witness.uncaught();
            hear(statement, checked(failure) + "/" + origin);
        }));
        actions.put(Kind.OFF_UNCAUGHT, statement -> loop.onUncaughtException(null));
        actions.put(Kind.ON_MONITOR, statement -> loop.onUncaughtExceptionMonitor((failure, origin) ->
            hear(statement, checked(failure) + "/" + origin)));
        actions.put(Kind.CAPTURE, statement -> {
            loop.captureUncaughtExceptions(null);
            loop.captureUncaughtExceptions(failure -> hear(statement, checked(failure)));
        });
        actions.put(Kind.RELEASE, statement -> loop.captureUncaughtExceptions(null));
        actions.put(Kind.ON_REJECTION, statement -> loop.onUnhandledRejection((reason, promise) -> {
            witness.shows(Feature.REJECTION_UNHANDLED);
            hear(statement, checked(reason));
        }));
        actions.put(Kind.OFF_REJECTION, statement -> loop.onUnhandledRejection(null));
        actions.put(Kind.ON_REJECTION_HANDLED, statement -> loop.onRejectionHandled(promise -> {
            witness.shows(Feature.REJECTION_HANDLED_LATER);
            interpreter.enterCounted(statement.id(), statement.bodies().get(0));
        }));
        actions.put(Kind.ON_BEFORE_EXIT, statement -> loop.onBeforeExit(() -> {
            hear(statement, String.valueOf(loop.exitCode()));
            if (loop.isAlive()) {
                witness.shows(Feature.REVIVED);
            }
        }));
        actions.put(Kind.ON_EXIT, statement -> loop.onExit(code -> hear(statement, String.valueOf(code))));
        actions.put(Kind.EXIT, statement -> {
            witness.shows(Feature.EXITS);
            loop.exit(statement.number("code"));
        });
        actions.put(Kind.EXIT_CODE, statement -> loop.setExitCode(statement.number("code")));
    }

    private void hear(final Statement statement, final String what) {
        interpreter.log(what);
        interpreter.enterCounted(statement.id(), statement.bodies().get(0));
    }

    /** {@return its name, if the program can have thrown it; else it is a fault of ours} */
    private static String checked(final Throwable failure) {
        if (!Interpreter.isOfProgram(failure)) {
            throw new IllegalStateException("not of the program: " + failure, failure);
        }
        return Interpreter.nameOf(failure);
    }
}
