package dev.sixphase.api;

import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SystemCallExceptionTest {
    @Test
    void saysErrnoMeaningCallAndSubject() {
        final SystemCallException failure =
            new SystemCallException(Errno.ECONNREFUSED, "connect", "127.0.0.1:80", null);

        assertEquals("ECONNREFUSED: connection refused, connect 127.0.0.1:80", failure.getMessage());
        assertEquals(Errno.ECONNREFUSED, failure.errno());
        assertEquals("connect", failure.call());
        assertEquals("127.0.0.1:80", failure.subject());
    }

    @Test
    void saysNoMoreThanItKnows() {
        assertEquals("EMFILE: too many open files, accept",
            new SystemCallException(Errno.EMFILE, "accept", "", null).getMessage());
    }

    @Test
    void quotesTheCauseWhereThereIsNoErrno() {
        final IOException cause = new IOException("odd");
        final SystemCallException failure = new SystemCallException(Errno.UNKNOWN, "read", "", cause);

        assertEquals("UNKNOWN: java.io.IOException: odd, read", failure.getMessage());
        assertSame(cause, failure.getCause());
    }

    @Test
    void refusesToBeVague() {
        assertThrows(NullPointerException.class,
            () -> new SystemCallException(Errno.EIO, null, "", null));
        assertThrows(NullPointerException.class,
            () -> new SystemCallException(Errno.EIO, "read", null, null));
    }
}
