package dev.sixphase.integration;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the modules tell GraalVM's native-image is what they do: each look-up by name that is in the code is
 * in the metadata, and nothing else is. There is no native-image here; what it would complain of at run
 * time is found by reading the sources, and that nothing was overlooked by counting the calls in the classes.
 */
class ImageMetadataTest {
    /** What is linked into applications. A host of another language, or a program, is not. */
    private static final List<String> MODULES = List.of("runtime-api", "runtime-loop", "poller-nio",
        "poller-epoll-jni", "threadpool", "http-client", "guava-futures");

    private static final Pattern LOOK_UP = Pattern.compile("java\\.lang\\.(Class\\.(forName"
        + "|get(Declared)?(Method|Field|Constructor|Classe)s?|getRecordComponents|newInstance)"
        + "|ClassLoader\\.(loadClass|findClass|defineClass)"
        + "|reflect\\.Proxy\\.newProxyInstance|reflect\\.Array\\.newInstance"
        + "|invoke\\.MethodHandles\\$Lookup\\.(find|unreflect|define).*"
        + "|invoke\\.MethodHandles\\.(privateLookupIn|arrayElementVarHandle))");
    private static final Pattern RESOURCE =
        Pattern.compile("java\\.lang\\.(Class|ClassLoader|Module)\\.get(System)?Resource.*");
    private static final Pattern RESOURCE_NAME = Pattern.compile("\"/?(META-INF/native/[^\"]*)\"");

    private static JavaClasses classes;

    static Stream<Path> modules() {
        return MODULES.stream().map(Project.ROOT::resolve);
    }

    private static synchronized JavaClasses classes() {
        if (classes == null) {
            classes = new ClassFileImporter()
                .importPaths(modules().map(module -> module.resolve("target/classes")).toList());
        }
        return classes;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatJavaLooksUpIsNamed(final Path module) throws Exception {
        final LookUps lookUps = LookUps.inJava(module);

        assertEquals(lookUps.members(), new ImageMetadata(module).reflection());
        assertEquals(calls(module, LOOK_UP), lookUps.calls(),
            "a look-up whose name is not written out in the call has to be, or LookUps has to understand it");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatCLooksUpIsNamed(final Path module) throws Exception {
        final LookUps lookUps = LookUps.inC(module);

        assertEquals(lookUps.members(), new ImageMetadata(module).jni());
        assertEquals(Map.of(), lookUps.calls(), "calls whose names LookUps does not understand");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatIsReadFromTheJarIsNamed(final Path module) throws Exception {
        final List<Pattern> named = new ImageMetadata(module).resources();
        final Set<String> read = new TreeSet<>();
        for (final Path file : Project.files(module.resolve("src/main/java"), ".java")) {
            final Matcher name = RESOURCE_NAME.matcher(Files.readString(file));
            while (name.find()) {
                read.add(name.group(1) + "x");
            }
        }
        final Path natives = module.resolve("target/classes/META-INF/native");
        if (Files.isDirectory(natives)) {
            for (final Path file : filesIn(natives)) {
                read.add(module.resolve("target/classes").relativize(file).toString().replace('\\', '/'));
            }
        }

        assertEquals(calls(module, RESOURCE).isEmpty(), named.isEmpty(), "calls: " + calls(module, RESOURCE));
        for (final String name : read) {
            assertTrue(named.stream().anyMatch(pattern -> pattern.matcher(name).matches()),
                () -> name + " matches none of " + named);
        }
    }

    private static List<Path> filesIn(final Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** By a newer JDK, because some are younger than the one that the project is built for. */
    @Test
    void whatIsNamedExists() throws Exception {
        final Path java = JavaRun.javaOf(Platform.assumeJdk(25));
        final List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", JavaRun.testClassPath(),
            NamedMembers.class.getName()));
        final int words = command.size();
        for (final Path module : modules().toList()) {
            command.addAll(new ImageMetadata(module).reflection());
            command.addAll(new ImageMetadata(module).jni());
        }

        final JavaRun run = JavaRun.of(command);

        assertEquals("looked up " + (command.size() - words), run.output().strip(), run::toString);
    }

    /** An image may run them when it is built, on another machine. */
    @Test
    void noClassDoesNativeWorkWhenItIsInitialized() {
        final List<String> natives = new ArrayList<>();
        int initializers = 0;
        for (final JavaClass type : classes()) {
            if (type.getStaticInitializer().isPresent()) {
                initializers++;
                natives.addAll(nativeWork(type.getStaticInitializer().get()));
            }
        }

        assertTrue(initializers > 10, "only " + initializers + " classes have something to initialize");
        assertEquals(List.of(), natives);
    }

    @Test
    void theSearchForNativeWorkFindsIt() {
        final JavaClass library = classes().get("dev.sixphase.poller.jni.LoadedLibrary");
        final JavaClass addresses = classes().get("dev.sixphase.poller.jni.AddressBuffer");

        assertFalse(nativeWork(library.getMethod("require")).isEmpty());
        assertFalse(nativeWork(addresses.getConstructor()).isEmpty());
    }

    /** The native methods, and the loading, that it leads to by calls that our classes make. */
    private static List<String> nativeWork(final JavaCodeUnit start) {
        final List<String> found = new ArrayList<>();
        final Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        final Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (final var call : open.remove().getCallsFromSelf()) {
                final AccessTarget.CodeUnitCallTarget target = call.getTarget();
                if (target.getFullName().matches("java\\.lang\\.(System|Runtime)\\.load(Library)?\\(.*")) {
                    found.add(start.getFullName() + " leads to " + target.getFullName());
                }
                target.resolveMember().filter(seen::add).ifPresent(unit -> {
                    if (unit.getModifiers().contains(JavaModifier.NATIVE) && isOurs(unit)) {
                        found.add(start.getFullName() + " leads to " + unit.getFullName());
                    }
                    open.add(unit);
                });
            }
        }
        return found;
    }

    private static boolean isOurs(final JavaCodeUnit unit) {
        return unit.getOwner().getPackageName().startsWith("dev.sixphase");
    }

    /** How many accesses of such a name each class makes, those of the classes in it included. */
    private static Map<String, Integer> calls(final Path module, final Pattern names) {
        final Map<String, Integer> result = new TreeMap<>();
        final String folder = module.resolve("target/classes").toUri().toString();
        for (final JavaClass type : classes()) {
            if (!type.getSource().orElseThrow().getUri().toString().startsWith(folder)) {
                continue;
            }
            for (final JavaAccess<?> access : type.getAccessesFromSelf()) {
                final String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
                if (names.matcher(target).matches()) {
                    result.merge(type.getName().replaceAll("\\$.*", ""), 1, Integer::sum);
                }
            }
        }
        return result;
    }
}
