package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What this machine has. */
final class Platform {
    private Platform() { }

    static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    static void assumePoller(final String name) {
        assumeTrue(!name.equals("epoll") || isLinux(), "skipped: epoll is Linux's");
    }

    static void assumeLinux() {
        assumeTrue(isLinux(), "skipped: needs Linux");
    }

    /** A JDK of this version, from the environment ({@code JAVA_HOME_25}) or from where Debian keeps them. */
    static Path assumeJdk(final int version) throws IOException {
        final String named = System.getenv("JAVA_HOME_" + version);
        if (named != null) {
            return Path.of(named);
        }
        final Path home = Path.of("/usr/lib/jvm");
        assumeTrue(Files.isDirectory(home), "skipped: no JDK " + version + " here; set JAVA_HOME_" + version);
        try (Stream<Path> homes = Files.list(home)) {
            final Optional<Path> found = homes.filter(jdk -> isVersion(jdk, version)).findFirst();
            assumeTrue(found.isPresent(),
                "skipped: no JDK " + version + " in " + home + "; set JAVA_HOME_" + version);
            return found.get();
        }
    }

    private static boolean isVersion(final Path home, final int version) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
        } catch (final IOException ignored) {
            return false; // no JDK, or one that is half gone
        }
    }
}
