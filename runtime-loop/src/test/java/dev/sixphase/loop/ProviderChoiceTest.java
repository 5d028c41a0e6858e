package dev.sixphase.loop;

import dev.sixphase.api.Backend;
import dev.sixphase.api.NoBackendException;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProviderChoiceTest {
    private static final Availability NO = Availability.unavailable("/tmp is mounted noexec", null);
    private static final String NL = System.lineSeparator();
    private final List<String> probed = new ArrayList<>();

    private FoundProvider<PollerProvider> found(final String name, final int priority,
        final Availability answer) {

        final PollerProvider provider = new PollerProvider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int priority() {
                return priority;
            }

            @Override
            public Availability availability() {
                probed.add(name);
                if (answer == null) {
                    throw new IllegalStateException("broken promise");
                }
                return answer;
            }

            @Override
            public Poller open(final PollerOptions options) {
                throw new AssertionError("choosing opens nothing");
            }
        };
        return new FoundProvider<>(provider, name, priority, "jar:" + name, null);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static ProviderChoice<PollerProvider> choose(final String names,
        final FoundProvider<PollerProvider>... found) {

        return ProviderChoice.choose(ProviderKind.POLLER, List.of(found), names, "-Dsixphase.poller");
    }

    private static String failure(final String names, final List<FoundProvider<PollerProvider>> found) {
        return assertThrows(NoBackendException.class,
            () -> ProviderChoice.choose(ProviderKind.POLLER, found, names, "-Dsixphase.poller")).getMessage();
    }

    @Test
    void theAvailableProviderOfTheHighestPriorityWins() { // users 1, users 11
        final ProviderChoice<PollerProvider> choice = choose(null, found("low", 100, Availability.AVAILABLE),
            found("high", 300, NO), found("middle", 200, Availability.AVAILABLE));
        assertEquals("middle", choice.name());
        assertEquals("poller middle (best available)" + NL
                + "  high (priority 300): unavailable: /tmp is mounted noexec" + NL
                + "  middle (priority 200): chosen" + NL
                + "  low (priority 100): unavailable: not tried, since one of higher priority works",
            new Backend(choice.name(), choice.request(), choice.candidates()).describe());
    }

    @Test
    void whatRanksBelowTheBestIsNotProbed() {
        choose(null, found("low", 100, Availability.AVAILABLE), found("none", 300, NO),
            found("best", 200, Availability.AVAILABLE), found("tie", 200, NO));
        assertEquals(List.of("none", "best", "tie"), probed);
    }

    @Test
    void aChoiceIsSecondBestIfABetterOneDoesNotWork() { // users 1
        final FoundProvider<PollerProvider> nio = found("nio", 100, Availability.AVAILABLE);
        final FoundProvider<PollerProvider> epoll = found("epoll", 200, NO);
        assertTrue(choose(null, nio, epoll).isSecondBest());
        assertTrue(choose("epoll,nio", nio, epoll).isSecondBest());
        assertTrue(choose("gone,nio", nio).isSecondBest());
        assertTrue(choose("nio", nio, FoundProvider.broken("jar:broken", new LinkageError())).isSecondBest());
    }

    @Test
    void aChoiceIsTheBestIfNobodyAskedForAnotherAndNoneRanksHigher() { // users 1
        final FoundProvider<PollerProvider> nio = found("nio", 100, Availability.AVAILABLE);
        assertFalse(choose(null, nio, found("same", 100, NO), found("byName", 0, NO)).isSecondBest());
        assertFalse(choose("nio", nio, found("epoll", 200, NO)).isSecondBest());
        assertFalse(choose("nio,epoll", nio, found("epoll", 200, NO)).isSecondBest());
    }

    @Test
    void theOrderOfDiscoveryDoesNotMatter() { // users 11
        final FoundProvider<PollerProvider> one = found("one", 100, Availability.AVAILABLE);
        final FoundProvider<PollerProvider> two = found("two", 200, Availability.AVAILABLE);
        assertEquals(choose(null, one, two).candidates(), choose(null, two, one).candidates());
        assertEquals("two", choose(null, one, two).name());
    }

    @Test
    void aNameIsARequirementAndNobodyElseIsProbed() { // users 1
        final ProviderChoice<PollerProvider> choice = choose("low", found("low", 100, Availability.AVAILABLE),
            found("high", 300, Availability.AVAILABLE));
        assertEquals("low", choice.name());
        assertEquals(List.of("low"), probed);
        assertTrue(choice.candidates().toString().contains("not asked for by -Dsixphase.poller=low"));
    }

    @Test
    void aNameThatDoesNotWorkIsAnErrorThatListsAllCandidates() { // users 1
        assertEquals("poller high does not work here (-Dsixphase.poller=high)" + NL
                + "  high (priority 300): unavailable: /tmp is mounted noexec" + NL
                + "  low (priority 100): unavailable: not asked for by -Dsixphase.poller=high",
            failure("high", List.of(found("low", 100, Availability.AVAILABLE), found("high", 300, NO))));
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnownOnes() { // users 1
        final String message = failure("epol", List.of(found("nio", 100, Availability.AVAILABLE)));
        assertTrue(message.startsWith("unknown poller epol; known are nio (-Dsixphase.poller"), message);
    }

    @Test
    void severalNamesAreAnOrderOfPreference() { // users 1
        assertEquals("b", choose("gone, a ,b,c", found("c", 300, Availability.AVAILABLE),
            found("a", 200, NO), found("b", 100, Availability.AVAILABLE)).name());
        assertEquals(List.of("a", "b"), probed);
    }

    @Test
    void aRepeatedNameIsAnErrorThatNamesBothPlaces() { // users 11
        final FoundProvider<PollerProvider> twin = new FoundProvider<>(
            found("nio", 50, Availability.AVAILABLE).provider(), "nio", 50, "jar:other", null);
        assertEquals("two pollers have the name nio: jar:nio and jar:other: remove one of them",
            failure(null, List.of(found("nio", 100, Availability.AVAILABLE), twin)));
    }

    @Test
    void aTieIsAnErrorUnlessItIsBelowTheBestOrUnavailable() { // users 11
        final FoundProvider<PollerProvider> one = found("one", 100, Availability.AVAILABLE);
        final FoundProvider<PollerProvider> two = found("two", 100, Availability.AVAILABLE);
        assertTrue(failure(null, List.of(one, two)).startsWith("two pollers have the highest priority 100: "
            + "one from jar:one and two from jar:two: name one with -Dsixphase.poller"));
        assertEquals("best", choose(null, one, two, found("best", 200, Availability.AVAILABLE)).name());
        assertEquals("one", choose(null, one, found("three", 100, NO)).name());
        assertEquals("two", choose("two", one, two).name());
    }

    @Test
    void priorityZeroIsChosenByNameOnlyAndNotProbedOtherwise() { // users 11
        final FoundProvider<PollerProvider> experimental = found("experimental", 0, Availability.AVAILABLE);
        assertTrue(failure(null, List.of(experimental)).contains("experimental (priority 0): unavailable: "
            + "chosen by name only"));
        assertEquals(List.of(), probed);
        assertEquals("experimental", choose("experimental", experimental).name());
    }

    @Test
    void aProviderThatThrowsFromItsProbeIsUnavailable() { // users 11
        final ProviderChoice<PollerProvider> choice = choose(null, found("liar", 900, null),
            found("nio", 100, Availability.AVAILABLE));
        assertEquals("nio", choice.name());
        assertTrue(choice.candidates().get(0).availability().toString().contains("broken promise"));
    }

    @Test
    void aBrokenProviderIsListedWithItsReason() { // users 11
        final FoundProvider<PollerProvider> broken = FoundProvider.broken("jar:broken",
            new NoClassDefFoundError("gone/Missing"));
        final ProviderChoice<PollerProvider> choice = choose(null, broken,
            found("nio", 100, Availability.AVAILABLE));
        assertTrue(new Backend(choice.name(), choice.request(), choice.candidates()).describe()
            .contains("? (priority 0): unavailable: could not be loaded: gone/Missing"));
    }

    @Test
    void nothingAtAllIsAnErrorToo() {
        assertEquals("no poller works here (best available)", failure(null, List.of()));
    }
}
