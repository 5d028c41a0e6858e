package dev.sixphase.integration;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.util.Set;

/** The tests of all modules, and the contract tests, which others inherit. */
public final class TestClasses implements LocationProvider {
    @Override
    public Set<Location> get(final Class<?> test) {
        final Set<Location> locations = MainClasses.of("target/test-classes");
        locations.add(Location.of(Project.ROOT.resolve("conformance/target/classes")));
        return locations;
    }
}
