package dev.sixphase.differential;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program. Its text form is one line: <code>{main timeout 1 5 {t1 busy 3} tick {k2}}</code>.
 *
 * @param main the main module
 */
record Program(Body main) {
    private static final Pattern LEXEME = Pattern.compile("[{}]|[^\\s{}]+");

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static Program parse(final String text) {
        final Deque<String> lexemes =
            new ArrayDeque<>(LEXEME.matcher(text).results().map(MatchResult::group).toList());
        final Body main = parseBody(lexemes);
        if (!lexemes.isEmpty()) {
            throw new IllegalArgumentException("after the program there is " + lexemes.peek());
        }
        return new Program(main);
    }

    private static Body parseBody(final Deque<String> lexemes) {
        expect(lexemes, "{");
        final String token = next(lexemes);
        final List<Statement> statements = new ArrayList<>();
        while (!"}".equals(lexemes.peek())) {
            statements.add(parseStatement(lexemes));
        }
        expect(lexemes, "}");
        return new Body(token, statements);
    }

    private static Statement parseStatement(final Deque<String> lexemes) {
        final Kind kind = Kind.of(next(lexemes));
        final List<String> words = new ArrayList<>();
        for (int count = 0; count < kind.words().size(); count++) {
            words.add(next(lexemes));
        }
        final List<Body> bodies = new ArrayList<>();
        for (int count = 0; count < kind.bodyCount(); count++) {
            bodies.add(parseBody(lexemes));
        }
        return new Statement(kind, words, bodies);
    }

    private static void expect(final Deque<String> lexemes, final String wanted) {
        final String lexeme = next(lexemes);
        if (!lexeme.equals(wanted)) {
            throw new IllegalArgumentException("expected " + wanted + ", and found " + lexeme);
        }
    }

    private static String next(final Deque<String> lexemes) {
        if (lexemes.isEmpty()) {
            throw new IllegalArgumentException("the text ends within a program: a } is missing");
        }
        return lexemes.poll();
    }

    @Override
    public String toString() {
        return main.toString();
    }
}
