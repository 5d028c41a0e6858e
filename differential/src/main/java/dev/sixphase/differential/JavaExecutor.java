package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;

/** Interprets programs on the Java API, on a manual clock, so that nobody waits. */
final class JavaExecutor implements Executor {
    private final Pace pace;
    private final long seed;

    JavaExecutor() {
        this(Pace.STEADY, 0);
    }

    /** Makes one that runs each program on the same pretended machine. */
    JavaExecutor(final Pace pace, final long seed) {
        this.pace = pace;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "java";
    }

    /**
     * What a run showed.
     *
     * @param trace what it printed
     * @param witness who watched it
     */
    record Observed(Trace trace, Witness witness) { }

    @Override
    public Trace run(final Program program) {
        return observe(program).trace();
    }

    Observed observe(final Program program) {
        final SimulatedLoop machine = new SimulatedLoop(pace, seed);
        final Witness witness = machine.witness();
        try (EventLoop loop = machine.newLoop()) {
            final Interpreter interpreter = new Interpreter(loop, machine.pace(), witness);
            runUntilItEnds(interpreter, program);
            if (interpreter.isEndless()) {
                throw new EndlessProgramException("the program does not end: " + interpreter.tokens());
            }
            return new Observed(new Trace(interpreter.tokens(), loop.exitCode()), witness);
        }
    }

    private static void runUntilItEnds(final Interpreter interpreter, final Program program) {
        try {
            interpreter.run(program);
        } catch (final Throwable failure) {
            if (!Interpreter.isOfProgram(failure)) {
                throw new ExecutionFailedException("java printed " + interpreter.tokens()
                    + " and then failed: " + failure, failure);
            }
            interpreter.witness().shows(Feature.DIES);
        }
    }
}
