package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ReusePortTest {
    @Parameter
    private PollerProvider backend;
    private EventLoopGroup group;

    @BeforeEach
    void open() {
        group = EventLoopGroup.builder().loopCount(2).eachLoop(each -> each.poller(backend)).build();
    }

    @AfterEach
    void close() {
        group.close();
    }

    private GroupServer<InetSocketAddress> listen(final InetSocketAddress address,
        final ListenOptions options) {

        return group.listenTcp(address, options, Distribution.REUSE_PORT, (loop, stream) -> { }).join();
    }

    @Test
    void eachLoopHasAListener() {
        listen(Client.ANY_PORT, ListenOptions.defaults());
        group.loops().forEach(loop -> assertEquals(2, loop.metrics().openHandles()));
    }

    @Test
    void thePortMayBeSharedWithOthersIfBothAskForThat() {
        final ListenOptions shared = ListenOptions.defaults().withReusePort(true);
        final InetSocketAddress address = listen(Client.ANY_PORT, shared).localAddress();
        assertEquals(address, listen(address, shared).localAddress());
    }
}
