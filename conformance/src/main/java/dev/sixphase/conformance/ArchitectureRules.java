package dev.sixphase.conformance;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.PollerProvider;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The rules that our own backends keep, for the build of any other. Each can be checked against the classes
 * of any package; leave tests out:
 *
 * <pre>{@code
 * @Test
 * void keepsTheRules() {
 *     ArchitectureRules.ALL.check(new ClassFileImporter()
 *         .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
 *         .importPackages("com.example.poller"));
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * <p><b>Not guaranteed:</b> what bytecode does not show, such as a lock that is held for long or a blocking
 * call in C.
 */
public final class ArchitectureRules {
    /**
     * A backend compiles against the SPI and the JDK's base, and drags nothing else into an application.
     */
    public static final ArchRule DEPENDS_ON_THE_SPI_ALONE = classes()
        .should(new OwnDependencies())
        .as("a backend should depend on java.., dev.sixphase.api.. and itself alone")
        .because("whoever adds a backend must not get other libraries with it, nor a loop of its choice");

    /** What is native stands on a page of its own. A backend without native methods passes. */
    public static final ArchRule NATIVE_METHODS_ON_ONE_PAGE = methods()
        .that().haveModifier(JavaModifier.NATIVE)
        .should().beDeclaredInClassesThat().haveSimpleNameEndingWith("Native")
        .andShould().beDeclaredInClassesThat().arePackagePrivate()
        .allowEmptyShould(true)
        .because("the surface on which a mistake crashes the JVM must be readable on one page and"
            + " callable from nowhere else");

    /** Nothing reads the time but a {@link LoopClock}. */
    public static final ArchRule TIME_HAS_ONE_SOURCE = noClasses()
        .that().areNotAssignableTo(LoopClock.class)
        .should().accessTargetWhere(clocks())
        .because("a test must be able to own the time: use the clock of PollerOptions");

    /** Nothing waits but the poll itself. */
    public static final ArchRule NOTHING_BLOCKS_THE_LOOP = noClasses()
        .should().accessTargetWhere(blockingCalls())
        .because("a backend runs on the loop's thread, and while that waits for one thing it serves none:"
            + " only the poll may wait");

    /** {@link java.util.ServiceLoader} can make every provider, and nothing happens when it does. */
    public static final ArchRule PROVIDERS_ARE_BORN_EMPTY = classes()
        .that().implement(PollerProvider.class)
        .should(new EmptyConstructor())
        .because("all providers are made before one is chosen: what fails or takes long belongs into"
            + " availability()");

    /** Nothing prints. */
    public static final ArchRule NOTHING_PRINTS = noClasses()
        .should().accessTargetWhere(new Banned("the console is written")
            .member(System.class, "out|err")
            .member(Throwable.class, "printStackTrace", 0))
        .because("standard output belongs to the application: use System.Logger");

    /** All of the rules. */
    public static final ArchRule ALL = CompositeArchRule.of(DEPENDS_ON_THE_SPI_ALONE)
        .and(NATIVE_METHODS_ON_ONE_PAGE)
        .and(TIME_HAS_ONE_SOURCE)
        .and(NOTHING_BLOCKS_THE_LOOP)
        .and(PROVIDERS_ARE_BORN_EMPTY)
        .and(NOTHING_PRINTS);

    private ArchitectureRules() { }

    private static Banned clocks() {
        return new Banned("the time is read")
            .member(System.class, "nanoTime|currentTimeMillis")
            .member(Instant.class, "now")
            .member(LocalDate.class, "now")
            .member(LocalTime.class, "now")
            .member(LocalDateTime.class, "now")
            .member(OffsetDateTime.class, "now")
            .member(ZonedDateTime.class, "now")
            .member(Clock.class, "system.*|tick.*")
            .member(Date.class, "<init>", 0)
            .member(Calendar.class, "getInstance");
    }

    /** A bounded parkNanos is not among them: it is the one way to slow down beside a broken kernel. */
    private static Banned blockingCalls() {
        return new Banned("the thread may wait")
            .member(Thread.class, "sleep|join")
            .member(TimeUnit.class, "sleep|timedJoin|timedWait")
            .member(Object.class, "wait")
            .member(LockSupport.class, "park", 0)
            .member(Future.class, "get")
            .member(CompletableFuture.class, "join")
            .member(CountDownLatch.class, "await")
            .member(CyclicBarrier.class, "await")
            .member(Phaser.class, "arriveAndAwaitAdvance|awaitAdvance.*")
            .member(Exchanger.class, "exchange")
            .member(Semaphore.class, "acquire.*")
            .member(Condition.class, "await.*")
            .member(ExecutorService.class, "awaitTermination|invokeAll|invokeAny")
            .member(BlockingQueue.class, "take|put")
            .member(BlockingQueue.class, "poll", 2)
            .member(BlockingQueue.class, "offer", 3)
            .member(Process.class, "waitFor")
            .member(InetAddress.class, "getByName|getAllByName|getLocalHost|isReachable")
            .member(URL.class, "open.*")
            .member(URLConnection.class, "connect|get.*Stream")
            .member(Socket.class, "<init>|connect|get.*Stream")
            .member(ServerSocket.class, "<init>|accept")
            .member(DatagramSocket.class, "<init>|send|receive");
    }
}
