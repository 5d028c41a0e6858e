package dev.sixphase.integration;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the architecture rules need beside ArchUnit's own words. */
final class Conditions {
    private Conditions() { }

    /** The classes that the services files of the modules name. */
    static DescribedPredicate<JavaClass> provideAService() {
        final Set<String> providers = new TreeSet<>();
        try {
            for (final Path module : Project.modules()) {
                final Path services = module.resolve("src/main/resources/META-INF/services");
                if (Files.isDirectory(services)) {
                    for (final Path file : Project.files(services, "")) {
                        providers.addAll(Files.readAllLines(file));
                    }
                }
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return DescribedPredicate.describe("provide a service", type -> providers.contains(type.getName()));
    }

    /** Parameters, results and exceptions whose names start with one of these, or are primitive. */
    static ArchCondition<JavaMethod> useOnlyTypesFrom(final String... prefixes) {
        final Predicate<JavaClass> isStrange = type -> !type.getBaseComponentType().isPrimitive()
            && Arrays.stream(prefixes).noneMatch(type.getBaseComponentType().getName()::startsWith);
        return new ArchCondition<>("use only types from " + Arrays.toString(prefixes)) {
            @Override
            public void check(final JavaMethod method, final ConditionEvents events) {
                final Set<JavaClass> types = method.getAllInvolvedRawTypes();
                types.stream().filter(isStrange).forEach(type -> events.add(
                    SimpleConditionEvent.violated(method, method.getFullName() + " uses " + type.getName())));
            }
        };
    }

    static ArchCondition<JavaClass> haveAPublicConstructorThatDoesNothing() {
        return new ArchCondition<>("have a public constructor without parameters that does nothing") {
            @Override
            public void check(final JavaClass type, final ConditionEvents events) {
                final boolean isSo = type.tryGetConstructor().stream().anyMatch(constructor ->
                    constructor.getModifiers().contains(JavaModifier.PUBLIC)
                        && constructor.getFieldAccesses().isEmpty()
                        && constructor.getMethodCallsFromSelf().isEmpty()
                        && constructor.getConstructorCallsFromSelf().size() == 1);
                if (!isSo) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()
                        + " has no public constructor without parameters, or one that does something"));
                }
            }
        };
    }
}
