package dev.sixphase.conformance;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.util.Objects;

/** Hands one scripted poller to whichever loop asks. */
final class ScriptedPollerProvider implements PollerProvider {
    private final ScriptedPoller poller;

    ScriptedPollerProvider(final ScriptedPoller poller) {
        this.poller = Objects.requireNonNull(poller, "poller");
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.AVAILABLE;
    }

    @Override
    public Poller open(final PollerOptions options) {
        return poller;
    }
}
