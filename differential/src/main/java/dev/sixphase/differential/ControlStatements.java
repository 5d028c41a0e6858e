package dev.sixphase.differential;

import java.util.Map;
import java.util.function.Consumer;

/** Statements that wait for nothing. */
final class ControlStatements {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Interpreter interpreter;

    ControlStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions) {
        actions.put(Kind.LOG, statement -> interpreter.log(statement.word("token")));
        actions.put(Kind.BUSY, statement ->
            interpreter.pace().spend((long) statement.millis() * NANOS_PER_MILLI));
        actions.put(Kind.THROW, statement -> {
            throw new ProgramError(statement.word("token"));
        });
        actions.put(Kind.TRY, statement -> {
            try {
                interpreter.runHere(statement.bodies().get(0));
            } catch (final ProgramError caught) {
                interpreter.runHere(statement.bodies().get(1));
            }
        });
        actions.put(Kind.NTH, statement -> {
            if (interpreter.runsOf(statement.id()) == statement.number("run")) {
                interpreter.runHere(statement.bodies().get(0));
            }
        });
    }
}
