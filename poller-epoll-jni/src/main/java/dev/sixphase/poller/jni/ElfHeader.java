package dev.sixphase.poller.jni;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Says what is wrong with a library file before the JVM sees it. The JVM asks the dynamic linker first, and
 * that may print to stderr, or crash, over a file for another machine.
 */
final class ElfHeader {
    /** How many bytes of a file are looked at. */
    static final int BYTES = 20;

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int CLASS = 4;
    private static final int CLASS_64 = 2;
    private static final int BYTE_ORDER = 5;
    private static final int LITTLE_ENDIAN = 1;
    private static final int TYPE = 16;
    private static final int SHARED_OBJECT = 3;
    private static final int MACHINE = 18;
    private static final Map<Integer, String> MACHINES = Map.of(
        0x03, "x86", 0x08, "mips", 0x15, "ppc64le", 0x16, "s390x", 0x28, "arm", 0x3e, "x86_64",
        0xb7, "aarch64", 0xf3, "riscv64", 0x102, "loongarch64");

    private ElfHeader() { }

    /** A sentence that begins with "it is", or null if such a JVM can load the file. */
    static String problem(final byte[] start, final String processor) {
        if (start.length < BYTES || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return "it is no shared library: it begins with ["
                + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(start.length, MAGIC.length)) + "]";
        }
        if (start[CLASS] != CLASS_64 || start[BYTE_ORDER] != LITTLE_ENDIAN) {
            return "it is not for a 64-bit little-endian machine, and this JVM is " + processor;
        }
        final int machine = twoBytes(start, MACHINE);
        final String name = MACHINES.getOrDefault(machine, "machine 0x" + Integer.toHexString(machine));
        if (!name.equals(processor)) {
            return "it is for " + name + ", and this JVM is " + processor;
        }
        if (twoBytes(start, TYPE) != SHARED_OBJECT) {
            return "it is an ELF file, but no shared library";
        }
        return null;
    }

    private static int twoBytes(final byte[] bytes, final int at) {
        return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << Byte.SIZE;
    }
}
