package dev.sixphase.examples;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SixphaseTest {
    private static final Set<String> COMMANDS =
        Set.of("javascript", "phases", "backends", "echo", "cat", "own-loop", "hooks");

    @Test
    void helpListsEveryCommand() {
        final CommandRun run = CommandRun.of("--help");

        assertEquals(0, run.exitCode());
        assertNamesEveryCommand(run.out());
        assertEquals("", run.err());
    }

    @Test
    void aWrongCommandListsTheRightOnes() {
        final CommandRun run = CommandRun.of("javascirpt");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("'javascirpt'"), run.err());
        assertNamesEveryCommand(run.err());
        assertEquals("", run.out());
    }

    @Test
    void noCommandIsAWrongCommandLine() {
        final CommandRun run = CommandRun.of();

        assertEquals(2, run.exitCode());
        assertNamesEveryCommand(run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "phases", "backends", "echo", "cat", "own-loop", "hooks"})
    void eachCommandHasHelp(final String command) {
        final CommandRun run = CommandRun.of(command, "--help");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("Usage: sixphase " + command), run.out());
        assertTrue(run.out().contains("--poller=NAMES"), run.out());
    }

    @Test
    void aWrongOptionListsTheRightOnes() {
        final CommandRun run = CommandRun.of("echo", "--prot", "7");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("'--prot'"), run.err());
        assertTrue(run.err().contains("--port=PORT"), run.err());
    }

    @Test
    void versionNamesTheJavaItRunsOn() {
        final CommandRun run = CommandRun.of("--version");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Java " + System.getProperty("java.version")), run.out());
    }

    private static void assertNamesEveryCommand(final String text) {
        for (final String command : COMMANDS) {
            assertTrue(text.lines().anyMatch(line -> line.startsWith("  " + command + " ")),
                () -> command + " is missing in: " + text);
        }
    }
}
