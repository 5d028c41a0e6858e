package dev.sixphase.integration;

import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A provider that cannot be loaded is listed with its reason, and harms no other. */
class BrokenProvidersIT { // users 11
    private static final int MAJOR_VERSION_BYTE = 7;
    private static final String SOURCE = """
        package broken;
        import dev.sixphase.api.spi.*;
        public final class %1$s implements PollerProvider {
            public %1$s() { %2$s }
            public String name() { return "%3$s"; }
            public int priority() { return %4$d; }
            public Availability availability() { %5$s }
            public Poller open(PollerOptions options) { throw new AssertionError("opened"); }
        }
        """;
    private static final String AVAILABLE = "return Availability.AVAILABLE;";

    @TempDir
    private Path folder;
    private String soundPoller;

    @BeforeEach
    void chooseWithoutBrokenOnes() throws Exception {
        soundPoller = JavaRun.here(JavaRun.jars()).poller();
    }

    @Test
    void aServicesFileThatNamesAMissingClass() throws Exception {
        checkListed(service("broken.Missing"), "broken.Missing");
    }

    @Test
    void aConstructorThatThrows() throws Exception {
        final String body = "if (true) { throw new IllegalStateException(\"no luck\"); }";
        compile(SOURCE.formatted("Throwing", body, "throwing", 500, AVAILABLE), "Throwing");

        checkListed(service("broken.Throwing"), "no luck");
    }

    @Test
    void aClassOfANewerJava() throws Exception {
        final Path compiled = compile(SOURCE.formatted("Newer", "", "newer", 500, AVAILABLE), "Newer");
        final byte[] bytes = Files.readAllBytes(compiled);
        bytes[MAJOR_VERSION_BYTE] = 120;
        Files.write(compiled, bytes);

        checkListed(service("broken.Newer"), "broken");
    }

    @Test
    void anAvailabilityThatThrowsInSpiteOfItsContract() throws Exception {
        final String body = "throw new UnsupportedOperationException(\"cannot tell\");";
        compile(SOURCE.formatted("Undecided", "", "undecided", 500, body), "Undecided");

        checkListed(service("broken.Undecided"), "cannot tell");
    }

    @Test
    void twoProvidersOfOneNameAreAnErrorThatNamesBothPlaces() throws Exception {
        compile(SOURCE.formatted("Second", "", "nio", 1, AVAILABLE), "Second");
        final Path second = service("broken.Second");

        for (final List<Path> entries : bothWaysRound(second)) {
            final JavaRun run = JavaRun.here(entries);
            assertFalse(run.exitCode() == 0, run::toString);
            assertTrue(run.errors().contains("poller-nio"), run::toString);
            assertTrue(run.errors().contains(second.toString()), run::toString);
        }
    }

    @Test
    void twoOfTheSameHighestPriorityAreAnErrorThatNamesBoth() throws Exception {
        compile(SOURCE.formatted("One", "", "one", 900, AVAILABLE), "One");
        compile(SOURCE.formatted("Two", "", "two", 900, AVAILABLE), "Two");

        for (final List<Path> entries : bothWaysRound(service("broken.One", "broken.Two"))) {
            final JavaRun run = JavaRun.here(entries);
            assertFalse(run.exitCode() == 0, run::toString);
            assertTrue(run.errors().contains("one") && run.errors().contains("two"), run::toString);
        }
    }

    private void checkListed(final Path broken, final String reason) throws Exception {
        for (final List<Path> entries : bothWaysRound(broken)) {
            final JavaRun run = JavaRun.here(entries);
            assertEquals(0, run.exitCode(), run::toString);
            assertEquals(soundPoller, run.poller(), run::toString);
            assertTrue(run.output().contains(reason), run::toString);
            assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
        }
    }

    private static List<List<Path>> bothWaysRound(final Path broken) throws IOException {
        final List<Path> last = new ArrayList<>(JavaRun.jars());
        last.add(broken);
        final List<Path> first = new ArrayList<>(last);
        Collections.reverse(first);
        return List.of(last, first);
    }

    private Path service(final String... classes) throws IOException {
        final Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(PollerProvider.class.getName()), List.of(classes));
        return folder;
    }

    private Path compile(final String source, final String name) throws IOException {
        final Path file = Files.createDirectories(folder.resolve("source")).resolve(name + ".java");
        Files.writeString(file, source);
        final int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17",
            "-d", folder.toString(), "-cp", JavaRun.path(JavaRun.jars()), file.toString());
        assertEquals(0, result);
        return folder.resolve("broken").resolve(name + ".class");
    }
}
