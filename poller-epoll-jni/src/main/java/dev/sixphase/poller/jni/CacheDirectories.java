package dev.sixphase.poller.jni;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        usersOwn(properties, system).findFirst().ifPresent(folder -> result.add(folder.resolve(NAME)));
        result.add(Path.of(properties.apply("java.io.tmpdir"), NAME + "-" + properties.apply("user.name"))
            .toAbsolutePath());
        return result;
    }

    private static Stream<Path> usersOwn(final UnaryOperator<String> properties, final NativeSystem system) {
        final Stream<Path> home = absolute(properties.apply("user.home"));
        return switch (system) {
            case WINDOWS -> Stream.concat(absolute(properties.apply("LOCALAPPDATA")),
                home.map(folder -> folder.resolve("AppData").resolve("Local")));
            case MACOS -> home.map(folder -> folder.resolve("Library").resolve("Caches"));
            default -> Stream.concat(absolute(properties.apply("XDG_CACHE_HOME")),
                home.map(folder -> folder.resolve(".cache")));
        };
    }

    /** The JVM says "?" where a user has no home. */
    private static Stream<Path> absolute(final String folder) {
        try {
            final Path path = Path.of(folder == null ? "" : folder);
            return path.isAbsolute() ? Stream.of(path) : Stream.empty();
        } catch (final InvalidPathException ignored) {
            return Stream.empty();
        }
    }
}
