package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of named rows in a document, each proven by the tests whose comments name it, or beside the point
 * for a reason; and the sentence in the document that counts them.
 */
final class NamedTrace {
    /** Name, what it shows, tests, and {@code covered} or {@code does not apply: reason}. */
    private static final Pattern ROW =
        Pattern.compile("(\\| `(\\w+)` \\| [^|]+ )\\| *([^|]*?) *\\| ([^|]+) \\|");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
    private static final Pattern COUNT =
        Pattern.compile("\\*\\*\\d+ names: \\d+ covered, \\d+ do not apply\\.\\*\\*");
    private static final String COVERED = "covered";
    private static final String REASON = "does not apply: ";

    private final Path document;
    private final Set<String> names;
    private final Map<String, TreeSet<String>> commented;

    /**
     * Compares a document with what it must list.
     *
     * @param names what must have a row
     * @param commented the tests whose comments name a row
     */
    NamedTrace(final Path document, final Set<String> names, final Map<String, TreeSet<String>> commented) {
        this.document = document;
        this.names = names;
        this.commented = commented;
    }

    /** {@return which tests name what, in comments that begin with a word or have it after a comma} */
    static Map<String, TreeSet<String>> commented(final String word) throws IOException {
        final Pattern mention = Pattern.compile("(?://|,) " + word + " (\\w+)");
        final Map<String, TreeSet<String>> commented = new TreeMap<>();
        TestComments.forEach((test, comment) -> mention.matcher(comment).results().forEach(named ->
            commented.computeIfAbsent(named.group(1), unused -> new TreeSet<>()).add(test)));
        return commented;
    }

    private record Row(String name, TreeSet<String> tests, String status) { }

    /** What is wrong, a sentence each. */
    List<String> problems() throws IOException {
        final List<String> problems = new ArrayList<>();
        final String text = Files.readString(document);
        final List<Row> rows = rows(text);
        final Set<String> seen = new HashSet<>();
        for (final Row row : rows) {
            if (!seen.add(row.name())) {
                problems.add(row.name() + " is there twice");
            }
            if (!names.contains(row.name())) {
                problems.add(row.name() + " is not a name that is asked for");
            }
            problemsOf(row, problems);
        }
        names.stream().filter(name -> !seen.contains(name)).sorted()
            .forEach(name -> problems.add(name + " is missing"));
        commented.forEach((name, tests) -> {
            if (!seen.contains(name)) {
                problems.add(tests + " name " + name + ", which does not exist");
            }
        });
        final Matcher count = COUNT.matcher(text);
        if (!count.find() || !count.group().equals(count(rows))) {
            problems.add("the document must say " + count(rows));
        }
        return problems;
    }

    private void problemsOf(final Row row, final List<String> problems) {
        final TreeSet<String> real = commented.getOrDefault(row.name(), new TreeSet<>());
        final boolean isExcused = row.status().startsWith(REASON);
        if (!row.tests().equals(real)) {
            problems.add(row.name() + " names the tests " + row.tests() + ", but its comment is in " + real);
        }
        if (isExcused && !real.isEmpty()) {
            problems.add(row.name() + " does not apply, but " + real + " name it");
        }
        if (!isExcused && (real.isEmpty() || !row.status().equals(COVERED))) {
            problems.add(row.name() + " must be covered by a test or say \"" + REASON + "\" and why");
        }
    }

    private static List<Row> rows(final String text) {
        final List<Row> rows = new ArrayList<>();
        for (final String line : text.split("\n")) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                final TreeSet<String> tests = new TreeSet<>();
                QUOTED.matcher(row.group(3)).results().map(quoted -> quoted.group(1)).forEach(tests::add);
                rows.add(new Row(row.group(2), tests, row.group(4)));
            }
        }
        return rows;
    }

    private static String count(final List<Row> rows) {
        final long covered = rows.stream().filter(row -> row.status().equals(COVERED)).count();
        return "**" + rows.size() + " names: " + covered + " covered, " + (rows.size() - covered)
            + " do not apply.**";
    }

    /** Puts the tests and the count right. */
    void write() throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final String line : Files.readAllLines(document)) {
            final Matcher row = ROW.matcher(line);
            text.append(row.matches() ? row.group(1) + cells(row) : line).append('\n');
        }
        final String written = text.toString();
        Files.writeString(document, COUNT.matcher(written).replaceFirst(
            Matcher.quoteReplacement(count(rows(written)))));
    }

    private String cells(final Matcher row) {
        final TreeSet<String> tests = commented.getOrDefault(row.group(2), new TreeSet<>());
        return tests.isEmpty() ? "| | " + row.group(4) + " |"
            : "| `" + String.join("`, `", tests) + "` | " + COVERED + " |";
    }
}
