package dev.sixphase.poller.jni;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** JVMs that a seccomp filter keeps from io_uring. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class UringSandboxTest {
    private static final Path SANDBOX = Path.of(System.getProperty("sixphase.test.native"),
        NativePlatform.current().folder(), "contract", "without_io_uring");

    @TempDir
    private Path home;

    private String said(final int errno, final String poller) throws Exception {
        final OtherJvm jvm = new OtherJvm(home);
        final List<String> command = new ArrayList<>(List.of(SANDBOX.toString(), Integer.toString(errno)));
        command.addAll(
            jvm.onClassPathCommand(OtherJvm.withLeave("-Dsixphase.test.poller=" + poller), "once"));
        return jvm.run(command).out();
    }

    @ParameterizedTest
    @CsvSource({
        "1, EPERM, 'have its seccomp filter allow io_uring_setup'",
        "13, EACCES, kernel.io_uring_disabled",
        "38, ENOSYS, a sandbox hides it",
    })
    void aForbiddenRingIsUnavailableWithItsReason(final int errno, final String name, final String hint)
        throws Exception {

        BuiltLibrary.require();

        final String said = said(errno, "io_uring");

        assertTrue(said.startsWith("unavailable: a trial failed: " + name), said);
        assertTrue(said.contains("io_uring_setup") && said.contains(hint), said);
    }

    @Test
    void theOtherPollersWorkThere() throws Exception {
        BuiltLibrary.require();

        assertEquals("available\n", said(1, "epoll"));
    }
}
