package dev.sixphase.conformance;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** That classes depend on the JDK's base, on the API, and on the packages that are checked with them. */
final class OwnDependencies extends ArchCondition<JavaClass> {
    private Set<String> ownPackages = Set.of();

    OwnDependencies() {
        super("depend only on java.., dev.sixphase.api.. and their own packages");
    }

    @Override
    public void init(final Collection<JavaClass> classes) {
        ownPackages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }

    @Override
    public void check(final JavaClass type, final ConditionEvents events) {
        for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
            final boolean isAllowed = isAllowed(dependency.getTargetClass().getBaseComponentType());
            events.add(new SimpleConditionEvent(dependency, isAllowed, dependency.getDescription()));
        }
    }

    private boolean isAllowed(final JavaClass target) {
        final String name = target.getPackageName();
        return target.isPrimitive()
            || name.startsWith("java.")
            || name.equals("dev.sixphase.api") || name.startsWith("dev.sixphase.api.")
            || ownPackages.contains(name);
    }
}
