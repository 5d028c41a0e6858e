package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/** What this build compiled. */
final class BuiltLibrary {
    private BuiltLibrary() { }

    /** Loads the library; skips the test only where the build says that it made none. */
    static void require() {
        final String state = state();
        Assumptions.assumeTrue("built".equals(state), () -> "no library: " + state);
        try {
            LoadedLibrary.require();
        } catch (final NativeLibraryException e) {
            throw new AssertionError("built, but not to be loaded: " + e.getMessage(), e);
        }
    }

    /** A poller of the backend that this system has; skips the test where the build made none. */
    static Poller openPoller(final PollerOptions options) throws IOException {
        require();
        final PollerProvider provider = switch (NativePlatform.current().system()) {
            case LINUX -> new EpollPollerProvider();
            case WINDOWS -> new IocpPollerProvider();
            default -> new KqueuePollerProvider();
        };
        return provider.open(options);
    }

    static byte[] content() throws IOException {
        try (InputStream resource = BuiltLibrary.class.getResourceAsStream(resourceName())) {
            return resource.readAllBytes();
        }
    }

    static String resourceName() {
        return NativePlatform.current().resource();
    }

    private static String state() {
        final String name = "/META-INF/native/built.properties";
        try (InputStream resource = BuiltLibrary.class.getResourceAsStream(name)) {
            if (resource == null) {
                return "not tried";
            }
            final Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty(NativePlatform.current().folder(), "not tried");
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
