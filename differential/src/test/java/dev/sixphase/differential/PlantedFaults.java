package dev.sixphase.differential;

import java.util.List;
import java.util.function.UnaryOperator;

/** The Java API with a fault of our own: what comparing has to find. */
final class PlantedFaults implements Executor {
    private final UnaryOperator<Trace> fault;

    PlantedFaults(final UnaryOperator<Trace> fault) {
        this.fault = fault;
    }

    /** Loses every second tick. */
    static PlantedFaults losingTicks() {
        return new PlantedFaults(trace -> {
            final int[] ticks = {0};
            return new Trace(trace.tokens().stream()
                .filter(token -> !token.startsWith("k") || ticks[0]++ % 2 == 0).toList(), trace.exitCode());
        });
    }

    /** Says something else in every second run. */
    static PlantedFaults fickle() {
        final int[] runs = {0};
        return new PlantedFaults(trace -> runs[0]++ % 2 == 0 ? new Trace(List.of("fickle"), 0) : trace);
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public Trace run(final Program program) {
        return fault.apply(new JavaExecutor().run(program));
    }
}
