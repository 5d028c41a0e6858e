package dev.sixphase.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sixphase.conformance.ArchitectureRules;
import java.util.List;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.sixphase.integration.Conditions.haveAPublicConstructorThatDoesNothing;
import static dev.sixphase.integration.Conditions.provideAService;
import static dev.sixphase.integration.Conditions.useOnlyTypesFrom;

/** The boundaries of docs/design.md, executable. Each {@code because} is what a failing build prints. */
@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {
    @ArchTest
    private final ArchRule apiDependsOnNothingButTheJdk = classes()
        .that().resideInAPackage("dev.sixphase.api..")
        .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "dev.sixphase.api..")
        .because("backends and applications compile against the api alone (ADR 0002)");

    @ArchTest
    private final ArchRule spiSignaturesUseOnlyTheJdkAndTheApi = methods()
        .that().areDeclaredInClassesThat().resideInAPackage("dev.sixphase.api.spi")
        .and().arePublic()
        .should(useOnlyTypesFrom("java.", "dev.sixphase.api."))
        .because("a backend must need no other jar to compile (ADR 0002)");

    @ArchTest
    private final ArchRule backendsKnowNeitherTheLoopNorEachOther = slices()
        .matching("dev.sixphase.(loop|poller.nio|poller.jni|threadpool)..")
        .should().notDependOnEachOther()
        .because("each can be left out or exchanged");

    @ArchTest
    private final ArchRule backendsNeedTheApiAlone = classes()
        .that().resideInAnyPackage("dev.sixphase.poller..", "dev.sixphase.threadpool..")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.sixphase.api..", "dev.sixphase.poller..",
            "dev.sixphase.threadpool..")
        .because("a backend of ours gets nothing that a stranger's does not");

    @ArchTest
    static void ourPollersKeepTheRulesForStrangers(final JavaClasses all) {
        for (final String name : List.of("dev.sixphase.poller.nio..", "dev.sixphase.poller.jni..")) {
            ArchitectureRules.ALL.check(all.that(resideInAPackage(name)));
        }
    }

    @ArchTest
    private final ArchRule theCoreDoesNotKnowWhatIsBuiltOnIt = noClasses()
        .that().resideInAPackage("dev.sixphase.loop.core..")
        .should().dependOnClassesThat()
        .resideInAnyPackage("dev.sixphase.loop.script..", "dev.sixphase.loop.net..",
            "dev.sixphase.loop.work..")
        .because("a reader can stop after the core (design: parts)");

    @ArchTest
    private final ArchRule modulesHaveNoCycles = slices()
        .matching("dev.sixphase.(*)..")
        .should().beFreeOfCycles();

    @ArchTest
    private final ArchRule packagesOfTheLoopHaveNoCycles = slices()
        .matching("dev.sixphase.loop.(*)..")
        .should().beFreeOfCycles();

    @ArchTest
    private final ArchRule clientsUseNothingButTheApi = noClasses()
        .that().resideInAnyPackage("dev.sixphase.http..", "dev.sixphase.examples..")
        .should().dependOnClassesThat()
        .resideInAnyPackage("dev.sixphase.loop..", "dev.sixphase.poller..", "dev.sixphase.threadpool..")
        .because("what they need, a third party needs too: it belongs in the api");

    @ArchTest
    private final ArchRule nativeMethodsStandOnOnePage =
        ArchitectureRules.NATIVE_METHODS_ON_ONE_PAGE.allowEmptyShould(false);

    @ArchTest
    private final ArchRule nativeMethodsAreStatic = methods()
        .that().haveModifier(JavaModifier.NATIVE)
        .should().beStatic()
        .andShould().notBePublic()
        .because("C must not see an object, and nobody else must call it (ADR 0004)");

    @ArchTest
    private final ArchRule timeHasOneSource = ArchitectureRules.TIME_HAS_ONE_SOURCE;

    @ArchTest
    private final ArchRule nobodyAsksForTheContextClassLoader = noClasses()
        .should().callMethod(Thread.class, "getContextClassLoader")
        .because("the answer must not depend on who asks (ADR 0003)");

    @ArchTest
    private final ArchRule libraryCodeNeverEndsTheJvmNorPrints = noClasses()
        .that().resideOutsideOfPackages("dev.sixphase.examples..", "dev.sixphase.js.command..",
            "dev.sixphase.differential..", "dev.sixphase.integration..")
        .should().callMethod(System.class, "exit", int.class)
        .orShould().accessField(System.class, "out")
        .orShould().accessField(System.class, "err")
        .because("that is the application's to do");

    @ArchTest
    private final ArchRule providersAreMadeWithoutDoingAnything = classes()
        .that(provideAService())
        .should().bePublic()
        .andShould(haveAPublicConstructorThatDoesNothing())
        .because("finding providers must neither fail nor cost (ADR 0003)");
}
