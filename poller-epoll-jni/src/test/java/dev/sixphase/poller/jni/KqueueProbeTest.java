package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 2
class KqueueProbeTest {
    private final ScriptedKqueue calls = new ScriptedKqueue();

    private Availability tried() {
        calls.onWait(() -> {
            calls.report(0, KqueueNative.FILTER_WRITE, 0, 1);
            return 1;
        });
        calls.onWait(() -> {
            calls.report(0, -10, 0, 0);
            return 1;
        });
        return KqueueProbe.of(calls, () -> 0).availability();
    }

    @Test
    void isAvailableWhenEverythingWasDoneOnce() {
        assertEquals(Availability.AVAILABLE, tried());

        assertTrue(calls.record().contains("close " + ScriptedKqueue.KQUEUE), calls.record()::toString);
        assertTrue(calls.record().contains("close " + (ScriptedKqueue.KQUEUE + 1)), calls.record()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "kqueue, 24, EMFILE, ulimit -n",
        "kqueue, 23, ENFILE, kern.maxfiles",
        "kqueue, 12, ENOMEM, memory",
        "watch trigger, 22, EINVAL, EVFILT_USER",
        "openWritable, 13, EACCES, sandbox",
        "add w101 as 1, 12, ENOMEM, kevent",
    })
    void aRefusalNamesTheErrnoAndWhatToDo(final String call, final int number, final String name,
        final String hint) {

        calls.refuse(call, number);

        final String reason = assertInstanceOf(Availability.Unavailable.class, tried()).reason();

        assertTrue(reason.contains(name), reason);
        assertTrue(reason.contains(hint), reason);
    }
}
