package dev.sixphase.integration;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes of all modules, without their tests. */
public final class MainClasses implements LocationProvider {
    @Override
    public Set<Location> get(final Class<?> test) {
        return of("target/classes");
    }

    /** What lies there in any module. */
    static Set<Location> of(final String folder) {
        try {
            return Project.modules().stream().map(module -> module.resolve(folder)).filter(Files::isDirectory)
                .filter(MainClasses::isNoBenchmark).map(Location::of).collect(Collectors.toSet());
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Benchmarks measure time, and a part of their classes is generated. */
    private static boolean isNoBenchmark(final Path folder) {
        return !Project.ROOT.relativize(folder).startsWith("benchmarks");
    }
}
