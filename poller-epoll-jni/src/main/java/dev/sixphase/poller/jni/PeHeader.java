package dev.sixphase.poller.jni;

import java.util.Map;

/** The header of a DLL of Windows: Microsoft's "PE Format". */
final class PeHeader {
    private static final int MZ = 0x5a4d;
    private static final int WHERE = 0x3c;
    private static final int MAGIC = 0x00004550; // "PE", two zeroes
    private static final int MACHINE = 4;
    private static final int CHARACTERISTICS = 22;
    private static final int DLL = 0x2000;
    private static final int BYTES = 24;
    private static final Map<Integer, String> MACHINES = Map.of(
        0x14c, "x86", 0x1c0, "arm", 0x1c4, "arm", 0x8664, "x86_64", 0xaa64, "aarch64");

    private PeHeader() { }

    static boolean begins(final HeaderBytes start) {
        return start.holds(WHERE + Integer.BYTES) && start.twoBytes(0) == MZ;
    }

    static String problem(final HeaderBytes start, final String processor) {
        final int header = start.fourBytes(WHERE);
        if (header < 0 || !start.holds((long) header + BYTES) || start.fourBytes(header) != MAGIC) {
            return "it is a program of DOS or Windows, but no PE file";
        }
        final int machine = start.twoBytes(header + MACHINE);
        final String name = MACHINES.getOrDefault(machine, "machine 0x" + Integer.toHexString(machine));
        if (!name.equals(processor)) {
            return "it is for " + name + ", and this JVM is " + processor;
        }
        return (start.twoBytes(header + CHARACTERISTICS) & DLL) != 0 ? null : "it is a PE file, but no DLL";
    }
}
