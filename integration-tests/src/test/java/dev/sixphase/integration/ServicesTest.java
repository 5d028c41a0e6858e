package dev.sixphase.integration;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The module path and the class path offer the same services. */
class ServicesTest {
    @Test
    void everyModuleDeclaresItsServicesBothWaysAlike() throws Exception {
        final Map<String, Object> declaredByModules = new TreeMap<>();
        final Map<String, Object> declaredByFiles = new TreeMap<>();
        for (final Path module : Project.modules()) {
            final Path classes = module.resolve("target/classes");
            for (final var found : ModuleFinder.of(classes).findAll()) {
                declaredByModules.put(found.descriptor().name(), byModule(found.descriptor()));
                declaredByFiles.put(found.descriptor().name(), byFiles(classes.resolve("META-INF/services")));
            }
        }

        assertEquals(declaredByModules, declaredByFiles);
        assertFalse(declaredByModules.values().stream().allMatch(Map.of()::equals), "no service at all");
    }

    private static Map<String, TreeSet<String>> byModule(final ModuleDescriptor descriptor) {
        return descriptor.provides().stream().collect(Collectors.toMap(
            ModuleDescriptor.Provides::service,
            provides -> new TreeSet<>(provides.providers()), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, TreeSet<String>> byFiles(final Path folder) throws IOException {
        final Map<String, TreeSet<String>> services = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return services;
        }
        final List<Path> files = new ArrayList<>();
        try (var entries = Files.list(folder)) {
            entries.forEach(files::add);
        }
        for (final Path file : files) {
            services.put(file.getFileName().toString(), Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
        }
        return services;
    }
}
