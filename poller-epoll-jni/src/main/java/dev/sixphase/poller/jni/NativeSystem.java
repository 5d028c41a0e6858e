package dev.sixphase.poller.jni;

import java.util.Locale;

/** The systems that the backends of this module are for, and what their shared libraries are like. */
enum NativeSystem {
    LINUX("libsixphase.so", LibraryFormat.ELF),
    /** They have kqueue. Who uses them builds the library; NetBSD, whose kevent differs, has none. */
    BSD("libsixphase.so", LibraryFormat.ELF),
    MACOS("libsixphase.dylib", LibraryFormat.MACH_O),
    WINDOWS("sixphase.dll", LibraryFormat.PE),
    /** No backend of this module is for it. */
    OTHER("libsixphase.so", LibraryFormat.ELF);

    private final String fileName;
    private final LibraryFormat format;

    NativeSystem(final String fileName, final LibraryFormat format) {
        this.fileName = fileName;
        this.format = format;
    }

    /** From what the JVM calls it, which for Windows holds the version. */
    static NativeSystem of(final String osName) {
        final String name = osName.toLowerCase(Locale.ROOT);
        if (name.equals("linux")) {
            return LINUX;
        } else if (name.startsWith("windows")) {
            return WINDOWS;
        } else if (name.startsWith("mac") || name.equals("darwin")) {
            return MACOS;
        }
        return name.endsWith("bsd") ? BSD : OTHER;
    }

    /** What the library is called, in the jar and beside it. */
    String fileName() {
        return fileName;
    }

    LibraryFormat format() {
        return format;
    }
}
