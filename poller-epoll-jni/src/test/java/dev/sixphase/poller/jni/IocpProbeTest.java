package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 2
class IocpProbeTest {
    private final ScriptedIocp calls = new ScriptedIocp();

    @Test
    void isAvailableWhenEverythingWasDoneOnceAndNothingIsLeft() {
        assertEquals(Availability.AVAILABLE, IocpProbe.of(calls, () -> 0).availability());

        assertEquals(0, calls.blockCount());
        assertEquals(2, calls.record().stream().filter(call -> call.startsWith("close ")).count());
        assertEquals(1, calls.record().stream().filter(call -> call.startsWith("closeSocket")).count());
    }

    @ParameterizedTest
    @CsvSource({
        "create, 12, ENOMEM, quota",
        "openAfd, 24, EMFILE, WSAEMFILE",
        "openAfd, 13, EACCES, AppContainer",
        "openAfd, 2, ENOENT, driver AFD",
        "associate, 105, ENOBUFS, non-paged pool",
        "openWritable, 100, ENETDOWN, netsh winsock",
        "start, 38, ENOSYS, driver AFD",
        "create, 71, errno 71, a trial failed",
    })
    void aRefusalNamesTheErrnoAndWhatToDo(final String call, final int number, final String name,
        final String hint) {

        calls.answer(call, -number);

        final Availability answer = IocpProbe.of(calls, () -> 0).availability();

        final String reason = assertInstanceOf(Availability.Unavailable.class, answer).reason();
        assertTrue(reason.contains(name), reason);
        assertTrue(reason.contains(hint), reason);
    }
}
