package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a program.
 *
 * @param kind what it does
 * @param words what with, as {@link Kind#words()} names them
 * @param bodies the callbacks that it hands out
 */
record Statement(Kind kind, List<String> words, List<Body> bodies) {
    Statement {
        words = List.copyOf(words);
        bodies = List.copyOf(bodies);
        if (words.size() != kind.words().size() || bodies.size() != kind.bodyCount()) {
            throw new IllegalArgumentException(kind.keyword() + " takes the words " + kind.words() + " and "
                + kind.bodyCount() + " bodies, and was given " + words + " and " + bodies);
        }
    }

    static Statement of(final Kind kind, final Object... words) {
        return new Statement(kind, List.of(words).stream().map(String::valueOf).toList(), List.of());
    }

    Statement with(final List<Body> others) {
        return new Statement(kind, words, others);
    }

    Statement with(final Body... others) {
        return new Statement(kind, words, List.of(others));
    }

    Statement withWord(final String name, final String word) {
        final List<String> changed = new ArrayList<>(words);
        changed.set(kind.words().indexOf(name), word);
        return new Statement(kind, changed, bodies);
    }

    boolean has(final String name) {
        return kind.words().contains(name);
    }

    String word(final String name) {
        return words.get(kind.words().indexOf(name));
    }

    int number(final String name) {
        return Integer.parseInt(word(name));
    }

    double millis() {
        return Double.parseDouble(word("millis"));
    }

    int id() {
        return number("id");
    }

    int size() {
        return 1 + bodies.stream().mapToInt(Body::size).sum();
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder(kind.keyword());
        words.forEach(word -> text.append(' ').append(word));
        bodies.forEach(body -> text.append(' ').append(body));
        return text.toString();
    }
}
