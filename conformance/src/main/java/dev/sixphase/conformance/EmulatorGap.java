package dev.sixphase.conformance;

import java.util.List;
import java.util.Locale;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What an emulator is known not to do, although the platform that it stands for does. A run in an emulator
 * names them, {@code -Dsixphase.emulator.gaps=multicast,reset}; the tests that rest on one of them are then
 * skipped and say so. Where nothing is named, everything is tested.
 *
 * <p><b>Threads.</b> Safe on any thread.
 */
public enum EmulatorGap {
    /** Groups cannot be joined, or an interface for them cannot be chosen. */
    MULTICAST("multicast does not work"),
    /** A reader sees the peer's reset as the end of the data. */
    RESET("a reset looks like the end of the data"),
    /** Nothing wakes a poll on a connected datagram socket whose peer is not there. */
    UNREACHABLE("nothing tells of a datagram that nobody receives"),
    /** A datagram socket loses its port, or cannot connect again, when it disconnects. */
    DISCONNECT("a disconnected datagram socket is of no more use"),
    /** A program cannot start another. */
    PROCESS("no other program can be started"),
    /** There are no Unix-domain sockets. */
    UNIX("there are no Unix-domain sockets");

    private static final String PROPERTY = "sixphase.emulator.gaps";

    private final String symptom;

    EmulatorGap(final String symptom) {
        this.symptom = symptom;
    }

    /** Skips the test that calls this where the run has named this gap. */
    public void skipWhereNamed() {
        final String name = name().toLowerCase(Locale.ROOT);
        assumeFalse(List.of(System.getProperty(PROPERTY, "").split(",")).contains(name),
            () -> "in this emulator " + symptom + " (" + PROPERTY + " names " + name + ")");
    }
}
