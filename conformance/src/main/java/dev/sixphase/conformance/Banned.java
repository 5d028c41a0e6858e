package dev.sixphase.conformance;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Members of the JDK that a rule forbids: an access is banned if the receiver's type and the name match.
 */
final class Banned extends DescribedPredicate<JavaAccess<?>> {
    private final List<Member> members = new ArrayList<>();

    Banned(final String description) {
        super(description);
    }

    /** Bans the members of a type, and of its subtypes, whose names match as a whole. */
    Banned member(final Class<?> owner, final String namePattern) {
        members.add(new Member(owner, Pattern.compile(namePattern), -1));
        return this;
    }

    /** Bans methods with so many parameters, where others of the name do no harm. */
    Banned member(final Class<?> owner, final String namePattern, final int parameterCount) {
        members.add(new Member(owner, Pattern.compile(namePattern), parameterCount));
        return this;
    }

    @Override
    public boolean test(final JavaAccess<?> access) {
        // Accesses, not calls: System::nanoTime is a way to read the time, too.
        return members.stream().anyMatch(member -> member.matches(access.getTarget()));
    }

    private record Member(Class<?> owner, Pattern name, int parameterCount) {
        boolean matches(final AccessTarget target) {
            return name.matcher(target.getName()).matches()
                && isOwnedBy(target)
                && (parameterCount == -1 || parameterCount == parameterCount(target));
        }

        /** A subtype inherits methods; a field of the same name as one of them is its own affair. */
        private boolean isOwnedBy(final AccessTarget target) {
            return target instanceof AccessTarget.FieldAccessTarget
                ? target.getOwner().isEquivalentTo(owner)
                : target.getOwner().isAssignableTo(owner);
        }

        private static int parameterCount(final AccessTarget target) {
            return target instanceof AccessTarget.CodeUnitAccessTarget codeUnit
                ? codeUnit.getRawParameterTypes().size()
                : 0;
        }
    }
}
