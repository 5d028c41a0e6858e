package dev.sixphase.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Source;

/**
 * The npm packages that stand in for some of Node's modules, parsed once for all contexts of an engine.
 *
 * <p><b>Threads.</b> Any.
 */
final class Packages {
    private static final String HEAD = "(function (exports, require, module) { ";
    private static final String TAIL = "\n})";
    private static final Map<String, Optional<Source>> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

    private Packages() {
    }

    /**
     * {@return a file of a package as a function, or nothing if it has none of this name}
     *
     * @param name of the package
     * @param file its path in the package
     */
    static Optional<Source> file(final String name, final String file) {
        return KNOWN.computeIfAbsent(name + "/" + file, path -> read(path,
            "/META-INF/resources/webjars/" + name + "/" + version(name) + "/" + file));
    }

    private static Optional<Source> read(final String path, final String resource) {
        try (InputStream in = Packages.class.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            // Data is a module that exports it.
            final String head = resource.endsWith(".json") ? HEAD + "module.exports = " : HEAD;
            final String text = head + new String(in.readAllBytes(), StandardCharsets.UTF_8) + TAIL;
            return Optional.of(Source.newBuilder("js", text, "node:internal/deps/" + path).buildLiteral());
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("the package file " + path + " is unreadable", unreadable);
        }
    }

    /** {@return the version that the build pinned, as its jar tells} */
    private static String version(final String name) {
        return VERSIONS.computeIfAbsent(name, key -> {
            final String description = "/META-INF/maven/org.webjars.npm/" + key + "/pom.properties";
            try (InputStream in = Packages.class.getResourceAsStream(description)) {
                if (in == null) {
                    throw new IllegalStateException("the npm package " + key
                        + " is not on the class path: add org.webjars.npm:" + key);
                }
                final Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (final IOException unreadable) {
                throw new UncheckedIOException("the description of " + key + " is unreadable", unreadable);
            }
        });
    }
}
