package dev.sixphase.poller.jni;

import java.util.Map;

/** The header of a shared library of Linux and the BSDs: elf(5). */
final class ElfHeader {
    private static final int MAGIC = 0x464c457f;
    private static final int CLASS = 4;
    private static final int CLASS_64 = 2;
    private static final int BYTE_ORDER = 5;
    private static final int LITTLE_ENDIAN = 1;
    private static final int TYPE = 16;
    private static final int SHARED_OBJECT = 3;
    private static final int MACHINE = 18;
    private static final int BYTES = 20;
    private static final Map<Integer, String> MACHINES = Map.of(
        0x03, "x86", 0x08, "mips", 0x15, "ppc64le", 0x16, "s390x", 0x28, "arm", 0x3e, "x86_64",
        0xb7, "aarch64", 0xf3, "riscv64", 0x102, "loongarch64");

    private ElfHeader() { }

    static boolean begins(final HeaderBytes start) {
        return start.holds(BYTES) && start.fourBytes(0) == MAGIC;
    }

    static String problem(final HeaderBytes start, final String processor) {
        if (start.oneByte(CLASS) != CLASS_64 || start.oneByte(BYTE_ORDER) != LITTLE_ENDIAN) {
            return "it is not for a 64-bit little-endian machine, and this JVM is " + processor;
        }
        final int machine = start.twoBytes(MACHINE);
        final String name = MACHINES.getOrDefault(machine, "machine 0x" + Integer.toHexString(machine));
        if (!name.equals(processor)) {
            return "it is for " + name + ", and this JVM is " + processor;
        }
        return start.twoBytes(TYPE) == SHARED_OBJECT ? null : "it is an ELF file, but no shared library";
    }
}
