package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runs of one program on one executor, made when they are asked for. */
final class Runs {
    private final Executor executor;
    private final Program program;
    private final List<Trace> traces = new ArrayList<>();

    Runs(final Executor executor, final Program program) {
        this.executor = executor;
        this.program = program;
    }

    Program program() {
        return program;
    }

    Executor executor() {
        return executor;
    }

    Trace first() {
        return upTo(1).iterator().next();
    }

    /** {@return the different traces of so many runs} */
    Set<Trace> upTo(final int count) {
        while (traces.size() < count) {
            traces.add(run());
        }
        return new LinkedHashSet<>(traces);
    }

    /** What does not end as a program can is a trace, too: one that no other executor gives. */
    private Trace run() {
        try {
            return executor.run(program);
        } catch (final ExecutionFailedException failure) {
            return new Trace(List.of("(" + failure.getMessage() + ")"), -1);
        }
    }
}
