package dev.sixphase.js;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/** The program's standard output and standard error, written at once, as Node writes files and pipes. */
final class Streams {
    private static final int STDOUT = 1;

    private final OutputStream out;
    private final OutputStream err;

    Streams(final OutputStream out, final OutputStream err) {
        this.out = out;
        this.err = err;
    }

    Binding binding() {
        return new Binding("stdio")
            .action("write", a -> write(a[0].asInt(), bytes(a[1])))
            .action("writeBytes", a -> write(a[0].asInt(),
                Bytes.copyOf(a[1], a[2].asInt(), a[3].asInt()).array()));
    }

    private static byte[] bytes(final Value text) {
        return text.asString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes to one of the two. Safe on any thread. */
    void write(final int descriptor, final byte[] bytes) {
        final OutputStream target = descriptor == STDOUT ? out : err;
        try {
            target.write(bytes);
            target.flush();
        } catch (final IOException failure) {
            throw new UncheckedIOException("cannot write to descriptor " + descriptor, failure);
        }
    }
}
