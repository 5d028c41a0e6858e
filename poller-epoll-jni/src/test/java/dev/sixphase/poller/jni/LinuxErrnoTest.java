package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LinuxErrnoTest {
    private static final int LAST_NUMBER = 133;

    /** The numbers themselves are compared with errno.h by src/test/native/epoll_contract.c. */
    @Test
    void eachErrnoThatAKernelReportsHasOneNumber() {
        final Set<Errno> seen = EnumSet.noneOf(Errno.class);
        for (int number = 0; number <= LAST_NUMBER; number++) {
            final Errno errno = LinuxErrno.of(number);
            assertTrue(errno == Errno.UNKNOWN || seen.add(errno), errno + " has two numbers");
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(Errno.UNKNOWN, Errno.ENOTFOUND)), seen);
    }

    @Test
    void aFailureNamesErrnoCallAndSubject() {
        final SystemCallException failure = LinuxErrno.failure(-111, "connect", "127.0.0.1:1");

        assertEquals(Errno.ECONNREFUSED, failure.errno());
        assertEquals("ECONNREFUSED: connection refused, connect 127.0.0.1:1", failure.getMessage());
    }

    @Test
    void aNumberWithoutANameIsTold() {
        assertTrue(LinuxErrno.failure(-71, "read", "").getMessage().contains("errno 71"));
    }
}
