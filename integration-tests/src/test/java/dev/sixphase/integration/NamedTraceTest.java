package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A page that drifts from the tests is told. */
class NamedTraceTest {
    private static final String GOOD = """
        **2 names: 1 covered, 1 do not apply.**

        | Name | Shows | Test | Status |
        |---|---|---|---|
        | `one` | That it works. | `OneTest` | covered |
        | `two` | That it fails. | | does not apply: it cannot. |
        """;

    @TempDir
    private Path folder;

    private List<String> problems(final String page, final String... commented) throws IOException {
        final Map<String, TreeSet<String>> comments = commented.length == 0 ? Map.of()
            : Map.of(commented[0], new TreeSet<>(Set.of(commented[1])));
        final Path document = Files.writeString(folder.resolve("page.md"), page);
        return new NamedTrace(document, Set.of("one", "two"), comments).problems();
    }

    @Test
    void whatIsRightHasNoProblems() throws IOException {
        assertEquals(List.of(), problems(GOOD, "one", "OneTest"));
    }

    @Test
    void aTestWithoutTheCommentIsFound() throws IOException {
        assertEquals(List.of("one names the tests [OneTest], but its comment is in []",
            "one must be covered by a test or say \"does not apply: \" and why"), problems(GOOD));
    }

    @Test
    void aTestThatTheRowForgetsIsFound() throws IOException {
        assertEquals(List.of("one names the tests [OneTest], but its comment is in [OtherTest]"),
            problems(GOOD, "one", "OtherTest"));
    }

    @Test
    void aCommentThatNamesNothingIsFound() throws IOException {
        assertEquals("[OneTest] name three, which does not exist",
            problems(GOOD, "three", "OneTest").get(2));
    }

    @Test
    void aMissingNameAndAStrangeOneAreFound() throws IOException {
        assertEquals(List.of("three is not a name that is asked for", "two is missing"),
            problems(GOOD.replace("`two`", "`three`"), "one", "OneTest"));
    }

    @Test
    void aWrongCountIsFound() throws IOException {
        assertEquals(List.of("the document must say **2 names: 1 covered, 1 do not apply.**"),
            problems(GOOD.replace("1 covered", "2 covered"), "one", "OneTest"));
    }

    @Test
    void anExcuseForWhatIsProvenIsFound() throws IOException {
        assertEquals("two does not apply, but [TwoTest] name it",
            problems(GOOD, "two", "TwoTest").get(3));
    }

    @Test
    void writingPutsTestsAndCountRight() throws IOException {
        final Path document = Files.writeString(folder.resolve("page.md"),
            GOOD.replace("`OneTest`", "`OldTest`").replace("**2 names: 1", "**7 names: 5"));
        new NamedTrace(document, Set.of("one", "two"), Map.of("one", new TreeSet<>(Set.of("OneTest"))))
            .write();
        assertEquals(GOOD, Files.readString(document));
    }
}
