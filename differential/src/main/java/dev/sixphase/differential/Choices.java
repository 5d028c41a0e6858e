package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Things of which one is drawn, some more often than others. */
final class Choices<T> {
    private final List<T> lots = new ArrayList<>();

    Choices<T> add(final int weight, final T choice) {
        for (int count = 0; count < weight; count++) {
            lots.add(choice);
        }
        return this;
    }

    T draw(final Random random) {
        return lots.get(random.nextInt(lots.size()));
    }
}
