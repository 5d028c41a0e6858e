package dev.sixphase.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.sixphase.api.stray.StrayApi;
import dev.sixphase.poller.nio.stray.StrayPoller;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A rule that cannot fail protects nothing. */
class RulesCatchTest {
    private static final JavaClasses STRAYS =
        new ClassFileImporter().importClasses(StrayApi.class, StrayPoller.class);

    @ParameterizedTest
    @ValueSource(strings = {
        "apiDependsOnNothingButTheJdk", "backendsNeedTheApiAlone", "nativeMethodsAreStatic",
        "nativeMethodsStandOnOnePage", "timeHasOneSource", "nobodyAsksForTheContextClassLoader",
        "libraryCodeNeverEndsTheJvmNorPrints"
    })
    void aStrayClassBreaksTheRule(final String name) throws Exception {
        assertTrue(rule(ArchitectureTest.class.getDeclaredField(name)).evaluate(STRAYS).hasViolation());
    }

    @Test
    void aStrayTestThatSleepsBreaksTheRule() throws Exception {
        final Field field = TestArchitectureTest.class.getDeclaredField("noTestSleeps");

        assertTrue(rule(field).evaluate(STRAYS).hasViolation());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleThatFindsNothingToCheckFails(final Field field) throws Exception {
        final ArchRule rule = rule(field);
        final JavaClasses nothing = new ClassFileImporter().importClasses();

        assertThrows(AssertionError.class, () -> rule.check(nothing));
    }

    static List<Field> rules() {
        final List<Field> rules = new ArrayList<>();
        for (final Class<?> type : List.of(ArchitectureTest.class, TestArchitectureTest.class)) {
            for (final Field field : type.getDeclaredFields()) {
                if (field.getType() == ArchRule.class) {
                    rules.add(field);
                }
            }
        }
        assertFalse(rules.isEmpty());
        return rules;
    }

    private static ArchRule rule(final Field field) throws Exception {
        field.setAccessible(true);
        final var constructor = field.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return (ArchRule) field.get(constructor.newInstance());
    }
}
