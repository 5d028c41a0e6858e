package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Availability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 2
class UringProbeTest {
    private static final String PLAIN = "setup c8";
    private static final String COOPERATIVE = "setup 3c8";
    private static final String DEFERRED = "setup 32c8";

    private final ScriptedUring calls = new ScriptedUring();
    private final ScriptedEpoll epoll = new ScriptedEpoll();

    private String reason() {
        final Availability answer = UringProbe.of(calls, epoll, () -> 0).availability();
        return assertInstanceOf(Availability.Unavailable.class, answer).reason();
    }

    @Test
    void isAvailableWhenEverythingWasDoneOnce() {
        for (int index = 0; index < 2; index++) {
            calls.onEnter(() -> {
                calls.complete(0, UringNative.POLL_IN, 0);
                return 0;
            });
        }
        epoll.onWait(() -> {
            epoll.report(0, EpollNative.EVENT_OUT, 1);
            return 1;
        });
        epoll.onWait(() -> {
            epoll.report(0, EpollNative.EVENT_IN, EpollPoller.WAKEUP_TOKEN);
            return 1;
        });

        assertEquals(Availability.AVAILABLE, UringProbe.of(calls, epoll, () -> 0).availability());

        assertEquals(0, calls.mappedCount());
        assertEquals(1, calls.record().stream().filter(("close " + ScriptedUring.RING)::equals).count());
    }

    @ParameterizedTest
    @CsvSource({
        "setup, 1, EPERM, kernel.io_uring_disabled",
        "setup, 13, EACCES, seccomp",
        "setup, 38, ENOSYS, no io_uring",
        "setup, 12, ENOMEM, RLIMIT_MEMLOCK",
        "setup, 24, EMFILE, ulimit -n",
        "setup, 22, EINVAL, Linux 6.0",
        "probe, 1, EPERM, seccomp",
        "buffers, 22, EINVAL, Linux 6.0",
        "incremental, 12, ENOMEM, RLIMIT_MEMLOCK",
        "map, 12, ENOMEM, RLIMIT_MEMLOCK",
        "enable, 1, EPERM, seccomp",
        "setup, 71, errno 71, a trial failed",
    })
    void aRefusalNamesTheErrnoAndWhatToDo(final String call, final int number, final String name,
        final String hint) {

        if (call.equals("buffers")) {
            calls.answer("incremental", -number);
        }
        calls.answer(call, -number);

        final String reason = reason();

        assertTrue(reason.contains(name), reason);
        assertTrue(reason.contains(hint), reason);
        assertEquals(0, calls.mappedCount(), "nothing stays mapped");
    }

    @Test
    void aKernelWithoutWhatWeRestOnIsTooOld() {
        calls.lastOperation(46);
        assertTrue(reason().contains("has 47 operations, which is less than that of Linux 6.0"), reason());

        calls.features(UringNative.FEATURE_SINGLE_MMAP);
        assertTrue(reason().contains("has features 0x1, which is less than that of Linux 6.0"), reason());
    }

    @Test
    void anOlderKernelGetsAPlainerRing() {
        calls.answer(DEFERRED, -NativeErrno.EINVAL);
        calls.answer(COOPERATIVE, -NativeErrno.EINVAL);
        calls.answer("enable", -NativeErrno.EPERM);

        reason();

        assertEquals(List.of(DEFERRED, COOPERATIVE, PLAIN), calls.record().subList(0, 3));
    }
}
