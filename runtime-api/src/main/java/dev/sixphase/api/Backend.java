package dev.sixphase.api;

import dev.sixphase.api.spi.Availability;
import java.util.List;

/**
 * Which poller a loop runs on, and why not another.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param name the chosen poller
 * @param request what was asked for, and by what: {@code "best available"}, {@code "-Dsixphase.poller=nio"}
 * @param candidates every poller that was found, the chosen one included; by priority, highest first
 */
public record Backend(String name, String request, List<Candidate> candidates) {
    /** Keeps its own copy of the list. */
    public Backend {
        candidates = List.copyOf(candidates);
    }

    /**
     * One poller that was found.
     *
     * @param name its name; for a provider that could not be loaded, its class name if known, else {@code
     *     "?"}
     * @param priority its rank; 0 if it could not be loaded
     * @param location the jar or folder it comes from, or {@code "?"}
     * @param availability whether it works here, and if not, why not
     */
    public record Candidate(String name, int priority, String location, Availability availability) { }

    /** {@return the choice and, a line each, every candidate with its reason} */
    public String describe() {
        return "poller " + name + " (" + request + ")" + describeCandidates();
    }

    /**
     * {@return every candidate with its reason, each on a line of its own that begins with a line break}
     */
    public String describeCandidates() {
        final StringBuilder text = new StringBuilder();
        for (final Candidate candidate : candidates) {
            text.append(System.lineSeparator()).append("  ").append(candidate.name())
                .append(" (priority ").append(candidate.priority()).append("): ");
            if (candidate.availability() instanceof Availability.Unavailable unavailable) {
                text.append("unavailable: ").append(unavailable.reason());
            } else {
                text.append(candidate.name().equals(name) ? "chosen" : "available");
            }
        }
        return text.toString();
    }
}
