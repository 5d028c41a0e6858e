package dev.sixphase.poller.jni;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NativePlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64/libsixphase.so",
        "Linux, x86_64, linux-x86_64/libsixphase.so",
        "Linux, aarch64, linux-aarch64/libsixphase.so",
        "Linux, arm64, linux-aarch64/libsixphase.so",
        "Linux, riscv64, linux-riscv64/libsixphase.so",
        "Mac OS X, x86_64, macos-x86_64/libsixphase.dylib",
        "Mac OS X, aarch64, macos-aarch64/libsixphase.dylib",
        "Windows 10, amd64, windows-x86_64/sixphase.dll",
        "Windows Server 2019, amd64, windows-x86_64/sixphase.dll",
        "Windows 11, aarch64, windows-aarch64/sixphase.dll",
        "FreeBSD, amd64, freebsd-x86_64/libsixphase.so",
        "OpenBSD, aarch64, openbsd-aarch64/libsixphase.so"})
    void theResourceIsNamedAsThePlatform(final String osName, final String osArch, final String resource) {
        assertEquals("/META-INF/native/" + resource, NativePlatform.of(osName, osArch).resource());
    }

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MACOS", "Darwin, MACOS", "Windows 7, WINDOWS", "FreeBSD, BSD",
        "NetBSD, BSD", "OpenBSD, BSD", "DragonFlyBSD, BSD", "SunOS, OTHER", "AIX, OTHER", "?, OTHER"})
    void theSystemIsKnownByItsName(final String osName, final NativeSystem system) {
        assertEquals(system, NativePlatform.of(osName, "amd64").system());
    }

    @Test
    void otherSystemsKeepTheirNames() {
        assertEquals("SunOS-sparcv9", NativePlatform.of("SunOS", "sparcv9").folder());
    }
}
