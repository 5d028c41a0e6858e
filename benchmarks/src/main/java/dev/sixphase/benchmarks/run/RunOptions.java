package dev.sixphase.benchmarks.run;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the command line asks for.
 *
 * @param home the folder of this module
 * @param scenarios which scenarios, by a part of their labels
 * @param peers which servers, by a part of their names
 * @param pace how long
 * @param json where to write all rounds to, or null
 * @param isHelp whether to explain the options and do nothing else
 * @param isList whether to name the scenarios and do nothing else
 */
record RunOptions(Path home, Pattern scenarios, Pattern peers, Pace pace, Path json, boolean isHelp,
    boolean isList) {
    static final String HELP = """
        Measures Sixphase beside its peers, interleaved in one run, and prints a table for each scenario.

          --only PATTERN    scenarios whose label has the pattern; see --list
          --peers PATTERN   servers whose name has the pattern, such as 'C epoll|Sixphase epoll'
          --list            what the scenarios are called
          --quick           short rounds: to see that all runs, not to quote
          --rounds COUNT    how often each is measured
          --json FILE       all rounds, for other programs

        Pictures go to benchmarks/target/results.
        """;

    private static final Pattern ANY = Pattern.compile("");

    static RunOptions parse(final List<String> arguments) {
        Path home = Path.of("benchmarks");
        Pattern scenarios = ANY;
        Pattern peers = ANY;
        Pace pace = Pace.FULL;
        Path json = null;
        boolean isHelp = false;
        boolean isList = false;
        int rounds = 0;
        final Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            final String word = words.next();
            switch (word) {
                case "--home" -> home = Path.of(value(word, words));
                case "--only" -> scenarios = pattern(word, value(word, words));
                case "--peers" -> peers = pattern(word, value(word, words));
                case "--quick" -> pace = Pace.QUICK;
                case "--rounds" -> rounds = count(word, value(word, words));
                case "--json" -> json = Path.of(value(word, words));
                case "--help" -> isHelp = true;
                case "--list" -> isList = true;
                default -> throw new IllegalArgumentException("unknown option " + word + "; see --help");
            }
        }
        final Pace asked = rounds == 0 ? pace : pace.withRounds(rounds);
        return new RunOptions(home, scenarios, peers, asked, json, isHelp, isList);
    }

    private static String value(final String option, final Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; see --help");
        }
        return words.next();
    }

    private static Pattern pattern(final String option, final String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (final PatternSyntaxException e) {
            throw new IllegalArgumentException(option + " is no pattern: " + e.getMessage(), e);
        }
    }

    private static int count(final String option, final String text) {
        try {
            final int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (final NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(option + " must be a number, 1 or more: " + text);
    }

    boolean wantsScenario(final String label) {
        return scenarios.matcher(label).find();
    }

    boolean wantsPeer(final String name) {
        return peers.matcher(name).find();
    }
}
