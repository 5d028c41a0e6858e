package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
class GroupUnixServerTest {
    @Parameter
    private PollerProvider backend;
    @TempDir
    private Path folder;
    private EventLoopGroup group;

    @BeforeEach
    void open() {
        EmulatorGap.UNIX.skipWhereNamed();
        group = EventLoopGroup.builder().loopCount(3).eachLoop(each -> each.poller(backend)).build();
    }

    @AfterEach
    void close() {
        if (group != null) {
            group.close();
        }
    }

    @Test
    void connectionsAreHandedOverToEachLoopInItsTurn() throws IOException {
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
        final GroupServer<UnixDomainSocketAddress> server =
            group.listenUnix(address, ListenOptions.defaults(), (loop, stream) -> {
                loops.add(loop);
                stream.onData(stream::write);
            }).join();
        assertEquals(address, server.localAddress());
        assertEquals(Distribution.HAND_OVER, server.distribution());

        for (int number = 0; number < 3; number++) {
            try (SocketChannel client = SocketChannel.open(address)) {
                client.write(ByteBuffer.wrap(new byte[] {(byte) number}));
                final ByteBuffer back = ByteBuffer.allocate(1);
                assertEquals(1, client.read(back));
                assertEquals(number, back.get(0));
            }
        }

        assertEquals(Set.copyOf(group.loops()), loops);
        server.close().join();
        assertFalse(Files.exists(address.getPath()));
    }

    @Test
    void aPathThatCannotBeListenedOnIsAFailureThatNamesIt() {
        final UnixDomainSocketAddress address =
            UnixDomainSocketAddress.of(folder.resolve("missing").resolve("socket"));
        final Throwable failure = assertThrows(CompletionException.class, () -> group.listenUnix(address,
            ListenOptions.defaults(), (loop, stream) -> { }).join()).getCause();
        assertTrue(failure instanceof IOException, failure.toString());
        assertTrue(failure.getMessage().contains("missing"), failure.getMessage());
    }
}
