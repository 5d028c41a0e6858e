package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.loop.net.LoopNet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** What groups are tested with here: each backend, and for servers each distribution as well. */
final class Ways {
    private Ways() { }

    static Stream<Named<PollerProvider>> backends() {
        return ServiceLoader.load(PollerProvider.class).stream().map(ServiceLoader.Provider::get)
            .filter(provider -> provider.availability() instanceof Availability.Available)
            .map(provider -> Named.of(provider.name(), provider));
    }

    static Stream<Arguments> all() {
        final List<Distribution> distributions = LoopNet.spreadsOverSharedPort()
            ? List.of(Distribution.HAND_OVER, Distribution.REUSE_PORT) : List.of(Distribution.HAND_OVER);
        return backends().flatMap(backend -> distributions.stream().map(each -> Arguments.of(backend, each)));
    }
}
