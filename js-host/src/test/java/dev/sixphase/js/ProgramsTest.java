package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs the programs among the resources; beside each stands what Node 20 printed for it. */
@Timeout(60)
class ProgramsTest {
    private static final JsHost HOST = new JsHost(() -> EventLoop.builder().build());

    @TempDir
    private Path folder;

    @AfterAll
    static void closeHost() {
        HOST.close();
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = ProgramsTest.class.getResourceAsStream("programs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "connections", "streams", "assertions", "inspection", "emitters", "urls",
        "performance", "consoles", "file-errors", "directories", "file-streams", "file-handles",
        "file-status"})
    void aProgramPrintsWhatNodePrints(final String name) throws IOException {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final Path file = Files.writeString(folder.resolve("main.js"), resource(name + ".js"));
        final int exitCode = HOST.run(file, List.of(), List.of(), printed, printed);
        assertEquals(resource(name + ".out"), printed.toString(StandardCharsets.UTF_8));
        assertEquals(0, exitCode);
    }
}
