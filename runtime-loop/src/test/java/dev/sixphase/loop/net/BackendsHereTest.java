package dev.sixphase.loop.net;

import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The backends that the tests of real sockets run on. In the reports of those a backend is a number, {@code
 * [1]}; in this test's it has its name, in the same order.
 */
@Timeout(30)
class BackendsHereTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.sixphase.loop.net.NetLoop#backends")
    void aLoopWaitsAndEnds(final PollerProvider backend) throws IOException {
        try (NetLoop loop = new NetLoop(backend)) {
            final TimerHandle timer = loop.core().newTimer();
            timer.start(timer::close, 1, 0);

            loop.run();

            assertTrue(timer.isClosing(), "the loop ended without its timer");
        }
    }
}
