package dev.sixphase.examples;

import picocli.CommandLine.Command;

/** Says which pollers there are, which of them a loop would run on here, and why not on another. */
@Command(name = "backends",
    description = "Every poller that was found, whether it works here, if not why not, and which is chosen.")
final class BackendsCommand extends LoopCommand {
    @Override
    void run(final Session session) {
        session.loop().backend().describe().lines().forEach(session.console()::say);
    }
}
