package dev.sixphase.loop;

import dev.sixphase.api.Backend;
import dev.sixphase.api.NoBackendException;
import dev.sixphase.api.spi.Availability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses one of the providers that were found, and can say why. The rules, in order:
 *
 * <ol>
 *   <li>Two of one name are an error: nobody could tell which one a name means.
 *   <li>One name is a requirement: that provider, or an error.
 * <li>Several names are an order of preference: the first that is available. A name that is not found is
 * passed over.
 *   <li>No name means the available provider of the highest priority above 0. A tie is an error.
 * </ol>
 *
 * <p>A provider that nobody asked for, or that ranks below one that works, is not probed: a probe takes
 * time, and may load a native library.
 *
 * @param <P> the service
 * @param provider the chosen one
 * @param name its name
 * @param request what was asked for, and by what
 * @param candidates everything that was found, by priority
 * @param isSecondBest whether another one ranks higher, or was asked for first, and does not work here; or
 *     one could not be loaded, which nobody can rank
 */
record ProviderChoice<P>(P provider, String name, String request, List<Backend.Candidate> candidates,
    boolean isSecondBest) {

    /**
     * Chooses.
     *
     * @param names the names that were asked for, or null for the best
     * @param origin what asked for them: {@code -Dsixphase.poller}, {@code poller(...)}
     */
    static <P> ProviderChoice<P> choose(final ProviderKind<P> kind, final List<FoundProvider<P>> found,
        final String names, final String origin) {

        refuseRepeatedNames(kind, found);
        final List<FoundProvider<P>> byPriority = new ArrayList<>(found);
        Collections.sort(byPriority);
        final List<String> asked = names == null ? List.of() : CommaList.split(names);
        final Search<P> search = new Search<>(kind, byPriority, asked,
            asked.isEmpty() ? "best available" : origin + '=' + names);
        return asked.isEmpty() ? search.best() : search.firstOf(asked);
    }

    private static <P> void refuseRepeatedNames(final ProviderKind<P> kind,
        final List<FoundProvider<P>> found) {

        final Map<String, FoundProvider<P>> byName = new HashMap<>();
        for (final FoundProvider<P> each : found) {
            final FoundProvider<P> twin = each.isBroken() ? null : byName.put(each.name(), each);
            if (twin != null) {
                throw new NoBackendException("two " + kind.noun() + "s have the name " + each.name() + ": "
                    + twin.location() + " and " + each.location() + ": remove one of them", List.of());
            }
        }
    }

    /** One choice being made: probes each provider at most once and notes what it said. */
    private record Search<P>(ProviderKind<P> kind, List<FoundProvider<P>> found, List<String> asked,
        String request, Map<FoundProvider<P>, Availability> answers) {

        Search(final ProviderKind<P> kind, final List<FoundProvider<P>> found, final List<String> asked,
            final String request) {

            // By identity: the first hash of a record takes longer than all else here.
            this(kind, found, asked, request, new IdentityHashMap<>());
        }

        ProviderChoice<P> best() {
            FoundProvider<P> best = null;
            for (final FoundProvider<P> each : found) {
                if (best != null && each.priority() < best.priority()) {
                    break;
                }
                if (each.isBroken() || each.priority() <= 0 || !isAvailable(each)) {
                    continue;
                }
                if (best != null) {
                    throw failure("two " + kind.noun() + "s have the highest priority " + best.priority()
                        + ": " + best + " and " + each + ": name one with -D" + kind.property());
                }
                best = each;
            }
            if (best == null) {
                throw failure("no " + kind.noun() + " works here");
            }
            return chosen(best);
        }

        ProviderChoice<P> firstOf(final List<String> names) {
            boolean isAnyKnown = false;
            for (final String name : names) {
                for (final FoundProvider<P> each : found) {
                    if (!each.isBroken() && each.name().equals(name)) {
                        isAnyKnown = true;
                        if (isAvailable(each)) {
                            return chosen(each);
                        }
                    }
                }
            }
            throw failure(isAnyKnown ? kind.noun() + " " + String.join(", ", names) + " does not work here"
                : "unknown " + kind.noun() + " " + String.join(", ", names) + "; known are " + knownNames());
        }

        private String knownNames() {
            return found.stream().filter(each -> !each.isBroken()).map(FoundProvider::name)
                .collect(Collectors.joining(", "));
        }

        private boolean isAvailable(final FoundProvider<P> each) {
            Availability answer = answers.get(each);
            if (answer == null) {
                answer = probe(each);
                answers.put(each, answer);
            }
            return answer instanceof Availability.Available;
        }

        /** A stranger's provider may break its promise not to throw. */
        private Availability probe(final FoundProvider<P> each) {
            try {
                return kind.availability(each.provider());
            } catch (final RuntimeException | LinkageError failure) {
                return Availability.unavailable("its availability() threw " + failure, failure);
            }
        }

        private ProviderChoice<P> chosen(final FoundProvider<P> each) {
            return new ProviderChoice<>(each.provider(), each.name(), request, candidates(),
                isSecondBest(each));
        }

        private boolean isSecondBest(final FoundProvider<P> taken) {
            if (!asked.isEmpty() && !asked.get(0).equals(taken.name())) {
                return true;
            }
            for (final FoundProvider<P> each : found) {
                if (each.isBroken() || asked.isEmpty() && each.priority() > taken.priority()) {
                    return true;
                }
            }
            return false;
        }

        private NoBackendException failure(final String what) {
            final List<Backend.Candidate> candidates = candidates();
            final Backend report = new Backend("", request, candidates);
            final String message = what + " (" + request + ")" + report.describeCandidates();
            return new NoBackendException(message, candidates);
        }

        private List<Backend.Candidate> candidates() {
            final List<Backend.Candidate> candidates = new ArrayList<>();
            for (final FoundProvider<P> each : found) {
                candidates.add(candidate(each));
            }
            return candidates;
        }

        private Backend.Candidate candidate(final FoundProvider<P> each) {
            if (each.isBroken()) {
                return each.brokenCandidate();
            }
            final Availability answer = answers.get(each);
            if (answer != null) {
                return each.candidate(answer);
            }
            return each.candidate(Availability.unavailable(whyNotTried(each), null));
        }

        private String whyNotTried(final FoundProvider<P> each) {
            if (!asked.isEmpty()) {
                return "not asked for by " + request;
            }
            return each.priority() > 0 ? "not tried, since one of higher priority works"
                : "chosen by name only";
        }
    }
}
