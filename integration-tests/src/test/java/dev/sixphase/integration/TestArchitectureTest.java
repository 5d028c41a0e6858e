package dev.sixphase.integration;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What holds for the tests of all modules. */
@AnalyzeClasses(locations = TestClasses.class, importOptions = TestArchitectureTest.WithoutStrays.class)
class TestArchitectureTest {
    /** Leaves out the classes that break the rules on purpose, and those that jcstress makes. */
    public static final class WithoutStrays implements ImportOption {
        @Override
        public boolean includes(final Location location) {
            return !location.contains("/stray/") && !location.contains("/RuleSamples")
                && !location.contains("_jcstress");
        }
    }

    @ArchTest
    private final ArchRule noTestSleeps = noClasses() // users 23
        .should().callMethod(Thread.class, "sleep", long.class)
        .orShould().callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould().callMethod(TimeUnit.class, "sleep", long.class)
        .because("a sleep is too long on a fast machine and too short on a busy one: wait for a condition");
}
