package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Clauses about raw descriptors, where the poller watches them and the test can make them. */
abstract class DescriptorClauses extends RegistrationClauses {
    /** See {@link PollerContract#rawDescriptors}. */
    abstract Optional<RawDescriptors> raw();

    @Test
    void aKindOfSourceIsWatchedOrRefusedForGood() throws IOException {
        // No process has this many: who watches descriptors gets EBADF, who does not says so.
        assertThrows(IOException.class,
            () -> poller().register(new Pollable.Descriptor(Integer.MAX_VALUE), Interest.READABLE, 1));

        assertStillUsable();
    }

    @Test
    void aRegularFileIsUnsupported() throws IOException { // libuv poll_bad_fdtype
        final Path file = Files.createTempFile("contract", ".txt");
        try {
            assertUnsupported(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aDeviceWithoutReadinessIsUnsupported() throws IOException {
        final Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "this system has no /dev/null");
        assertUnsupported(device);
    }

    private void assertUnsupported(final Path path) throws IOException {
        final RawDescriptors raw = descriptors();
        final long descriptor = raw.open(path);
        try {
            for (final Interest interest : Interest.values()) {
                assertThrows(UnsupportedPollableException.class, () -> poller().register(
                    new Pollable.Descriptor(descriptor), interest, bench().newToken()));
            }
        } finally {
            raw.close(descriptor);
        }
        assertStillUsable();
    }

    @Test
    void aDuplicateIsASourceOfItsOwn() throws IOException {
        final RawDescriptors raw = descriptors();
        final Pipe pipe = Pipe.open();
        bench().closing(pipe.source());
        bench().closing(pipe.sink());
        final long first = raw.descriptorOf(pipe.source());
        final long second = raw.duplicate(first);
        try {
            final long firstToken = bench().watch(new Pollable.Descriptor(first), Interest.READABLE);
            final long secondToken = bench().watch(new Pollable.Descriptor(second), Interest.READABLE);
            pipe.sink().write(ByteBuffer.allocate(1));
            bench().awaitReady(firstToken, PollEvents.READABLE);
            bench().awaitReady(secondToken, PollEvents.READABLE);

            poller().deregister(new Pollable.Descriptor(first));

            bench().awaitQuiet(firstToken, PollEvents.READABLE);
            bench().awaitReady(secondToken, PollEvents.READABLE);
            poller().deregister(new Pollable.Descriptor(second));
        } finally {
            raw.close(second);
        }
    }

    @Test
    void anOpenDuplicateDoesNotKeepADeregisteredSourceAlive() throws IOException { // libuv closed_fd_events
        final RawDescriptors raw = descriptors();
        final Pipe pipe = Pipe.open();
        bench().closing(pipe.source());
        bench().closing(pipe.sink());
        final long kept = raw.descriptorOf(pipe.source());
        final long watched = raw.duplicate(kept);
        final long token = bench().watch(new Pollable.Descriptor(watched), Interest.READABLE);
        pipe.sink().write(ByteBuffer.allocate(1));
        bench().awaitReady(token, PollEvents.READABLE);

        poller().deregister(new Pollable.Descriptor(watched));
        raw.close(watched);

        // The open file lives on in its other descriptor, and is still readable. seastar#64, netty#4082
        bench().awaitQuiet(token, PollEvents.READABLE);
        assertStillUsable();
    }

    private RawDescriptors descriptors() throws IOException {
        final RawDescriptors raw = raw().orElseGet(
            () -> abort("this test class supplies no RawDescriptors"));
        final Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source(); Pipe.SinkChannel sink = pipe.sink()) {
            final Pollable trial = new Pollable.Descriptor(raw.descriptorOf(sink));
            poller().register(trial, Interest.WRITABLE, bench().newToken());
            poller().deregister(trial);
            source.configureBlocking(false);
        } catch (UnsupportedPollableException e) {
            abort("this poller watches no descriptors: " + e.getMessage());
        }
        return raw;
    }
}
