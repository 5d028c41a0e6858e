package dev.sixphase.poller.jni;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code src/test/native/}: the system's {@code descriptors_jni.c}. A negative result is {@code -errno}. */
final class TestNative {
    static {
        load(Path.of(System.getProperty("sixphase.test.native"), NativePlatform.current().folder(),
            "contract", System.mapLibraryName("sixphase-test")));
    }

    private TestNative() { }

    /** A copy, because a JVM gives one file to one class loader, and a test has two. */
    private static void load(final Path library) {
        try {
            final Path copy = Files.createTempFile("sixphase-test", ".lib");
            Files.write(copy, Files.readAllBytes(library));
            System.load(copy.toString());
            LibraryCache.deleteUnlessLoaded(copy);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the natives of {@link KqueueNative} are there, if need be in the tests' own library. */
    static boolean hasKqueue() {
        try {
            return KqueueNative.eventSize() > 0;
        } catch (final UnsatisfiedLinkError e) {
            return false;
        }
    }

    static native int duplicate(int descriptor);

    static native int open(ByteBuffer path);

    static native int close(int descriptor);

    static native boolean isClosedOnExec(int descriptor);

    /** How many handles this process has open; only on Windows. */
    static native int handleCount();
}
