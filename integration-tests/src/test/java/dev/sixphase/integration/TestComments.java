package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments in tests, by which they say what they prove. */
final class TestComments {
    private static final Pattern COMMENT = Pattern.compile("(?:^\\s*\\*|//|/\\*).*");

    private TestComments() { }

    /** Hands out every line with a comment: the name of the test class, and the comment. */
    static void forEach(final BiConsumer<String, String> reader) throws IOException {
        for (final Path file : testSources()) {
            final String name = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
            for (final String line : Files.readAllLines(file)) {
                final Matcher comment = COMMENT.matcher(line);
                if (comment.find()) {
                    reader.accept(name, comment.group());
                }
            }
        }
    }

    /** Tests in Java and in C, and the contract tests, which are the product of their module. */
    private static List<Path> testSources() throws IOException {
        final List<Path> sources = new ArrayList<>();
        for (final Path module : Project.modules()) {
            for (final String ending : List.of(".java", ".c")) {
                sources.addAll(Project.files(module, ending));
            }
        }
        sources.removeIf(source -> {
            final String path = Project.ROOT.relativize(source).toString().replace('\\', '/');
            return !path.contains("/src/test/") && !path.contains("/src/jcstress/")
                && !path.startsWith("conformance/src/main/");
        });
        return sources;
    }
}
