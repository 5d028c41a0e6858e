package dev.sixphase.poller.jni;

import java.util.Locale;

/**
 * The kind of machine that the JVM runs on.
 *
 * @param operatingSystem {@code linux}, or what the JVM calls it
 * @param processor {@code x86_64}, {@code aarch64}, or what the JVM calls it
 */
record NativePlatform(String operatingSystem, String processor) {
    private static final String LINUX = "linux";

    static NativePlatform current() {
        return of(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    static NativePlatform of(final String osName, final String osArch) {
        final String processor = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> osArch;
        };
        return new NativePlatform(osName.equalsIgnoreCase(LINUX) ? LINUX : osName, processor);
    }

    boolean isLinux() {
        return operatingSystem.equals(LINUX);
    }

    /** The folder of the jar that holds the library: {@code linux-x86_64}. */
    String folder() {
        return operatingSystem + "-" + processor;
    }
}
