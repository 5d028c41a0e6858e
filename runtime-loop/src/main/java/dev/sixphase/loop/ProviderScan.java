package dev.sixphase.loop;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Looks for providers so that a broken one costs only itself. */
final class ProviderScan {
    /** A services file can make the iterator fail again and again; this many failures end the search. */
    private static final int MOST_FAILURES = 100;

    private ProviderScan() { }

    static <P> List<FoundProvider<P>> find(final ServiceLoader<P> loader, final ProviderKind<P> kind) {
        final List<FoundProvider<P>> found = new ArrayList<>();
        final Iterator<ServiceLoader.Provider<P>> providers = loader.stream().iterator();
        int failures = 0;
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            try {
                more = providers.hasNext();
                if (more) {
                    final ServiceLoader.Provider<P> next = providers.next();
                    found.add(load(next, kind));
                }
            } catch (final ServiceConfigurationError | LinkageError failure) {
                failures++;
                found.add(FoundProvider.broken("?", failure));
            }
        }
        return found;
    }

    private static <P> FoundProvider<P> load(final ServiceLoader.Provider<P> entry,
        final ProviderKind<P> kind) {

        final Class<? extends P> type = entry.type();
        try {
            final P provider = entry.get();
            return new FoundProvider<>(provider, kind.name(provider), kind.priority(provider),
                location(type), null);
        } catch (final ServiceConfigurationError | LinkageError | RuntimeException failure) {
            return new FoundProvider<>(null, type.getName(), 0, location(type), failure);
        }
    }

    static String location(final Class<?> type) {
        final CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            return source.getLocation().toString();
        }
        return type.getModule().isNamed() ? "module " + type.getModule().getName() : "?";
    }
}
