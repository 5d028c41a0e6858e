package dev.sixphase.js;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/**
 * Where a program is: a process has one folder for all its threads, so a program that changes it gets one of
 * its own, from which its relative paths lead.
 *
 * <p><b>Threads.</b> The loop's.
 */
final class WorkingDirectory {
    private byte[] directory;

    /** Takes an absolute path for the folder from now on. */
    void set(final String path) {
        directory = (path + "/").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return a path for the C library}
     *
     * @param path as the program gave it: text, or an {@code ArrayBuffer}
     */
    byte[] pathOf(final Value path) {
        final byte[] given = bytesOf(path);
        final ByteArrayOutputStream result = new ByteArrayOutputStream();
        if (directory != null && given.length > 0 && given[0] != '/') {
            result.writeBytes(directory);
        }
        result.writeBytes(given);
        result.write(0);
        return result.toByteArray();
    }

    /** {@return text or an {@code ArrayBuffer} as bytes, with a zero at the end and nothing before it} */
    static byte[] textOf(final Value text) {
        final byte[] given = bytesOf(text);
        return java.util.Arrays.copyOf(given, given.length + 1);
    }

    private static byte[] bytesOf(final Value value) {
        return value.isString() ? value.asString().getBytes(StandardCharsets.UTF_8)
            : Bytes.copyOf(value, 0, (int) value.getBufferSize()).array();
    }
}
