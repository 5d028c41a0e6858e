package dev.sixphase.poller.jni;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The header of a dylib of macOS, and of a "universal" file that holds one for each of several processors:
 * {@code <mach-o/loader.h>} and {@code <mach-o/fat.h>}.
 */
final class MachHeader {
    private static final int MAGIC_64 = 0xfeedfacf;
    private static final int MAGIC_32 = 0xfeedface;
    private static final int PROCESSOR = 4;
    private static final int TYPE = 12;
    private static final int DYLIB = 6;
    private static final int BUNDLE = 8;
    private static final int BYTES = 32;

    // What follows is in big-endian order, whatever the processors.
    private static final int UNIVERSAL = 0xcafebabe;
    private static final int UNIVERSAL_64 = 0xcafebabf;
    private static final int COUNT = 4;
    private static final int FIRST = 8;
    private static final int ENTRY_BYTES = 20;
    private static final int ENTRY_BYTES_64 = 32;
    /** The class files of Java begin alike, and have their version there: 45 or more. */
    private static final int LARGEST_COUNT = 44;

    private static final Map<Integer, String> PROCESSORS = Map.of(
        0x7, "x86", 0xc, "arm", 0x12, "ppc", 0x01000007, "x86_64", 0x0100000c, "aarch64",
        0x01000012, "ppc64");

    private MachHeader() { }

    static boolean begins(final HeaderBytes start) {
        return isThin(start) || isUniversal(start);
    }

    private static boolean isThin(final HeaderBytes start) {
        return start.holds(BYTES)
            && (start.fourBytes(0) == MAGIC_64 || start.fourBytes(0) == MAGIC_32);
    }

    private static boolean isUniversal(final HeaderBytes start) {
        if (!start.holds(FIRST) || entryBytes(start) == 0) {
            return false;
        }
        final int count = start.fourBytesBigEndian(COUNT);
        return count > 0 && count <= LARGEST_COUNT && start.holds(FIRST + count * entryBytes(start));
    }

    private static int entryBytes(final HeaderBytes start) {
        return switch (start.fourBytesBigEndian(0)) {
            case UNIVERSAL -> ENTRY_BYTES;
            case UNIVERSAL_64 -> ENTRY_BYTES_64;
            default -> 0;
        };
    }

    static String problem(final HeaderBytes start, final String processor) {
        final List<String> processors = new ArrayList<>();
        if (isThin(start)) {
            processors.add(name(start.fourBytes(PROCESSOR)));
        } else {
            final int end = FIRST + start.fourBytesBigEndian(COUNT) * entryBytes(start);
            for (int entry = FIRST; entry < end; entry += entryBytes(start)) {
                processors.add(name(start.fourBytesBigEndian(entry)));
            }
        }
        if (!processors.contains(processor)) {
            return "it is for " + String.join(" and ", processors) + ", and this JVM is " + processor;
        }
        final boolean isLibrary = !isThin(start)
            || start.fourBytes(TYPE) == DYLIB || start.fourBytes(TYPE) == BUNDLE;
        return isLibrary ? null : "it is a Mach-O file, but no shared library";
    }

    private static String name(final int processor) {
        return PROCESSORS.getOrDefault(processor, "processor 0x" + Integer.toHexString(processor));
    }
}
