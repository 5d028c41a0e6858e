package dev.sixphase.poller.jni;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class NativePlatformTest {
    @ParameterizedTest
    @CsvSource({"Linux, amd64, linux-x86_64", "Linux, x86_64, linux-x86_64", "Linux, aarch64, linux-aarch64",
        "Linux, arm64, linux-aarch64", "Linux, riscv64, linux-riscv64"})
    void theFolderIsNamedAsThePlatform(final String osName, final String osArch, final String folder) {
        assertEquals(folder, NativePlatform.of(osName, osArch).folder());
    }

    @Test
    void otherSystemsKeepTheirNames() {
        assertFalse(NativePlatform.of("Mac OS X", "aarch64").isLinux());
        assertEquals("Mac OS X", NativePlatform.of("Mac OS X", "aarch64").operatingSystem());
    }
}
