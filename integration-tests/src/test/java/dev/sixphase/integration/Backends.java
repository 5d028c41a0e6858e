package dev.sixphase.integration;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The pollers that work here and are taken without being named. */
final class Backends {
    private Backends() { }

    static Stream<Named<PollerProvider>> available() {
        return ServiceLoader.load(PollerProvider.class).stream().map(ServiceLoader.Provider::get)
            .filter(provider -> provider.priority() > 0)
            .filter(provider -> provider.availability() instanceof Availability.Available)
            .map(provider -> Named.of(provider.name(), provider));
    }
}
