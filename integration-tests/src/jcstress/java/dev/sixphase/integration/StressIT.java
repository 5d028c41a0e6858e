package dev.sixphase.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stress tests beside this one, each many million times, in JVMs that jcstress starts. */
class StressIT {
    private static final long LONGEST_SECONDS = 1200;

    @Test
    void noInterleavingGivesAForbiddenOutcome() throws Exception {
        final Path results = Path.of(System.getProperty("basedir"), "target", "jcstress");

        final JavaRun run = JavaRun.of(List.of(JavaRun.thisJava().toString(), "-cp", JavaRun.testClassPath(),
            "org.openjdk.jcstress.Main", "-t", "dev.sixphase", "-m", "quick", "-r", results.toString()),
            LONGEST_SECONDS);

        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.output().contains("Failed tests: No matches"), run::toString);
        assertTrue(run.output().contains("5 matching test results"), run::toString);
    }
}
