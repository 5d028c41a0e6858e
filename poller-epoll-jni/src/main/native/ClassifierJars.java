import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out what the jars for one platform each hold: all classes and resources, but only that platform's
 * library, and a {@code built.properties} that says so. Maven starts it from this source after the libraries
 * were built:
 *
 * <pre>
 * java ClassifierJars.java CLASSES TARGET   makes TARGET/PLATFORM for each platform with a library in CLASSES
 * </pre>
 *
 * <p>Why such a jar replaces the jar with all libraries, and does not come beside it: ADR 0026.
 */
final class ClassifierJars {
    private static final Path LIBRARIES = Path.of("META-INF", "native");
    private static final Path REPORT = LIBRARIES.resolve("built.properties");

    private ClassifierJars() { }

    public static void main(final String[] arguments) throws IOException {
        final Path classes = Path.of(arguments[0]);
        final Path target = Path.of(arguments[1]);
        delete(target);
        for (final String line : Files.readAllLines(classes.resolve(REPORT))) {
            final String platform = line.substring(0, line.indexOf('='));
            if (line.endsWith("=built")) {
                layOut(classes, target.resolve(platform), platform);
            }
        }
    }

    private static void layOut(final Path classes, final Path target, final String platform)
        throws IOException {

        final Path library = LIBRARIES.resolve(platform);
        for (final Path file : filesIn(classes)) {
            final Path name = classes.relativize(file);
            if (!name.startsWith(LIBRARIES) || name.startsWith(library)) {
                Files.createDirectories(target.resolve(name).getParent());
                Files.copy(file, target.resolve(name));
            }
        }
        // Each other platform's reason would be a lie: it is not in this jar, built or not.
        Files.writeString(target.resolve(REPORT), platform + "=built\n");
    }

    private static List<Path> filesIn(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(final Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
