package dev.sixphase.conformance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each rule fails on a small class that breaks it, and passes on one that does not. */
class ArchitectureRulesTest {
    @Test
    void aForeignLibraryIsFound() {
        assertBroken(ArchitectureRules.DEPENDS_ON_THE_SPI_ALONE, RuleSamples.UsesALibrary.class);
        assertKept(ArchitectureRules.DEPENDS_ON_THE_SPI_ALONE,
            RuleSamples.CleanProvider.class, RuleSamples.KeepsTime.class);
    }

    @Test
    void aStrayNativeMethodIsFound() {
        assertBroken(ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE, RuleSamples.Stray.class);
        assertBroken(ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE, RuleSamples.OpenNative.class);
        assertKept(ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE, RuleSamples.TidyNative.class);
        assertKept(ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE, RuleSamples.CleanProvider.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {
        RuleSamples.ReadsNanos.class, RuleSamples.RefersToNanos.class,
        RuleSamples.ReadsInstant.class, RuleSamples.MakesDate.class})
    void aSecondClockIsFound(final Class<?> offender) {
        assertBroken(ArchitectureRules.TIME_HAS_ONE_SOURCE, offender);
    }

    @Test
    void aLoopClockMayReadTheTime() {
        assertKept(ArchitectureRules.TIME_HAS_ONE_SOURCE,
            RuleSamples.KeepsTime.class, RuleSamples.CleanProvider.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {
        RuleSamples.Sleeps.class, RuleSamples.Joins.class, RuleSamples.Waits.class,
        RuleSamples.Parks.class, RuleSamples.Gets.class, RuleSamples.AwaitsALatch.class,
        RuleSamples.Takes.class, RuleSamples.PollsWithTime.class, RuleSamples.ResolvesNames.class})
    void aBlockingCallIsFound(final Class<?> offender) {
        assertBroken(ArchitectureRules.NOTHING_BLOCKS_THE_LOOP, offender);
    }

    @Test
    void whatReturnsAtOnceIsNoBlockingCall() {
        assertKept(ArchitectureRules.NOTHING_BLOCKS_THE_LOOP,
            RuleSamples.PollsAtOnce.class, RuleSamples.CleanProvider.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {
        RuleSamples.HiddenProvider.class, RuleSamples.ShyProvider.class,
        RuleSamples.DemandingProvider.class, RuleSamples.BusyProvider.class,
        RuleSamples.PreparedProvider.class, RuleSamples.BusyBase.class})
    void aProviderThatIsNotBornEmptyIsFound(final Class<?> offender) {
        assertBroken(ArchitectureRules.PROVIDERS_ARE_BORN_EMPTY, offender);
    }

    @Test
    void aProviderThatIsBornEmptyPasses() {
        assertKept(ArchitectureRules.PROVIDERS_ARE_BORN_EMPTY, RuleSamples.CleanProvider.class);
        assertKept(ArchitectureRules.PROVIDERS_ARE_BORN_EMPTY, RuleSamples.Provider.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {RuleSamples.Prints.class, RuleSamples.PrintsTraces.class})
    void aPrintIsFound(final Class<?> offender) {
        assertBroken(ArchitectureRules.NOTHING_PRINTS, offender);
    }

    @Test
    void aCleanBackendKeepsAllRulesAndADirtyOneDoesNot() {
        assertKept(ArchitectureRules.ALL,
            RuleSamples.CleanProvider.class, RuleSamples.TidyNative.class);
        assertBroken(ArchitectureRules.ALL,
            RuleSamples.CleanProvider.class, RuleSamples.Sleeps.class);
    }

    @Test
    void aFailureSaysWhy() {
        final String report = ArchitectureRules.TIME_HAS_ONE_SOURCE
            .evaluate(classes(RuleSamples.ReadsNanos.class))
            .getFailureReport().toString();

        assertTrue(report.contains("a test must be able to own the time"), report);
        assertTrue(report.contains("System.nanoTime()"), report);
    }

    private static void assertBroken(final ArchRule rule, final Class<?>... types) {
        assertTrue(rule.evaluate(classes(types)).hasViolation(), () -> "not found: " + rule.getDescription());
    }

    private static void assertKept(final ArchRule rule, final Class<?>... types) {
        assertEquals("", String.join("\n", rule.evaluate(classes(types)).getFailureReport().getDetails()));
        assertFalse(rule.evaluate(classes(types)).hasViolation());
    }

    private static JavaClasses classes(final Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }
}
