package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading the first 4 KiB of an open file, which the system has in memory, one read after the other. */
@OperationsPerInvocation(FileRead.COUNT)
public class FileRead extends Micro {
    /** How many reads. */
    static final int COUNT = 2_000;

    private static final int BYTES = 4096;

    /**
     * {@code OpenFile.read}, on the pool.
     *
     * @param loop the loop
     * @param file the file
     */
    @Benchmark
    public void sixphase(final OurLoop loop, final OneFile file) {
        final EventLoop ours = loop.loop();
        ours.run(() -> ours.fs().open(file.path, Set.of(StandardOpenOption.READ), (failure, open) ->
            new Reads(open).next(0)));
    }

    /**
     * {@code FileChannel.read}, which waits for nobody: what the read itself costs.
     *
     * @param file the file
     * @return the buffer that was read to
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public ByteBuffer jdkFileChannel(final OneFile file) throws IOException {
        for (int count = 0; count < COUNT; count++) {
            file.channel.read(file.buffer.clear(), 0);
        }
        return file.buffer;
    }

    /** One read after the other, until there were enough. */
    private static final class Reads {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        private final OpenFile file;

        Reads(final OpenFile file) {
            this.file = file;
        }

        void next(final int done) {
            if (done == COUNT) {
                file.close((failure, nothing) -> { });
                return;
            }
            file.read(buffer.clear(), 0, (failure, count) -> next(done + 1));
        }
    }

    /** A file of so many bytes. */
    @State(Scope.Thread)
    public static class OneFile {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        private Path path;
        private FileChannel channel;

        /**
         * Writes it.
         *
         * @throws IOException if it cannot be written
         */
        @Setup(Level.Trial)
        public void write() throws IOException {
            path = Files.createTempFile("micro", ".bin");
            Files.write(path, new byte[BYTES]);
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }

        /**
         * Deletes it.
         *
         * @throws IOException if it cannot be deleted
         */
        @TearDown(Level.Trial)
        public void delete() throws IOException {
            channel.close();
            Files.delete(path);
        }
    }
}
