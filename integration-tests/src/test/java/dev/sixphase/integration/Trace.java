package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of numbered rows in a document, and the comments in tests that name its rows: a word and a number,
 * several with commas between, or a range.
 */
final class Trace {
    private static final Pattern ROW =
        Pattern.compile("(\\| (\\d+) \\|.*)\\| *([^|]*?) *\\| (\\w+) \\|");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:-(\\d+))?");

    private final Path document;
    private final Pattern mention;
    private final int rowCount;

    Trace(final Path document, final String word, final int rowCount) {
        this.document = document;
        this.mention = Pattern.compile("\\b" + word + "s? (\\d+(?:(?:, | and |-)\\d+)*)");
        this.rowCount = rowCount;
    }

    /** What is wrong, a sentence each. */
    List<String> problems() throws IOException {
        final List<String> problems = new ArrayList<>();
        final Map<Integer, TreeSet<String>> commented = commented();
        final Map<Integer, TreeSet<String>> tabled = tabled(problems);
        for (int number = 1; number <= rowCount; number++) {
            if (!tabled.containsKey(number)) {
                problems.add("row " + number + " is missing");
                continue;
            }
            final TreeSet<String> claimed = tabled.get(number);
            final TreeSet<String> real = commented.getOrDefault(number, new TreeSet<>());
            if (!claimed.equals(real)) {
                problems.add("row " + number + " names the tests " + claimed + ", but its comment is in "
                    + real + ": write " + cells(real));
            }
        }
        commented.forEach((number, tests) -> {
            if (number < 1 || number > rowCount) {
                problems.add(tests + " name row " + number + ", which does not exist");
            }
        });
        return problems;
    }

    /** Puts the table right. */
    void write() throws IOException {
        final Map<Integer, TreeSet<String>> commented = commented();
        final StringBuilder text = new StringBuilder();
        for (final String line : Files.readAllLines(document)) {
            final Matcher row = ROW.matcher(line);
            text.append(row.matches() ? row.group(1) + cells(testsOf(commented, row)) : line).append('\n');
        }
        Files.writeString(document, text);
    }

    private static TreeSet<String> testsOf(final Map<Integer, TreeSet<String>> commented, final Matcher row) {
        return commented.getOrDefault(Integer.parseInt(row.group(2)), new TreeSet<>());
    }

    private static String cells(final TreeSet<String> tests) {
        return tests.isEmpty() ? "| | planned |" : "| `" + String.join("`, `", tests) + "` | covered |";
    }

    private Map<Integer, TreeSet<String>> tabled(final List<String> problems) throws IOException {
        final Map<Integer, TreeSet<String>> tabled = new LinkedHashMap<>();
        for (final String line : Files.readAllLines(document)) {
            final Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            final int number = Integer.parseInt(row.group(2));
            final TreeSet<String> tests = new TreeSet<>();
            QUOTED.matcher(row.group(3)).results().map(quoted -> quoted.group(1)).forEach(tests::add);
            if (tabled.put(number, tests) != null) {
                problems.add("row " + number + " is there twice");
            }
            final String status = tests.isEmpty() ? "planned" : "covered";
            if (!status.equals(row.group(4))) {
                problems.add("row " + number + " is " + row.group(4) + " and names " + tests.size()
                    + " tests: it is " + status);
            }
        }
        return tabled;
    }

    private Map<Integer, TreeSet<String>> commented() throws IOException {
        final Map<Integer, TreeSet<String>> commented = new TreeMap<>();
        TestComments.forEach((test, comment) ->
            mention.matcher(comment).results().map(named -> named.group(1))
                .flatMap(list -> NUMBERS.matcher(list).results())
                .forEach(range -> add(commented, range, test)));
        return commented;
    }

    private static void add(final Map<Integer, TreeSet<String>> commented, final MatchResult range,
        final String test) {
        final int first = Integer.parseInt(range.group(1));
        final int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        for (int number = first; number <= last; number++) {
            commented.computeIfAbsent(number, unused -> new TreeSet<>()).add(test);
        }
    }
}
