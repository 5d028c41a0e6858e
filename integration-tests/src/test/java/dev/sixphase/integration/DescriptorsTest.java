package dev.sixphase.integration;

import dev.sixphase.conformance.OpenDescriptors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A loop gives back every descriptor that it took. */
@Timeout(120)
class DescriptorsTest {
    private static final int LOOPS = 100;

    @AfterEach
    void forgetPoller() {
        System.clearProperty("sixphase.poller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void manyLoopsLeaveNoDescriptorOpen(final String poller) throws Exception { // users 21, seed 20, seed 45
        Platform.assumeLinux();
        System.setProperty("sixphase.poller", poller);
        // What the JVM opens once, for classes and for its own sockets, is open after this.
        Application.run();
        final int before = OpenDescriptors.count();

        for (int count = 0; count < LOOPS; count++) {
            final String output = Application.run();
            assertTrue(output.contains(JavaRun.ALL_RAN), output);
        }

        final int after = OpenDescriptors.count();
        assertTrue(after <= before, () -> before + " descriptors before, " + after + " after");
    }
}
