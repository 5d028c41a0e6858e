package dev.sixphase.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class ErrnoTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsOwnWordsAlone(final Errno errno) {
        assertSame(errno, Errno.ofMessage(errno.description()));
    }

    @Test
    void isFoundWhateverTheCase() {
        assertEquals(Errno.ECONNREFUSED, Errno.ofMessage(" Connection refused "));
    }

    @Test
    void isUnknownWhereThePlatformDidNotSay() {
        assertEquals(Errno.UNKNOWN, Errno.ofMessage(null));
        assertEquals(Errno.UNKNOWN, Errno.ofMessage("out of luck"));
    }
}
