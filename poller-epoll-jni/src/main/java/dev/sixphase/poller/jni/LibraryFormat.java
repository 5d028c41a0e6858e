package dev.sixphase.poller.jni;

import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Says what is wrong with a library file before the JVM sees it. The JVM asks the dynamic linker first, and
 * that may print to stderr, or crash, over a file for another machine.
 */
enum LibraryFormat {
    ELF("an ELF file, for Linux or a BSD", ElfHeader::begins, ElfHeader::problem),
    MACH_O("a Mach-O file, for macOS", MachHeader::begins, MachHeader::problem),
    PE("a PE file, for Windows", PeHeader::begins, PeHeader::problem);

    /** How many bytes of a file are looked at; what is looked for ends before. */
    static final int BYTES = 4096;

    private static final int SHOWN_BYTES = 4;

    private final String description;
    private final Predicate<HeaderBytes> begins;
    private final BiFunction<HeaderBytes, String, String> problem;

    LibraryFormat(final String description, final Predicate<HeaderBytes> begins,
        final BiFunction<HeaderBytes, String, String> problem) {

        this.description = description;
        this.begins = begins;
        this.problem = problem;
    }

    /** A sentence that begins with "it is", or null if a JVM of the platform can load the file. */
    static String problem(final byte[] start, final NativePlatform platform) {
        final HeaderBytes header = new HeaderBytes(start);
        for (final LibraryFormat format : values()) {
            if (format.begins.test(header)) {
                return format == platform.system().format()
                    ? format.problem.apply(header, platform.processor())
                    : "it is " + format.description + ", and this JVM is for " + platform.operatingSystem();
            }
        }
        return "it is no shared library: it begins with ["
            + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(start.length, SHOWN_BYTES)) + "]";
    }
}
