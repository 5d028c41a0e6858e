package dev.sixphase.differential;

import dev.sixphase.api.AllRejectedException;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.Thenable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a program on the Java API: what each statement is in JavaScript, told in Java. */
final class Interpreter {
    /** A program that logs more will not end. */
    private static final int MOST_TOKENS = 500;

    private final EventLoop loop;
    private final Pace.Run pace;
    private final Witness witness;
    private final List<String> tokens = new ArrayList<>();
    private final Map<Integer, Integer> runs = new HashMap<>();
    private final Map<Kind, Consumer<Statement>> actions = new EnumMap<>(Kind.class);
    private final Map<Kind, Function<Statement, Thenable<?>>> awaits = new EnumMap<>(Kind.class);
    private boolean endless;

    Interpreter(final EventLoop loop, final Pace.Run pace, final Witness witness) {
        this.loop = loop;
        this.witness = witness;
        this.pace = pace;
        new ControlStatements(this).addTo(actions);
        new TimerStatements(this).addTo(actions);
        final PromiseStatements promises = new PromiseStatements(this);
        promises.addTo(actions);
        promises.addAwaitsTo(awaits);
        new FileStatements(this).addTo(actions, awaits);
        new LifecycleStatements(this).addTo(actions);
    }

    void run(final Program program) {
        // Warnings are for people; Node words them differently.
        loop.onWarning(warning -> { });
        loop.run(() -> enter(program.main()));
    }

    List<String> tokens() {
        return tokens;
    }

    /** {@return whether the program was ended because it logged too much} */
    boolean isEndless() {
        return endless;
    }

    EventLoop loop() {
        return loop;
    }

    Pace.Run pace() {
        return pace;
    }

    Witness witness() {
        return witness;
    }

    void log(final String token) {
        tokens.add(token);
        if (tokens.size() > MOST_TOKENS) {
            endless = true;
            loop.exit(0);
        }
    }

    /** Runs a callback. */
    void enter(final Body body) {
        inCallback(() -> runHere(body));
    }

    /** A callback costs time before it and after it: what it starts is then older than the clock says. */
    void inCallback(final Runnable statements) {
        pace.callback();
        try {
            statements.run();
        } finally {
            pace.callback();
        }
    }

    /** Runs a callback that may run more than once. */
    void enterCounted(final int id, final Body body) {
        inCallback(() -> {
            final int run = runs.merge(id, 1, Integer::sum);
            log(run == 1 ? body.token() : body.token() + "." + run);
            body.statements().forEach(this::execute);
        });
    }

    /** Runs a body within the callback that runs. */
    void runHere(final Body body) {
        log(body.token());
        body.statements().forEach(this::execute);
    }

    int runsOf(final int id) {
        return runs.getOrDefault(id, 0);
    }

    void execute(final Statement statement) {
        pace.statement();
        actions.get(statement.kind()).accept(statement);
    }

    Thenable<?> awaited(final Statement statement) {
        pace.statement();
        return awaits.get(statement.kind()).apply(statement);
    }

    /** {@return whether a program's own statements can have caused it} */
    static boolean isOfProgram(final Throwable failure) {
        return failure instanceof ProgramError || failure instanceof SystemCallException
            || failure instanceof AllRejectedException;
    }

    /** {@return what a failure is in a trace} */
    static String nameOf(final Throwable failure) {
        if (failure instanceof SystemCallException ofSystem) {
            return ofSystem.errno().name();
        }
        return failure instanceof AllRejectedException ? "all" : failure.getMessage();
    }
}
