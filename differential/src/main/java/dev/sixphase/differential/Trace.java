package dev.sixphase.differential;

import java.util.List;

/**
 * What a run of a program showed.
 *
 * @param tokens what it logged
 * @param exitCode how it ended
 */
record Trace(List<String> tokens, int exitCode) {
    private static final String EXIT = "exit:";
    /**
     * What Node 20 throws, sometimes without end, when an immediate is cleared that an exception of another
     * one has put off: its list of them is broken then.
     */
    private static final String FAULT_OF_NODE = "(reading '_idleNext')";

    Trace {
        tokens = List.copyOf(tokens);
    }

    static Trace parse(final String text) {
        final List<String> words = List.of(text.trim().split(" +"));
        final String last = words.get(words.size() - 1);
        if (!last.startsWith(EXIT)) {
            throw new IllegalArgumentException("a trace ends with " + EXIT + "CODE, and not with " + last);
        }
        return new Trace(words.subList(0, words.size() - 1), Integer.parseInt(last.substring(EXIT.length())));
    }

    boolean showsFaultOfNode() {
        return tokens.stream().anyMatch(token -> token.contains(FAULT_OF_NODE));
    }

    /** {@return the tokens and, last, the exit code} */
    @Override
    public String toString() {
        return (String.join(" ", tokens) + " " + EXIT + exitCode).trim();
    }
}
