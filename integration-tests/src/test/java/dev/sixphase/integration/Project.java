package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The project's own files, for tests that read them. */
public final class Project {
    /** The folder above this module's. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private Project() { }

    /** Every file whose name ends so, but for what a build made and what starts with a dot. */
    static List<Path> files(final Path folder, final String ending) throws IOException {
        final List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(final Path directory,
                final BasicFileAttributes attributes) {
                final String name = directory.getFileName().toString();
                return name.equals("target") || name.startsWith(".")
                    ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    /** The folders that hold a module of the build. */
    static List<Path> modules() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
        }
    }
}
