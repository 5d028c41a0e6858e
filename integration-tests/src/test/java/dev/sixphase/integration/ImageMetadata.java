package dev.sixphase.integration;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a module tells GraalVM's native-image about itself. */
final class ImageMetadata {
    private static final Gson JSON = new Gson();

    private final Path folder;

    ImageMetadata(final Path module) {
        this.folder = module.resolve("src/main/resources/META-INF/native-image/dev.sixphase")
            .resolve(module.getFileName().toString());
    }

    private record Type(String name, List<Method> methods) { }

    private record Method(String name, List<String> parameterTypes) { }

    private record Resources(Includes resources) { }

    private record Includes(List<Include> includes) { }

    private record Include(String pattern) { }

    /** The types that are looked up by Java, and their methods: {@code type#method(parameter,...)}. */
    Set<String> reflection() throws IOException {
        return members("reflect-config.json");
    }

    /** The types and methods that are looked up by C. */
    Set<String> jni() throws IOException {
        return members("jni-config.json");
    }

    private Set<String> members(final String file) throws IOException {
        final Set<String> result = new TreeSet<>();
        for (final Type type : read(file, Type[].class, new Type[0])) {
            result.add(type.name());
            for (final Method method : type.methods()) {
                result.add(type.name() + "#" + method.name() + "("
                    + String.join(",", method.parameterTypes()) + ")");
            }
        }
        return result;
    }

    /** What the names of resources have to match, one of them. */
    List<Pattern> resources() throws IOException {
        return read("resource-config.json", Resources.class, new Resources(new Includes(List.of())))
            .resources().includes().stream().map(include -> Pattern.compile(include.pattern())).toList();
    }

    private <T> T read(final String file, final Class<T> type, final T otherwise) throws IOException {
        final Path path = folder.resolve(file);
        return Files.exists(path) ? JSON.fromJson(Files.readString(path), type) : otherwise;
    }
}
