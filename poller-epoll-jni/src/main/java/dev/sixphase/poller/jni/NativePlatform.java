package dev.sixphase.poller.jni;

import java.util.Locale;

/**
 * The kind of machine that the JVM runs on.
 *
 * @param system what backends there are for
 * @param operatingSystem {@code linux}, {@code macos}, {@code windows}, or what the JVM calls it
 * @param processor {@code x86_64}, {@code aarch64}, or what the JVM calls it
 */
record NativePlatform(NativeSystem system, String operatingSystem, String processor) {
    static NativePlatform current() {
        return of(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    static NativePlatform of(final String osName, final String osArch) {
        final String processor = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> osArch;
        };
        final NativeSystem system = NativeSystem.of(osName);
        final String operatingSystem = switch (system) {
            case LINUX, MACOS, WINDOWS -> system.name().toLowerCase(Locale.ROOT);
            case BSD -> osName.toLowerCase(Locale.ROOT);
            case OTHER -> osName;
        };
        return new NativePlatform(system, operatingSystem, processor);
    }

    /** The folder of the jar that holds the library: {@code linux-x86_64}. */
    String folder() {
        return operatingSystem + "-" + processor;
    }

    /** Where the jar holds the library. */
    String resource() {
        return "/META-INF/native/" + folder() + "/" + system.fileName();
    }
}
