package dev.sixphase.conformance;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records when phases begin and end, and between them whatever a test {@linkplain #mark marks}, so that a
 * test compares one list of lines.
 *
 * <p>A line is {@code "3 POLL {"}, {@code "3 POLL }"}, or a mark.
 *
 * <p><b>Threads.</b> The hook's methods and {@link #mark} belong to the loop's thread; the rest may be
 * called from any.
 */
public final class PhaseTrace implements PhaseHook {
    private final List<String> lines = new ArrayList<>();

    /** Makes an empty trace. */
    public PhaseTrace() { }

    @Override
    public String name() {
        return "phase-trace";
    }

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        add(iteration + " " + phase + " {");
    }

    @Override
    public void phaseEnds(final LoopPhase phase, final long iteration) {
        add(iteration + " " + phase + " }");
    }

    /**
     * Adds a line of the test's own, from within a callback.
     *
     * @param line what happened
     */
    public void mark(final String line) {
        add(Objects.requireNonNull(line, "line"));
    }

    /** {@return all lines so far, oldest first} */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * {@return the lines of phases in which something was marked, and the marks} Phases in which nothing
     * happened are left out, which makes short programs readable.
     */
    public synchronized List<String> eventful() {
        final List<String> kept = new ArrayList<>();
        for (final String line : lines) {
            final boolean closesAnEmptyPhase = line.endsWith(" }")
                && !kept.isEmpty() && kept.get(kept.size() - 1).equals(opening(line));
            if (closesAnEmptyPhase) {
                kept.remove(kept.size() - 1);
            } else {
                kept.add(line);
            }
        }
        return List.copyOf(kept);
    }

    /** Forgets all lines. */
    public synchronized void clear() {
        lines.clear();
    }

    private static String opening(final String closing) {
        return closing.substring(0, closing.length() - 1) + "{";
    }

    private synchronized void add(final String line) {
        lines.add(line);
    }

    @Override
    public synchronized String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
