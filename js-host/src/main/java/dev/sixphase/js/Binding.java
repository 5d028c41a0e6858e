package dev.sixphase.js;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** Functions of the host under names that its own JavaScript calls them by. */
final class Binding implements ProxyObject {
    private final String name;
    private final Map<String, Object> members = new HashMap<>();

    Binding(final String name) {
        this.name = name;
    }

    /** Adds a function that gives a value. */
    Binding function(final String member, final ProxyExecutable function) {
        members.put(member, function);
        return this;
    }

    /** Adds a function that gives nothing. */
    Binding action(final String member, final Action action) {
        return function(member, arguments -> {
            action.run(arguments);
            return null;
        });
    }

    /** Adds a value. */
    Binding value(final String member, final Object value) {
        members.put(member, value);
        return this;
    }

    @Override
    public Object getMember(final String key) {
        return members.get(key);
    }

    @Override
    public Object getMemberKeys() {
        final Set<String> keys = members.keySet();
        return keys.toArray();
    }

    @Override
    public boolean hasMember(final String key) {
        return members.containsKey(key);
    }

    @Override
    public void putMember(final String key, final Value value) {
        throw new UnsupportedOperationException(
            "the binding " + name + " cannot be changed, not even " + key);
    }

    /** What a function does that gives nothing. */
    @FunctionalInterface
    interface Action {
        /**
         * Does it.
         *
         * @param arguments as JavaScript gave them
         */
        void run(Value... arguments);
    }
}
