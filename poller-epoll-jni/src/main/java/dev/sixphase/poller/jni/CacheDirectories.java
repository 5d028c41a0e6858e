package dev.sixphase.poller.jni;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The folders that a library may be kept in: the one that is named, or the system's for this, best first. */
final class CacheDirectories {
    private static final String NAME = "sixphase";

    private CacheDirectories() { }

    static List<Path> of(final UnaryOperator<String> properties, final NativeSystem system) {
        final String named = properties.apply(NativeLibrary.CACHE_PROPERTY);
        if (named != null) {
            return List.of(Path.of(named).toAbsolutePath());
        }
        final List<Path> result = new ArrayList<>();
        final Path own = usersOwn(properties, system);
        if (own != null) {
            result.add(own.resolve(NAME));
        }
        result.add(Path.of(properties.apply("java.io.tmpdir"), NAME + "-" + properties.apply("user.name"))
            .toAbsolutePath());
        return result;
    }

    /** Null for who has none. */
    private static Path usersOwn(final UnaryOperator<String> properties, final NativeSystem system) {
        final Path home = absolute(properties.apply("user.home"));
        return switch (system) {
            case WINDOWS -> first(absolute(properties.apply("LOCALAPPDATA")), in(home, "AppData", "Local"));
            case MACOS -> in(home, "Library", "Caches");
            default -> first(absolute(properties.apply("XDG_CACHE_HOME")), in(home, ".cache"));
        };
    }

    private static Path first(final Path folder, final Path otherwise) {
        return folder == null ? otherwise : folder;
    }

    private static Path in(final Path home, final String... names) {
        Path result = home;
        for (final String name : names) {
            result = result == null ? null : result.resolve(name);
        }
        return result;
    }

    /** Null for what is not; the JVM says "?" where a user has no home. */
    private static Path absolute(final String folder) {
        try {
            final Path path = Path.of(folder == null ? "" : folder);
            return path.isAbsolute() ? path : null;
        } catch (final InvalidPathException ignored) {
            return null;
        }
    }
}
