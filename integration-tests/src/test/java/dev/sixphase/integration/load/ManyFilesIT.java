package dev.sixphase.integration.load;

import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.SystemCallException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ManyFilesIT {
    private static final int FILES = 1_000;

    private final TreeMap<String, String> texts = new TreeMap<>();
    private final List<Throwable> failures = new ArrayList<>();

    // seed 9, 10; rule 68, 69
    @Test
    void aThousandFilesAtOnceAreAllReadAndTheMissingOneIsNamed(@TempDir final Path folder) throws Exception {
        final TreeMap<String, String> written = new TreeMap<>();
        for (int number = 0; number < FILES; number++) {
            final Path file = folder.resolve("file" + number);
            Files.writeString(file, "text of " + number);
            written.put(file.toString(), "text of " + number);
        }
        final Path missing = folder.resolve("missing");

        try (EventLoop loop = EventLoop.builder().build()) {
            loop.run(() -> {
                written.keySet().forEach(name -> read(loop, Path.of(name)));
                read(loop, missing);
                // Nothing is read before the last is asked for: the callbacks need the thread that asks.
                assertEquals(0, texts.size() + failures.size());
            });
        }

        assertEquals(written, texts);
        assertEquals(1, failures.size(), failures::toString);
        final SystemCallException failure =
            assertInstanceOf(SystemCallException.class, failures.get(0));
        assertEquals(Errno.ENOENT, failure.errno());
        assertTrue(failure.getMessage().contains(missing.toString()), failure.getMessage());
    }

    private void read(final EventLoop loop, final Path file) {
        loop.fs().readFile(file, StandardCharsets.UTF_8, (failure, text) -> {
            if (failure == null) {
                texts.put(file.toString(), text);
            } else {
                failures.add(failure);
            }
        });
    }
}
