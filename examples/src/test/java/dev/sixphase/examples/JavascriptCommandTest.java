package dev.sixphase.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The program takes three and a half seconds by its nature, so the runs go side by side. */
@Timeout(60)
class JavascriptCommandTest {
    private static final List<String> BEFORE_THE_KEY = List.of(
        "Asking for test.txt, first time",
        "Setting a timer of 0 ms: immediate 1",
        "Setting a timer of 0 ms: immediate 2",
        "Asking for test.txt, second time",
        "Immediate 1 timed out",
        "Immediate 2 timed out",
        "First time: 385 characters",
        "Deriving a key from them",
        "Second time: 385 characters",
        "Asking for test.txt, third time");
    private static final List<String> AFTER_THE_TEXT = List.of(
        "----- end of test.txt -----",
        "Setting a timer of 3000 ms, which will set one of 500 ms",
        "Setting a timer of 1000 ms",
        "Asking for a page that takes 1500 ms",
        "SETTIMEOUT",
        "----- web page -----",
        "This page was worth waiting for.",
        "----- end of web page -----",
        "3000ms timer timed out",
        "500ms timer (nested) timed out",
        "FINISHED");

    private static final ExecutorService RUNNERS = Executors.newCachedThreadPool();
    private static CompletableFuture<CommandRun> onNio;
    private static CompletableFuture<CommandRun> onBest;
    private static CompletableFuture<CommandRun> onHandoff;
    private static CompletableFuture<CommandRun> traced;
    private static CompletableFuture<CommandRun> withoutFile;

    @BeforeAll
    static void startAll() {
        onNio = start("javascript", "--poller", "nio");
        onBest = start("javascript");
        onHandoff = start("javascript", "--poller", "handoff");
        traced = start("javascript", "--trace");
        withoutFile = start("javascript", "--file", "no-such.txt");
    }

    @AfterAll
    static void endAll() {
        RUNNERS.shutdown();
    }

    private static CompletableFuture<CommandRun> start(final String... arguments) {
        return CompletableFuture.supplyAsync(() -> CommandRun.of(arguments), RUNNERS);
    }

    @Test
    void answersComeInTheOrderThatTheProgramPromises() throws IOException { // seed 1, seed 2, seed 6, seed 49
        final CommandRun run = onNio.join();

        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        final List<String> lines = run.lines();
        assertEquals(BEFORE_THE_KEY, lines.subList(0, 10));
        assertTrue(lines.get(10).matches("The key is [0-9a-f]{32}"), lines.get(10));
        assertEquals("----- test.txt -----", lines.get(11));
        assertEquals(Files.readString(Path.of("test.txt")).strip().lines().toList(),
            lines.subList(12, lines.size() - AFTER_THE_TEXT.size()));
        assertEquals(AFTER_THE_TEXT, lines.subList(lines.size() - AFTER_THE_TEXT.size(), lines.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "handoff"})
    void everyPollerPrintsTheSame(final String poller) { // users 24
        final CommandRun run = (poller.equals("best") ? onBest : onHandoff).join();

        assertEquals(onNio.join().out(), run.out());
        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
    }

    @Test
    void aTraceNamesTicksThreadsAndPhases() { // seed 44
        final CommandRun run = traced.join();

        assertEquals(0, run.exitCode());
        assertLine(run, "Thread: \\S.* +===== TICK 1 =====");
        assertLine(run, "Thread: sixphase-worker-1 +takes a task of kind FAST_IO");
        assertLine(run, "Thread: sixphase-worker-1 +takes a task of kind CPU");
        assertLine(run, "Thread: \\S+ +main +Asking for test.txt, first time");
        assertLine(run, "Thread: \\S+ +TIMERS +Immediate 1 timed out");
        assertLine(run, "Thread: \\S+ +POLL +First time: 385 characters");
        assertLine(run, "Thread: \\S+ +main +FINISHED");
    }

    @Test
    void aFileThatCannotBeReadFailsTheCommandAndNothingElse() { // seed 10, seed 11
        final CommandRun run = withoutFile.join();

        assertEquals(1, run.exitCode());
        assertEquals(2, run.err().lines().filter(line -> line.contains("ENOENT")).count(), run.err());
        assertTrue(run.err().contains("no-such.txt"), run.err());
        assertEquals(List.of("Immediate 1 timed out", "Immediate 2 timed out", "FINISHED"),
            run.lines().subList(4, run.lines().size()));
    }

    private static void assertLine(final CommandRun run, final String pattern) {
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(pattern)),
            () -> "no line is like " + pattern + " in: " + run.out());
    }
}
