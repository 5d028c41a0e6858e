package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The documents say what the sources say. */
class TraceabilityTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)(?:#[^)]*)?\\)");

    private static final String NOT_THERE_YET = "not there yet";

    private final List<String> problems = new ArrayList<>();

    @Test
    void everySemanticRuleNamesExactlyTheTestsThatNameIt() throws Exception {
        check(new Trace(Project.ROOT.resolve("docs/semantics.md"), "rule", 72));
    }

    @Test
    void everyLessonNamesExactlyTheTestsThatNameIt() throws Exception {
        check(new Trace(Project.ROOT.resolve("docs/seed-lessons.md"), "seed", 49));
    }

    @Test
    void everyAskOfUsersNamesExactlyTheTestsThatNameIt() throws Exception {
        check(new Trace(Project.ROOT.resolve("docs/users.md"), "user", 25));
    }

    @Test
    void everyPublicTestOfLibuvIsCoveredOrDoesNotApply() throws Exception {
        final NamedTrace trace = new NamedTrace(Project.ROOT.resolve("docs/libuv.md"),
            libuvNames(area -> !area.startsWith(NOT_THERE_YET)), NamedTrace.commented("libuv"));
        if (Boolean.getBoolean("sixphase.trace.write")) {
            trace.write();
        }
        assertNone(trace.problems());
    }

    @Test
    void whatOfLibuvIsNotThereYetIsListedUncounted() throws Exception {
        final String page = Files.readString(Project.ROOT.resolve("docs/libuv.md"));
        final String last = page.substring(page.lastIndexOf("## Not there yet"));
        for (final String name : libuvNames(area -> area.startsWith(NOT_THERE_YET))) {
            if (!last.contains("`" + name + "`")) {
                problems.add(name + " is not listed as not there yet");
            }
        }
        assertNone(problems);
    }

    private static Set<String> libuvNames(final Predicate<String> areas) throws IOException {
        final Set<String> names = new TreeSet<>();
        for (final String line : Files.readAllLines(
            Project.ROOT.resolve("integration-tests/src/test/resources/libuv-tests.txt"))) {

            final int colon = line.indexOf(": ");
            if (!line.startsWith("#") && areas.test(line.substring(0, colon))) {
                names.addAll(List.of(line.substring(colon + 2).split(" ")));
            }
        }
        assertFalse(names.isEmpty());
        return names;
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws Exception {
        final List<Path> documents = Project.files(Project.ROOT, ".md");
        assertFalse(documents.isEmpty());
        for (final Path document : documents) {
            final Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    problems.add(Project.ROOT.relativize(document) + " links to " + link.group(1)
                        + ", which does not exist");
                }
            }
        }
        assertNone(problems);
    }

    @Test
    void eachDecisionRecordHasItsOwnNumberAndSaysWhatWasDecidedAndWhy() throws Exception {
        final Set<String> numbers = new HashSet<>();
        for (final Path record : Project.files(Project.ROOT.resolve("docs/adr"), ".md")) {
            final String name = record.getFileName().toString();
            if (!name.equals("README.md")) {
                final String number = name.substring(0, name.indexOf('-'));
                assertTrue(numbers.add(number), "there are two records " + number);
                checkRecord(record, number);
            }
        }
        assertFalse(numbers.isEmpty());
        assertNone(problems);
    }

    /** With {@code -Dsixphase.trace.write=true} the table is put right first. */
    private static void check(final Trace trace) throws IOException {
        if (Boolean.getBoolean("sixphase.trace.write")) {
            trace.write();
        }
        assertNone(trace.problems());
    }

    private void checkRecord(final Path record, final String number) throws IOException {
        final String text = Files.readString(record);
        final String title = "# " + number + " ";
        for (final String part : List.of(title, "Status: ", "Context", "Decision", "Consequences")) {
            if (!text.contains(part)) {
                problems.add(record + " has no \"" + part + "\"");
            }
        }
    }

    private static void assertNone(final List<String> problems) {
        assertEquals("", String.join(System.lineSeparator(), problems));
    }
}
