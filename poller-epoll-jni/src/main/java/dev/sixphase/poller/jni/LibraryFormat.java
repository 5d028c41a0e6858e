package dev.sixphase.poller.jni;

import java.util.HexFormat;

/**
 * Says what is wrong with a library file before the JVM sees it. The JVM asks the dynamic linker first, and
 * that may print to stderr, or crash, over a file for another machine.
 */
enum LibraryFormat {
    ELF("an ELF file, for Linux or a BSD"),
    MACH_O("a Mach-O file, for macOS"),
    PE("a PE file, for Windows");

    /** How many bytes of a file are looked at; what is looked for ends before. */
    static final int BYTES = 4096;

    private static final int SHOWN_BYTES = 4;

    private final String description;

    LibraryFormat(final String description) {
        this.description = description;
    }

    /** The one that a file begins like, or null. */
    private static LibraryFormat of(final HeaderBytes header) {
        if (ElfHeader.begins(header)) {
            return ELF;
        } else if (MachHeader.begins(header)) {
            return MACH_O;
        }
        return PeHeader.begins(header) ? PE : null;
    }

    private String problem(final HeaderBytes header, final String processor) {
        return switch (this) {
            case ELF -> ElfHeader.problem(header, processor);
            case MACH_O -> MachHeader.problem(header, processor);
            case PE -> PeHeader.problem(header, processor);
        };
    }

    /** A sentence that begins with "it is", or null if a JVM of the platform can load the file. */
    static String problem(final byte[] start, final NativePlatform platform) {
        final HeaderBytes header = new HeaderBytes(start);
        final LibraryFormat format = of(header);
        if (format == null) {
            return "it is no shared library: it begins with ["
                + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(start.length, SHOWN_BYTES)) + "]";
        }
        return format == platform.system().format() ? format.problem(header, platform.processor())
            : "it is " + format.description + ", and this JVM is for " + platform.operatingSystem();
    }
}
