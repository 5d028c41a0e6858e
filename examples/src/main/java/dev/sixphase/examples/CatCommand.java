package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.FileStream;
import dev.sixphase.api.spi.WorkerPool;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Copies files to standard output. Workers read and workers write; the loop only says whose turn it is, and a
 * slow reader of our output slows the reading down.
 */
@Command(name = "cat",
    description = "Copies files to standard output. One that cannot be read is named on standard error, and "
        + "the next one follows.")
final class CatCommand extends LoopCommand {
    private static final int CHUNK_BYTES = 64 * 1024;

    @ParentCommand
    private Sixphase sixphase;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to copy, in this order.")
    private List<Path> files;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private EventLoop loop;
    private Console console;
    private OutputStream out;
    private Iterator<Path> rest;

    @Override
    void run(final Session session) {
        loop = session.loop();
        console = session.console();
        out = sixphase.standardOutput();
        rest = files.iterator();
        loop.run(this::copyNext);
    }

    private void copyNext() {
        if (!rest.hasNext()) {
            return;
        }
        final FileStream file = loop.fs().openStream(rest.next(), CHUNK_BYTES);
        file.onEnd(this::copyNext);
        file.onError(failure -> {
            console.fail("cat: " + Console.describe(failure));
            copyNext();
        });
        file.onData(bytes -> copy(bytes, file));
    }

    /** The chunk is ours during the call only, so it is kept; and there is room for one. */
    private void copy(final ByteBuffer bytes, final FileStream file) {
        final int count = bytes.remaining();
        bytes.get(chunk, 0, count);
        file.pause();
        loop.submit(WorkerPool.Kind.FAST_IO, () -> {
            out.write(chunk, 0, count);
            return null;
        }, (failure, nothing) -> {
            if (failure == null) {
                file.resume();
            } else {
                // Whoever read our output has gone: there is nobody to copy for.
                console.fail("cat: standard output: " + Console.describe(failure));
                loop.stop();
            }
        });
    }
}
