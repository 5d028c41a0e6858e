package dev.sixphase.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a program as JavaScript: one file that needs nothing but Node's own modules. */
final class JavaScript {
    private static final Pattern PLACE = Pattern.compile("\\$(\\w+)|\\{(\\d)(\\+?)\\}");
    private static final String PRELUDE = prelude();

    private JavaScript() {
    }

    private static String prelude() {
        try (InputStream in = JavaScript.class.getResourceAsStream("prelude.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return a whole file} */
    static String of(final Program program) {
        return PRELUDE + "\n" + readable(program);
    }

    /** {@return the program itself, for a reader} */
    static String readable(final Program program) {
        final StringBuilder text = new StringBuilder("L('" + program.main().token() + "');\n");
        program.main().statements().forEach(statement -> text.append(statement(statement, "")).append('\n'));
        return text.toString();
    }

    private static String statement(final Statement statement, final String indent) {
        final Matcher place = PLACE.matcher(statement.kind().template());
        return indent + place.replaceAll(match -> Matcher.quoteReplacement(filled(statement, match, indent)));
    }

    private static String filled(final Statement statement, final MatchResult place, final String indent) {
        if (place.group(1) != null) {
            return statement.word(place.group(1));
        }
        final Body body = statement.bodies().get(Integer.parseInt(place.group(2)));
        final String entry = place.group(3).isEmpty() ? "L('" : "R(" + statement.id() + ", '";
        final StringBuilder text = new StringBuilder("{\n" + indent + "  " + entry + body.token() + "');\n");
        body.statements().forEach(inner -> text.append(statement(inner, indent + "  ")).append('\n'));
        return text.append(indent).append('}').toString();
    }
}
