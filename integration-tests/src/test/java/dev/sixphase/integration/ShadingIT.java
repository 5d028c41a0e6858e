package dev.sixphase.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * An application that moved Sixphase into its own package, with the Maven plugin that does it, finds the
 * portable poller, and hears why there is no native one: the names in C are fixed.
 */
class ShadingIT { // users 6
    private static final String MOVED = "app.shaded.";

    @Test
    void aMovedCopyRunsOnNioAndSaysWhyNotOnTheSystemsPoller() throws Exception {
        final JavaRun run = run();

        assertEquals(0, run.exitCode(), run::toString);
        assertEquals("nio", run.poller(), run::toString);
        assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
        assertTrue(run.output().contains("relocated") && run.output().contains(MOVED), run::toString);
    }

    @Test
    void aMovedNativePollerThatIsRequiredIsAnErrorAndNoCrash() throws Exception {
        final JavaRun run = run(Platform.requireNativePoller());

        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.errors().contains("NoBackendException"), run::toString);
    }

    private static JavaRun run(final String... options) throws Exception {
        final List<String> command = new ArrayList<>(List.of(JavaRun.thisJava().toString(), "-cp",
            Path.of(System.getProperty("sixphase.test.shaded")).toString()));
        command.addAll(JavaRun.leaveToUseNativeCode());
        command.addAll(List.of(options));
        command.add(MOVED + Application.class.getName());
        return JavaRun.of(command);
    }
}
