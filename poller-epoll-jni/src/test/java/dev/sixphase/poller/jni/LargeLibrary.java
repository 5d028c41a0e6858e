package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A program that puts a library into a cache which is so large that it can be killed in the middle. */
public final class LargeLibrary {
    static final int BYTES = 1 << 23;

    private LargeLibrary() { }

    /**
     * Writes it.
     *
     * @param arguments the cache
     */
    public static void main(final String[] arguments) throws IOException {
        cache(Path.of(arguments[0]), Instant.EPOCH).place(content());
    }

    static byte[] content() {
        return new byte[BYTES];
    }

    static LibraryCache cache(final Path directory, final Instant now) throws IOException {
        final FolderGuard guard = FolderGuard.of(directory,
            name -> name.equals("SystemRoot") ? System.getenv(name) : System.getProperty(name));
        return new LibraryCache(directory, "library", guard, () -> now);
    }
}
