package dev.sixphase.poller.nio;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NioPollerTimeoutTest {
    // users 15
    @ParameterizedTest
    @CsvSource({
        "-1, 0",
        "1, 1",
        "999999, 1",
        "1000000, 1",
        "1000001, 2",
        "2147483647000000, 2147483647",
        "2147483647000001, 2147483648",
        "9223372036854775807, 9223372036855"})
    void roundsUpToMillisecondsAndZeroMeansForEver(final long timeoutNanos, final long timeoutMillis) {
        assertEquals(timeoutMillis, NioPoller.toMillis(timeoutNanos));
    }
}
