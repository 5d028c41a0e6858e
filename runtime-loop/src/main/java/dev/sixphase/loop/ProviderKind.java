package dev.sixphase.loop;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPoolProvider;

/**
 * A sort of provider that is chosen by name and priority. Classes and not lambdas, because every program
 * links them when it starts (ADR 0032).
 *
 * @param <P> the service
 */
abstract class ProviderKind<P> {
    static final ProviderKind<PollerProvider> POLLER =
        new ProviderKind<>("poller", "sixphase.poller") {
            @Override
            String name(final PollerProvider provider) {
                return provider.name();
            }

            @Override
            int priority(final PollerProvider provider) {
                return provider.priority();
            }

            @Override
            Availability availability(final PollerProvider provider) {
                return provider.availability();
            }
        };

    static final ProviderKind<WorkerPoolProvider> POOL =
        new ProviderKind<>("worker pool", "sixphase.pool") {
            @Override
            String name(final WorkerPoolProvider provider) {
                return provider.name();
            }

            @Override
            int priority(final WorkerPoolProvider provider) {
                return provider.priority();
            }

            @Override
            Availability availability(final WorkerPoolProvider provider) {
                return provider.availability();
            }
        };

    /** Hooks are asked for by name alone, and each works everywhere. */
    static final ProviderKind<PhaseHook> HOOK = new ProviderKind<>("phase hook", "sixphase.hooks") {
        @Override
        String name(final PhaseHook provider) {
            return provider.name();
        }

        @Override
        int priority(final PhaseHook provider) {
            return provider.order();
        }

        @Override
        Availability availability(final PhaseHook provider) {
            return Availability.AVAILABLE;
        }
    };

    private final String noun;
    private final String property;

    ProviderKind(final String noun, final String property) {
        this.noun = noun;
        this.property = property;
    }

    /** What a message calls it. */
    String noun() {
        return noun;
    }

    /** The system property that chooses one. */
    String property() {
        return property;
    }

    abstract String name(P provider);

    abstract int priority(P provider);

    /** Whether it works here. */
    abstract Availability availability(P provider);
}
