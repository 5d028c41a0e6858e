package dev.sixphase.poller.jni;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NativeAccessTest {
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "epoll,nio", "nio, epoll", " epoll "})
    void aListThatHoldsTheNameNamesIt(final String pollers) {
        assertTrue(NativeAccess.isNamed("epoll", pollers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nio", "epoll2", "my-epoll", "epoll-jni,nio", "kqueue,iocp"})
    void otherListsDoNot(final String pollers) {
        assertFalse(NativeAccess.isNamed("epoll", pollers));
    }

    @Test
    void noListNamesNothing() {
        assertFalse(NativeAccess.isNamed("epoll", null));
    }

    @Test
    void eachBackendIsNamedOnItsOwn() {
        assertTrue(NativeAccess.isNamed("kqueue", "kqueue,nio"));
        assertFalse(NativeAccess.isNamed("iocp", "kqueue,nio"));
    }
}
