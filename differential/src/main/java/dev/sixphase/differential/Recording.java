package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A program and what Node printed for it. As text: a line for the program, and one for the trace; a line that
 * begins with # says nothing.
 *
 * @param program the program
 * @param trace what it printed
 */
record Recording(Program program, Trace trace) {
    private static final String INDENT = "  ";

    static String write(final List<Recording> recordings) {
        final StringBuilder text = new StringBuilder("# Programs, and what Node printed for each.\n");
        recordings.forEach(recording -> text.append(recording.program).append('\n')
            .append(INDENT).append(recording.trace).append('\n'));
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static List<Recording> read(final List<String> lines) {
        final List<Recording> recordings = new ArrayList<>();
        final Iterator<String> rest = lines.stream().filter(line -> !line.startsWith("#")).iterator();
        while (rest.hasNext()) {
            final Program program = Program.parse(rest.next());
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("no trace follows the program " + program);
            }
            recordings.add(new Recording(program, Trace.parse(rest.next())));
        }
        return recordings;
    }
}
