package dev.sixphase.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class CatCommandTest {
    @TempDir
    private Path folder;

    @Test
    void copiesFilesByteForByteAndInOrder() throws IOException {
        final byte[] large = new byte[1_000_000];
        new Random(1).nextBytes(large);
        final Path first = Files.write(folder.resolve("first"), large);
        final Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        final Path last = Files.writeString(folder.resolve("last"), "the end");

        final CommandRun run = CommandRun.of("cat", first.toString(), empty.toString(), last.toString());

        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        final byte[] expected = new byte[large.length + 7];
        System.arraycopy(large, 0, expected, 0, large.length);
        System.arraycopy("the end".getBytes(), 0, expected, large.length, 7);
        assertArrayEquals(expected, run.bytes());
    }

    @Test
    void namesWhatItCannotReadAndGoesOn() throws IOException { // seed 10
        final Path missing = folder.resolve("missing");
        final Path last = Files.writeString(folder.resolve("last"), "the end");

        final CommandRun run = CommandRun.of("cat", missing.toString(), folder.toString(), last.toString());

        assertEquals(1, run.exitCode());
        assertEquals("the end", new String(run.bytes()));
        assertEquals(2, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("ENOENT"), run.err());
        assertTrue(run.err().contains(missing.toString()), run.err());
    }

    @Test
    void stopsWhenNobodyTakesItsOutput() throws IOException {
        final Path first = Files.write(folder.resolve("first"), new byte[300_000]);
        final StringWriter err = new StringWriter();
        final BrokenPipe pipe = new BrokenPipe();

        final int exitCode = CommandRun.commandLine(pipe, new PrintWriter(new StringWriter()), err)
            .execute("cat", first.toString(), first.toString());

        assertEquals(1, exitCode);
        assertEquals("cat: standard output: Broken pipe" + System.lineSeparator(), err.toString());
        assertEquals(1, pipe.writes);
    }

    @Test
    void noFileIsAWrongCommandLine() {
        final CommandRun run = CommandRun.of("cat");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("FILE"), run.err());
    }

    private static final class BrokenPipe extends OutputStream {
        private int writes;

        @Override
        public void write(final int value) throws IOException {
            writes++;
            throw new IOException("Broken pipe");
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException {
            write(0);
        }
    }
}
