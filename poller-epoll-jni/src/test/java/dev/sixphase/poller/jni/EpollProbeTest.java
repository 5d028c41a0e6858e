package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Availability;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 2
class EpollProbeTest {
    private final ScriptedEpoll calls = new ScriptedEpoll();

    private String reason() {
        final Availability answer = EpollProbe.of(calls, () -> 0).availability();
        return assertInstanceOf(Availability.Unavailable.class, answer).reason();
    }

    private void reportOneWritable() {
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_OUT, 1);
            return 1;
        });
    }

    private void reportTheWakeup() {
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_IN, EpollPoller.WAKEUP_TOKEN);
            return 1;
        });
    }

    @Test
    void isAvailableWhenEverythingWasDoneOnce() {
        reportOneWritable();
        reportTheWakeup();

        assertEquals(Availability.AVAILABLE, EpollProbe.of(calls, () -> 0).availability());

        assertEquals(Collections.frequency(calls.record(), "eventfd") + 1,
            calls.record().stream().filter(call -> call.startsWith("close")).count());
    }

    @ParameterizedTest
    @CsvSource({
        "create, 24, EMFILE, ulimit -n",
        "create, 23, ENFILE, fs.file-max",
        "create, 12, ENOMEM, limits of the container",
        "create, 38, ENOSYS, too old",
        "create, 1, EPERM, seccomp",
        "eventfd, 13, EACCES, seccomp",
        "eventfd, 24, EMFILE, ulimit -n",
        "add, 28, ENOSPC, max_user_watches",
        "add, 1, EPERM, seccomp",
        "create, 71, errno 71, a trial failed",
    })
    void aRefusalNamesTheErrnoAndWhatToDo(final String call, final int number, final String name,
        final String hint) {

        calls.answer(call, -number);

        final String reason = reason();

        assertTrue(reason.contains(name), reason);
        assertTrue(reason.contains(hint), reason);
    }

    @Test
    void aKernelThatLosesWakeupsIsNotAvailable() {
        reportOneWritable();
        calls.onWait(() -> 0);

        assertTrue(reason().contains("did not reach the poll of epoll"));
    }

    @Test
    void aKernelThatReportsWrongEventsIsNotAvailable() {
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_OUT, 2);
            return 1;
        });

        assertTrue(reason().contains("PollEvents[2:w]"));
    }
}
