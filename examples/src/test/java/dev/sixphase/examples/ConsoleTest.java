package dev.sixphase.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ConsoleTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);

    @Test
    void aFailureIsToldAndDecidesTheExitCode() {
        console.warn("one client");
        assertEquals(0, console.exitCode());

        console.fail("all of it");

        assertEquals(1, console.exitCode());
        assertEquals("one client\nall of it\n", err.toString().replace(System.lineSeparator(), "\n"));
        assertEquals("", out.toString());
    }

    @Test
    void whatIsBrokenOffAtTheEndIsNoFailure() {
        console.end();

        console.fail("the exchange was cancelled");

        assertEquals(0, console.exitCode());
        assertEquals("", err.toString());
    }

    @Test
    void aFailureIsDescribedByWhatHappenedAndNotByItsWrapping() {
        assertEquals("a.txt", Console.describe(new NoSuchFileException("a.txt")));
        assertEquals("no port", Console.describe(
            new UncheckedIOException(new IOException("no port"))));
        assertEquals("java.lang.IllegalStateException", Console.describe(new IllegalStateException()));
    }
}
