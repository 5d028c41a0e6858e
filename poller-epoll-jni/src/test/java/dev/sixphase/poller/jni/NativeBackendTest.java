package dev.sixphase.poller.jni;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class NativeBackendTest {
    @ParameterizedTest
    @CsvSource({"EPOLL, Linux", "KQUEUE, Mac OS X", "KQUEUE, FreeBSD", "KQUEUE, OpenBSD", "IOCP, Windows 11"})
    void eachIsForItsSystems(final NativeBackend backend, final String osName) {
        assertDoesNotThrow(() -> backend.requireSystem(NativePlatform.of(osName, "amd64")));
    }

    @ParameterizedTest
    @CsvSource({
        "KQUEUE, Linux, 'kqueue is for macOS and the BSDs, and this is linux; use the poller epoll or nio'",
        "IOCP, Linux, 'iocp is for Windows, and this is linux; use the poller epoll or nio'",
        "EPOLL, Mac OS X, 'epoll is for Linux, and this is macos; use the poller kqueue or nio'",
        "EPOLL, FreeBSD, 'epoll is for Linux, and this is freebsd; use the poller kqueue or nio'",
        "EPOLL, Windows 10, 'epoll is for Linux, and this is windows; use the poller iocp or nio'",
        "EPOLL, SunOS, 'epoll is for Linux, and this is SunOS; use the poller nio'"})
    void onAnotherSystemItSaysWhichPollersAreForThat(final NativeBackend backend, final String osName,
        final String reason) {

        final Exception refusal = assertThrows(NativeLibraryException.class,
            () -> backend.requireSystem(NativePlatform.of(osName, "amd64")));

        assertEquals(reason, refusal.getMessage());
    }
}
