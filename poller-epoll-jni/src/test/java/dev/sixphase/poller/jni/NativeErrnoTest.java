package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NativeErrnoTest {
    private static final int LAST_NUMBER = 133;

    /** Its numbers are compared with errno.h by src/test/native/epoll_contract.c. */
    @Test
    void theNumbersAreThoseThatTheCReturns() throws IOException {
        final String header = Files.readString(Path.of("src/main/native/common/six_errno.h"));
        final Matcher entries = Pattern.compile("SIX_(E[A-Z]+) = (\\d+),").matcher(header);
        int count = 0;
        while (entries.find()) {
            final String name = entries.group(1);
            if (!name.equals("EFAULT")) { // a defect of ours, which needs no name
                assertEquals(name, NativeErrno.of(Integer.parseInt(entries.group(2))).name());
                count++;
            }
        }
        assertEquals(Errno.values().length - 2, count);
    }

    @Test
    void eachErrnoThatAKernelReportsHasOneNumber() {
        final Set<Errno> seen = EnumSet.noneOf(Errno.class);
        for (int number = 0; number <= LAST_NUMBER; number++) {
            final Errno errno = NativeErrno.of(number);
            assertTrue(errno == Errno.UNKNOWN || seen.add(errno), errno + " has two numbers");
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(Errno.UNKNOWN, Errno.ENOTFOUND)), seen);
    }

    @Test
    void aFailureNamesErrnoCallAndSubject() {
        final SystemCallException failure = NativeErrno.failure(-111, "connect", "127.0.0.1:1");

        assertEquals(Errno.ECONNREFUSED, failure.errno());
        assertEquals("ECONNREFUSED: connection refused, connect 127.0.0.1:1", failure.getMessage());
    }

    @Test
    void aNumberWithoutANameIsTold() {
        assertTrue(NativeErrno.failure(-71, "read", "").getMessage().contains("errno 71"));
        assertTrue(NativeErrno.failure(-110_022, "WSARecv", "").getMessage().contains("errno 10022"));
    }
}
