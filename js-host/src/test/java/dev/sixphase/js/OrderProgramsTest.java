package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The ten programs of {@code NodeProgramsTest}, in the language that they were written in; what Node 20
 * printed for each is in {@code expected.txt}.
 */
@Timeout(60)
class OrderProgramsTest {
    private static final JsHost HOST = new JsHost(() -> EventLoop.builder().build());
    /** So that a program that is busy until some time has passed sees it pass. */
    private static final long LOOK_NANOS = 50_000;

    @TempDir
    private Path folder;

    @AfterAll
    static void closeHost() {
        HOST.close();
    }

    static Stream<String> expectations() throws IOException {
        return text("expected.txt").lines();
    }

    private static String text(final String name) throws IOException {
        try (InputStream in = OrderProgramsTest.class.getResourceAsStream("order/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void copyWhatAllOfThemUse() throws IOException {
        Files.writeString(folder.resolve("h.js"), text("h.js"));
    }

    /** Where no file and no socket is asked, the order does not depend on how busy this machine is. */
    private static JsHost onManualClock() {
        final ManualClock clock = new ManualClock();
        return HOST.on(() -> EventLoop.builder().clock(clock)
            .poller(ScriptedPoller.provider(new ScriptedPoller(clock))).build(), () -> {
                clock.advanceNanos(LOOK_NANOS);
                return clock.nanoTime();
            });
    }

    // rules 29, 32, 40, 41, 47, 48, 50, 52, 56, 57, 58, 60 and 65
    @ParameterizedTest
    @MethodSource("expectations")
    void aProgramPrintsWhatNodePrints(final String expectation) throws IOException {
        final String[] nameAndOutput = expectation.split(": ", 2);
        final String name = nameAndOutput[0] + ".js";
        final String program = text(name);
        final Path file = Files.writeString(folder.resolve(name), program);
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final JsHost host = program.contains("require('fs')") || program.contains("require('net')")
            ? HOST : onManualClock();
        assertEquals(0, host.run(file, List.of(), List.of(), printed, printed));
        assertEquals(nameAndOutput[1] + "\n", printed.toString(StandardCharsets.UTF_8));
    }
}
