package dev.sixphase.integration;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Loading the native library while the JDK loads its own, in many JVMs. A deadlock ends in the watchdog. */
@Tag("long")
class LoadRaceIT { // users 7
    private static final int STARTS = 200;
    private static final long WATCHDOG_SECONDS = 30;

    @Test
    void noStartHangs() throws Exception {
        Platform.assumeNativeLibrary();
        final String classPath = JavaRun.path(JavaRun.jars());
        for (int start = 0; start < STARTS; start++) {
            final JavaRun run = JavaRun.of(List.of(JavaRun.thisJava().toString(),
                Platform.requireNativePoller(), "-XX:TieredStopAtLevel=1", "-cp", classPath,
                Race.class.getName()), WATCHDOG_SECONDS);
            final int number = start;
            assertEquals(0, run.exitCode(), () -> "start " + number + ": " + run);
        }
    }
}
