package dev.sixphase.examples;

import dev.sixphase.api.NoBackendException;
import java.io.OutputStream;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command {@code sixphase}: it does nothing itself but know the others. */
@Command(name = "sixphase",
    description = "Example programs of Sixphase, an event loop for the JVM with Node.js's six phases.",
    mixinStandardHelpOptions = true,
    versionProvider = Sixphase.Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:The program ended by itself.",
        "1:Something failed; standard error says what.",
        "2:The command line was wrong.",
        "130, 143:SIGINT or SIGTERM came; the loop was stopped and closed first."},
    footerHeading = "%nOptions of the JVM come first:%n",
    footer = {
        "  ./sixphase -Dsixphase.poller=nio backends",
        "  SIXPHASE_JAVA_OPTIONS=-Xmx64m ./sixphase echo --port 7000"},
    subcommands = {
        JavascriptCommand.class, PhasesCommand.class, BackendsCommand.class, EchoCommand.class,
        CatCommand.class, OwnLoopCommand.class, HooksCommand.class})
final class Sixphase {
    private final OutputStream standardOutput;

    private Sixphase(final OutputStream standardOutput) {
        this.standardOutput = Objects.requireNonNull(standardOutput, "standardOutput");
    }

    /**
     * {@return the whole command line}
     *
     * @param standardOutput where commands write that give bytes and not lines
     */
    static CommandLine commandLine(final OutputStream standardOutput) {
        return new CommandLine(new Sixphase(standardOutput))
            .setParameterExceptionHandler((wrong, arguments) -> reportUsage(wrong))
            .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    }

    /** {@return where bytes go} */
    OutputStream standardOutput() {
        return standardOutput;
    }

    private static int reportUsage(final ParameterException wrong) {
        final CommandLine command = wrong.getCommandLine();
        command.getErr().println("sixphase: " + wrong.getMessage());
        // The usage names whatever could have been meant.
        command.usage(command.getErr());
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(final Exception failure, final CommandLine command) {
        command.getErr().println("sixphase: " + Console.describe(failure));
        final boolean isWrongName =
            failure instanceof NoBackendException && failure.getMessage().startsWith("unknown ");
        return isWrongName ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** Says which build this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String version = Sixphase.class.getPackage().getImplementationVersion();
            return new String[] {"sixphase " + (version == null ? "(not packaged)" : version),
                "Java ${java.version} (${java.vendor}), ${os.name} ${os.arch}"};
        }
    }
}
