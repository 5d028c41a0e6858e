package dev.sixphase.benchmarks.start;

/** Nothing at all: what the JVM itself takes. */
public final class EmptyStart {
    private EmptyStart() { }

    /**
     * Ends.
     *
     * @param arguments none
     */
    public static void main(final String[] arguments) { }
}
