package dev.sixphase.loop;

import dev.sixphase.api.Backend;
import dev.sixphase.api.spi.Availability;

/**
 * A provider that was looked for: there, or broken. Of two, the one of the higher priority comes first.
 *
 * @param <P> the service
 * @param provider the provider, or null if it could not be loaded
 * @param name its name; for a broken one its class, or {@code "?"}
 * @param priority its rank; 0 for a broken one
 * @param location the jar, folder or module that it comes from
 * @param failure why it could not be loaded, or null
 */
record FoundProvider<P>(P provider, String name, int priority, String location, Throwable failure)
    implements Comparable<FoundProvider<P>> {

    static <P> FoundProvider<P> broken(final String location, final Throwable failure) {
        return new FoundProvider<>(null, "?", 0, location, failure);
    }

    @Override
    public int compareTo(final FoundProvider<P> other) {
        final int byPriority = Integer.compare(other.priority, priority);
        return byPriority == 0 ? name.compareTo(other.name) : byPriority;
    }

    boolean isBroken() {
        return provider == null;
    }

    Backend.Candidate candidate(final Availability availability) {
        return new Backend.Candidate(name, priority, location, availability);
    }

    /** {@return the candidate of a provider that could not be loaded} */
    Backend.Candidate brokenCandidate() {
        final StringBuilder reason = new StringBuilder("could not be loaded: ").append(failure.getMessage());
        // ServiceLoader says which class it was, and only the cause says why.
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reason.append(": ").append(cause);
        }
        return candidate(Availability.unavailable(reason.toString(), failure));
    }

    @Override
    public String toString() {
        return name + " from " + location;
    }
}
