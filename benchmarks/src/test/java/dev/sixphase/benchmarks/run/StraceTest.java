package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StraceTest {
    @Test
    void callsAreToldByWhatTheyDoForEachMessage() throws IOException {
        final Map<String, Double> told = Strace.perMessage(List.of(
            "syscall                calls",
            "---------------- ---------",
            "recvfrom               60",
            "read                   40",
            "sendto                100",
            "epoll_pwait2            5",
            "futex                  15",
            "---------------- ---------",
            "total                 220"), 100);

        assertEquals(2.2, told.get("calls"), 1e-9);
        assertEquals(1, told.get("receive"), 1e-9);
        assertEquals(1, told.get("send"), 1e-9);
        assertEquals(0.05, told.get("wait"), 1e-9);
        assertEquals(0, told.get("epoll_ctl"), 1e-9);
        assertEquals(0.15, told.get("other"), 1e-9);
    }

    @Test
    void nothingCountedIsNoResult() {
        assertThrows(IOException.class, () -> Strace.perMessage(List.of(), 100));
    }
}
