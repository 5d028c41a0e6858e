package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module looks up by name at run time, read from its sources. Only what is written out in the call is
 * understood; that this is everything is for the reader to check, by the number of calls.
 */
final class LookUps {
    private static final Pattern TYPE_VARIABLE =
        Pattern.compile("(\\w+) = Class\\.forName\\(\"([\\w.$]+)\"\\)");
    private static final Pattern JAVA = Pattern.compile("Class\\.forName\\(\"([\\w.$]+)\"\\)"
        + "|(\\w+)(\\.class)?\\.getMethod\\(\"(\\w+)\"((?:,\\s*\\w+\\.class)*)\\)");
    private static final Pattern C = Pattern.compile("->FindClass\\(env, \"([\\w/$]+)\"\\)"
        + "|->GetMethodID\\(env, \\w+, \"(\\w+)\", \"\\(\\)\\w\"\\)");
    private static final Pattern C_CALL = Pattern.compile("->(FindClass|Get(Static)?(Method|Field)ID"
        + "|GetObjectClass|GetSuperclass|DefineClass|NewObject\\w?|New\\w+Array|AllocObject|ThrowNew"
        + "|FromReflected\\w+)\\(");

    private final Set<String> members = new TreeSet<>();
    /** By the name of the class that makes the calls. */
    private final Map<String, Integer> calls = new TreeMap<>();

    /** The calls of Java. */
    static LookUps inJava(final Path module) throws IOException {
        final LookUps result = new LookUps();
        final Path sources = module.resolve("src/main/java");
        for (final Path file : Project.files(sources, ".java")) {
            final String path = sources.relativize(file).toString();
            result.readJava(path.substring(0, path.length() - ".java".length()).replace('/', '.'),
                Files.readString(file));
        }
        return result;
    }

    /** The calls of C. */
    static LookUps inC(final Path module) throws IOException {
        final LookUps result = new LookUps();
        final Path sources = module.resolve("src/main/native");
        if (Files.isDirectory(sources)) {
            for (final Path file : Project.files(sources, ".c")) {
                result.readC(file.getFileName().toString(), Files.readString(file));
            }
        }
        return result;
    }

    Set<String> members() {
        return members;
    }

    Map<String, Integer> calls() {
        return calls;
    }

    private void readJava(final String name, final String text) {
        final Map<String, String> types = new HashMap<>();
        final Matcher variable = TYPE_VARIABLE.matcher(text);
        while (variable.find()) {
            types.put(variable.group(1), variable.group(2));
        }
        final Matcher call = JAVA.matcher(text);
        while (call.find()) {
            calls.merge(name, 1, Integer::sum);
            if (call.group(1) != null) {
                members.add(call.group(1));
            } else {
                final String type = call.group(3) == null
                    ? types.get(call.group(2)) : qualified(call.group(2));
                members.add(type);
                members.add(type + "#" + call.group(4) + "(" + parameters(call.group(5)) + ")");
            }
        }
    }

    private static String parameters(final String literals) {
        final StringBuilder result = new StringBuilder();
        for (final String literal : literals.split(",\\s*")) {
            if (!literal.isEmpty()) {
                result.append(result.length() == 0 ? "" : ",")
                    .append(qualified(literal.substring(0, literal.length() - ".class".length())));
            }
        }
        return result.toString();
    }

    private static String qualified(final String type) {
        return Character.isLowerCase(type.charAt(0)) ? type : "java.lang." + type;
    }

    private void readC(final String name, final String text) {
        final Matcher any = C_CALL.matcher(text);
        while (any.find()) {
            calls.merge(name, 1, Integer::sum);
        }
        final Matcher call = C.matcher(text);
        String type = null;
        while (call.find()) {
            calls.merge(name, -1, Integer::sum);
            if (call.group(1) != null) {
                type = call.group(1).replace('/', '.');
                members.add(type);
            } else {
                members.add(type + "#" + call.group(2) + "()");
            }
        }
        calls.remove(name, 0);
    }
}
