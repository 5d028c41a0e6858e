package dev.sixphase.loop.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChunkFileTest {
    private final List<String> calls = new ArrayList<>();
    private final ReadableByteChannel abc = Channels.newChannel(new ByteArrayInputStream(new byte[3]));
    private final ChunkFile file = file(abc);

    @Test
    void opensWithTheFirstChunkAndOnlyOnce() throws IOException {
        assertEquals(List.of(), calls);
        assertEquals(2, file.readChunk().remaining());
        assertEquals(1, file.readChunk().remaining());
        assertNull(file.readChunk());

        assertEquals(List.of("open"), calls);
    }

    @Test
    void anIdleFileIsClosedAtOnce() throws IOException {
        file.readChunk();
        file.close();

        assertFalse(abc.isOpen());
    }

    @Test
    void aFileThatIsBeingReadIsClosedByItsReader() throws IOException {
        final ChunkFile[] self = new ChunkFile[1];
        final ReadableByteChannel closing = new Reading(() -> {
            self[0].close();
            assertTrue(abc.isOpen(), "closed under its reader");
            return 0;
        });
        self[0] = file(closing);

        self[0].readChunk();

        assertFalse(abc.isOpen());
    }

    @Test
    void aFileThatFailsToBeReadIsClosedAllTheSame() throws IOException {
        final ChunkFile[] self = new ChunkFile[1];
        self[0] = file(new Reading(() -> {
            self[0].close();
            throw new IOException("Input/output error");
        }));

        final IOException failure = assertThrows(IOException.class, () -> self[0].readChunk());

        assertEquals("EIO: input/output error, read some-file", failure.getMessage());
        assertFalse(abc.isOpen());
    }

    @Test
    void aClosedFileIsNotOpened() throws IOException {
        file.close();

        assertNull(file.readChunk());
        assertEquals(List.of(), calls);
    }

    private ChunkFile file(final ReadableByteChannel channel) {
        return new ChunkFile(Path.of("some-file"), ByteBuffer.allocate(2), path -> {
            calls.add("open");
            return channel;
        });
    }

    /** A channel that lets a test act while it is read. */
    private final class Reading implements ReadableByteChannel {
        private final FileFailure.Attempt<Integer> read;

        Reading(final FileFailure.Attempt<Integer> read) {
            this.read = read;
        }

        @Override
        public int read(final ByteBuffer target) throws IOException {
            return read.make();
        }

        @Override
        public boolean isOpen() {
            return abc.isOpen();
        }

        @Override
        public void close() throws IOException {
            abc.close();
        }
    }
}
