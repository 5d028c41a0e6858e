package dev.sixphase.differential;

import java.util.List;

/**
 * What a callback does.
 *
 * @param token is logged first
 * @param statements run then, in their order
 */
record Body(String token, List<Statement> statements) {
    Body {
        statements = List.copyOf(statements);
    }

    Body(final String token, final Statement... statements) {
        this(token, List.of(statements));
    }

    Body with(final List<Statement> others) {
        return new Body(token, others);
    }

    /** {@return how many statements there are, at all depths} */
    int size() {
        return statements.stream().mapToInt(Statement::size).sum();
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("{").append(token);
        statements.forEach(statement -> text.append(' ').append(statement));
        return text.append('}').toString();
    }
}
