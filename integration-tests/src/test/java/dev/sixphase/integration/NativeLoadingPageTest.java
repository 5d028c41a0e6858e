package dev.sixphase.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table of {@code docs/native-loading.md} names tests that exist. */
class NativeLoadingPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void eachTestThatThePageNamesExists() throws Exception {
        final List<Path> sources = Project.files(Project.ROOT, ".java");
        final Matcher named = TEST.matcher(Files.readString(Project.ROOT.resolve("docs/native-loading.md")));
        final List<String> missing = new ArrayList<>();
        int count = 0;
        while (named.find()) {
            count++;
            final String method = "void " + named.group(2) + "(";
            boolean isThere = false;
            for (final Path source : sources) {
                isThere |= source.endsWith(named.group(1) + ".java")
                    && Files.readString(source).contains(method);
            }
            if (!isThere) {
                missing.add(named.group(1) + "." + named.group(2));
            }
        }

        assertTrue(count > 15, "the page names only " + count + " tests: did the form of its table change?");
        assertEquals(List.of(), missing);
    }
}
