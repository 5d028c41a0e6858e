package dev.sixphase.loop;

import java.util.ArrayList;
import java.util.List;

/** Names with commas between, as properties hold them. */
final class CommaList {
    private CommaList() { }

    /** The names, without blanks around them; between two commas there may be none. */
    static List<String> split(final String names) {
        final List<String> result = new ArrayList<>();
        for (final String name : names.split(",")) {
            if (!name.isBlank()) {
                result.add(name.strip());
            }
        }
        return result;
    }
}
