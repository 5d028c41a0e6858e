package dev.sixphase.examples.poller;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sixphase.conformance.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;

class HandoffArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackagesOf(HandoffPoller.class);

    @Test
    void keepsTheRulesOfABackend() { // users 24
        ArchitectureRules.DEPENDS_ON_THE_SPI_ALONE.check(classes);
        ArchitectureRules.TIME_HAS_ONE_SOURCE.check(classes);
        ArchitectureRules.PROVIDERS_ARE_BORN_EMPTY.check(classes);
        ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE.check(classes);
        ArchitectureRules.NOTHING_PRINTS.check(classes);
    }

    @Test
    void breaksOneOfThemOnPurpose() {
        // To hand over and wait for the answer is the whole idea, and the reason for its priority of 0.
        assertThrows(AssertionError.class, () -> ArchitectureRules.NOTHING_BLOCKS_THE_LOOP.check(classes));
    }
}
