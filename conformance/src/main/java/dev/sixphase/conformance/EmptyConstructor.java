package dev.sixphase.conformance;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/**
 * That {@link java.util.ServiceLoader} can make an object of a class, and that nothing happens when it
 * does.
 */
final class EmptyConstructor extends ArchCondition<JavaClass> {
    EmptyConstructor() {
        super("be public and have a public constructor that takes nothing and does nothing");
    }

    @Override
    public void check(final JavaClass type, final ConditionEvents events) {
        final Optional<JavaConstructor> constructor = type.tryGetConstructor();
        final String flaw;
        if (type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            flaw = constructor.map(it -> work(type, it)).orElse(""); // only what is made from it is found
        } else if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
            flaw = "is not public";
        } else if (constructor.isEmpty()
            || !constructor.get().getModifiers().contains(JavaModifier.PUBLIC)) {
            flaw = "has no public constructor without parameters";
        } else {
            flaw = work(type, constructor.get());
        }
        final String message = type.getName() + " " + (flaw.isEmpty() ? "is born empty" : flaw) + " in "
            + type.getSourceCodeLocation();
        events.add(new SimpleConditionEvent(type, flaw.isEmpty(), message));
    }

    private static String work(final JavaClass type, final JavaConstructor constructor) {
        for (final JavaAccess<?> access : constructor.getAccessesFromSelf()) {
            final boolean isSuper = access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && type.getRawSuperclass().filter(access.getTargetOwner()::equals).isPresent();
            if (!isSuper) {
                return "does something in its constructor: " + access.getDescription();
            }
        }
        return "";
    }
}
