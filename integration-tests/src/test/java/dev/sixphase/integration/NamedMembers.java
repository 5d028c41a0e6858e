package dev.sixphase.integration;

import java.util.ArrayList;
import java.util.List;

/** A program that prints which of the types and methods it is given this JVM does not have. */
public final class NamedMembers {
    private NamedMembers() { }

    /**
     * Looks each up.
     *
     * @param members {@code type}, or {@code type#method(parameter,...)}
     */
    @SuppressWarnings("checkstyle:regexpsinglelinejava") // a program's output is its result
    public static void main(final String[] members) {
        for (final String member : members) {
            try {
                find(member);
            } catch (final ReflectiveOperationException missing) {
                System.out.println(missing);
            }
        }
        System.out.println("looked up " + members.length);
    }

    private static void find(final String member) throws ReflectiveOperationException {
        final String[] parts = member.split("[#(),]");
        final Class<?> type = Class.forName(parts[0], false, null);
        if (parts.length > 1) {
            final List<Class<?>> parameters = new ArrayList<>();
            for (int part = 2; part < parts.length; part++) {
                parameters.add(type(parts[part]));
            }
            type.getDeclaredMethod(parts[1], parameters.toArray(new Class<?>[0]));
        }
    }

    private static Class<?> type(final String name) throws ClassNotFoundException {
        return switch (name) {
            case "boolean" -> boolean.class;
            case "int" -> int.class;
            case "long" -> long.class;
            default -> Class.forName(name);
        };
    }
}
