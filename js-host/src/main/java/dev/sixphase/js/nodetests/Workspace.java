package dev.sixphase.js.nodetests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A folder in which Node's tests find what they expect around them: beside copies of the tests lies a module
 * {@code common} of this project, for Node's own starts with what only Node has.
 */
final class Workspace implements AutoCloseable {
    private static final List<String> COMMON =
        List.of("index.js", "countdown.js", "fixtures.js", "tick.js", "tmpdir.js");

    private final List<Path> sources;
    private final Path root;

    /**
     * Makes the folder.
     *
     * @param sources folders {@code test} of Node, the first one first
     */
    Workspace(final List<Path> sources) throws IOException {
        this.sources = List.copyOf(sources);
        // Some tests go out of their folder and into it again, by its name.
        root = Files.createTempDirectory("node-tests").resolve("test");
        final Path common = Files.createDirectories(root.resolve("common"));
        for (final String name : COMMON) {
            try (InputStream in = Workspace.class.getResourceAsStream("common/" + name)) {
                Files.copy(in, common.resolve(name));
            }
        }
        final Optional<Path> fixtures = sources.stream().map(source -> source.resolve("fixtures"))
            .filter(Files::isDirectory).findFirst();
        if (fixtures.isPresent()) {
            Files.createSymbolicLink(root.resolve("fixtures"), fixtures.get().toAbsolutePath());
        }
    }

    /**
     * {@return a copy of a test, or nothing if no folder has it}
     *
     * @param name its path in the folder, such as {@code parallel/test-timers.js}
     */
    Optional<NodeTest> take(final String name) throws IOException {
        for (final Path source : sources) {
            final Path original = source.resolve(name);
            if (Files.isRegularFile(original)) {
                final Path copy = root.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(new NodeTest(copy));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root.getParent(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes)
                throws IOException {

                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path folder, final IOException failure)
                throws IOException {

                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
