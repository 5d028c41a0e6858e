package dev.sixphase.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What this machine has. */
final class Platform {
    private Platform() { }

    static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** The poller that works everywhere, and this system's own. */
    static Stream<String> pollers() {
        return Stream.of("nio", nativePoller());
    }

    /** The name of this system's own poller. */
    static String nativePoller() {
        return isLinux() ? "epoll" : System.getProperty("os.name").startsWith("Windows") ? "iocp" : "kqueue";
    }

    /** The option that requires it. */
    static String requireNativePoller() {
        return "-Dsixphase.poller=" + nativePoller();
    }

    static void assumePoller(final String name) {
        if (!name.equals("nio")) {
            assumeTrue(name.equals(nativePoller()), "skipped: " + name + " is not this system's");
            assumeNativeLibrary();
        }
    }

    /** That the build made the native library of this platform; it says so in the jar. */
    static void assumeNativeLibrary() {
        final Properties built = new Properties();
        try (InputStream report = Platform.class.getResourceAsStream("/META-INF/native/built.properties")) {
            if (report != null) {
                built.load(report);
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
        final String state = built.getProperty(name(), "nobody tried");
        assumeTrue(state.equals("built"), "skipped: no native library for " + name() + ": " + state);
    }

    private static String name() {
        final String system = isLinux() ? "linux"
            : System.getProperty("os.name").startsWith("Windows") ? "windows" : "macos";
        final String processor = System.getProperty("os.arch");
        return system + "-" + (processor.equals("amd64") ? "x86_64" : processor);
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
