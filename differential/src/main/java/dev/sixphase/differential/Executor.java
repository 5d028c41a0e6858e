package dev.sixphase.differential;

/** Runs programs in one of the ways that are compared. */
interface Executor {
    /** {@return what users call it} */
    String name();

    /**
     * Runs a program to its end.
     *
     * @throws ExecutionFailedException if it did not come to an end that a program can have
     */
    Trace run(Program program);
}
