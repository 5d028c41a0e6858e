package dev.sixphase.loop;

import dev.sixphase.api.spi.PhaseHook;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the phase hooks that were asked for by name. */
final class HookChoice {
    private final ClassLoader classLoader;

    HookChoice(final ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * Finds hooks, a fresh one of each.
     *
     * @param names the names that the builder was given
     * @param property more names with commas between, or null
     */
    List<PhaseHook> find(final List<String> names, final String property) {
        final List<String> wanted = new ArrayList<>(names);
        if (property != null) {
            wanted.addAll(CommaList.split(property));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        final List<FoundProvider<PhaseHook>> found = ProviderScan.find(
            ServiceLoader.load(PhaseHook.class, classLoader), ProviderKind.HOOK);
        return wanted.stream().map(name -> find(name, found)).toList();
    }

    private static PhaseHook find(final String name, final List<FoundProvider<PhaseHook>> found) {
        for (final FoundProvider<PhaseHook> each : found) {
            if (!each.isBroken() && each.name().equals(name)) {
                return each.provider();
            }
        }
        final String known = found.stream().map(FoundProvider::name).sorted()
            .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown phase hook " + name + "; known are [" + known + "]");
    }
}
