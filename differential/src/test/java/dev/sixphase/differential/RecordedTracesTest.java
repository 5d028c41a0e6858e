package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.js.JsHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Programs whose traces were recorded on Node 20, for machines that have none. Nothing here waits. */
@Timeout(300)
class RecordedTracesTest { // rules 28-36, 40-44, 47-50, 52, 56-58, 60-63, 65 and 66
    private static final Logger LOGGER = Logger.getLogger("dev.sixphase");
    private static final int EACH_FOR_THE_HOST = 3;

    @TempDir
    private Path folder;

    /** A line for each of a thousand loops is too much. */
    @BeforeAll
    static void logWarningsOnly() {
        LOGGER.setLevel(Level.WARNING);
    }

    private static List<Recording> recordings(final Profile profile) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            RecordedTracesTest.class.getResourceAsStream("recorded/" + profile.label() + ".txt"),
            StandardCharsets.UTF_8))) {
            final List<Recording> recordings = Recording.read(lines.lines().toList());
            assertTrue(recordings.size() >= 100, () -> "only " + recordings.size() + " are recorded");
            return recordings;
        }
    }

    private static List<String> differences(final Executor executor, final List<Recording> recordings) {
        final List<String> differences = new ArrayList<>();
        for (final Recording recording : recordings) {
            final Trace trace = new Runs(executor, recording.program()).first();
            if (!trace.equals(recording.trace())) {
                differences.add(recording.program() + "\nnode: " + recording.trace() + "\n" + executor.name()
                    + ": " + trace);
            }
        }
        return differences;
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theJavaApiPrintsWhatNodePrinted(final Profile profile) throws IOException {
        assertEquals(List.of(), differences(new JavaExecutor(), recordings(profile)));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theJavaScriptHostPrintsWhatNodePrinted(final Profile profile) throws IOException {
        final List<Recording> recordings = recordings(profile);
        final List<Recording> some = new ArrayList<>();
        for (int index = 0; index < recordings.size(); index += EACH_FOR_THE_HOST) {
            some.add(recordings.get(index));
        }
        try (JsHost host = new JsHost(() -> EventLoop.builder().build())) {
            assertEquals(List.of(), differences(JsExecutor.onManualClock(host, folder), some));
        }
    }
}
