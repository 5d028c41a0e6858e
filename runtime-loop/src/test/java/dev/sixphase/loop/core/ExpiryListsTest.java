package dev.sixphase.loop.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExpiryListsTest {
    private static final int NONE = ExpiryLists.NONE;

    private final ExpiryLists<String> lists = new ExpiryLists<>();

    private int add(final String timer, final long key) {
        final int found = lists.find(key);
        final int list = found == NONE ? lists.open(key, key, 0) : found;
        final int slot = lists.openSlot(timer);
        lists.append(list, slot);
        return slot;
    }

    private void takeOut(final int slot) {
        final int list = lists.listOf(slot);
        lists.remove(slot);
        lists.closeSlot(slot);
        if (lists.first(list) == NONE) {
            lists.discard(list);
        }
    }

    private List<String> takeOutAll() {
        final List<String> timers = new ArrayList<>();
        for (int list = lists.firstList(); list != NONE; list = lists.firstList()) {
            timers.add(lists.at(lists.first(list)));
            takeOut(lists.first(list));
        }
        return timers;
    }

    @Test
    void givesTheListsByExpiryAndEachListInItsOrder() {
        add("late 1", 30);
        add("early 1", 10);
        add("late 2", 30);
        add("middle", 20);
        add("early 2", 10);

        assertEquals(List.of("early 1", "early 2", "middle", "late 1", "late 2"), takeOutAll());
    }

    @Test
    void givesListsOfOneExpiryBySequenceAndAgainWhenTheyArePostponed() {
        final int first = lists.open(1, 10, 1);
        final int second = lists.open(2, 10, 2);

        assertEquals(first, lists.firstList());
        lists.postpone(first, 10, 3);
        assertEquals(second, lists.firstList());
        lists.discard(second);
        assertEquals(first, lists.firstList());
        assertEquals(3, lists.sequence(first));
        assertEquals(0, lists.sequence(second), "given back");
    }

    @Test
    void findsKeysThatAreEqualInTheirLowBits() {
        final long distance = 1L << 40;
        for (int index = 0; index < 100; index++) {
            add("timer " + index, index * distance);
        }
        takeOut(lists.first(lists.find(3 * distance)));

        assertEquals(NONE, lists.find(3 * distance));
        for (int index = 4; index < 100; index++) {
            assertEquals("timer " + index, lists.at(lists.first(lists.find(index * distance))));
        }
    }

    @Test
    void servesAgainWhatWasGivenBackInBurstsOfAnySize() {
        for (final int count : new int[] {5_000, 3, 5_000, 20, 1}) {
            final List<String> expected = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                add("timer " + index, index);
                expected.add("timer " + index);
            }
            assertEquals(expected, takeOutAll());
        }
    }

    @Test
    void whatIsPutApartIsFoundNoMoreAndKeepsItsTimers() {
        add("early", 10);
        final int stopped = add("stopped", 20);
        add("middle 1", 30);
        add("middle 2", 30);
        for (int count = 0; count < 3; count++) {
            lists.putApart(lists.firstList());
        }
        add("new", 30);
        takeOut(stopped);

        final List<String> timers = new ArrayList<>();
        for (int list = lists.firstApart(); list != NONE; list = lists.firstApart()) {
            timers.add(lists.at(lists.first(list)));
            takeOut(lists.first(list));
        }
        assertEquals(List.of("early", "middle 1", "middle 2"), timers);
        assertEquals(List.of("new"), takeOutAll());
    }

    @Test
    void keepsTheOrderWhenTheFirstTheLastAndTheMiddleAreTakenOutInTurnOrOutOfIt() {
        final Random random = new Random(2);
        final List<String> expected = new ArrayList<>();
        final List<Integer> slots = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (expected.size() < 2 || random.nextInt(8) == 0 && expected.size() < 6) {
                expected.add("timer " + step);
                slots.add(add("timer " + step, 7));
                continue;
            }
            final int index = random.nextInt(expected.size());
            final int slot = slots.remove(index);
            assertEquals(expected.remove(index), lists.at(slot));
            if (random.nextBoolean()) {
                lists.removeInTurn(slot);
            } else {
                lists.remove(slot);
            }
            lists.closeSlot(slot);
            assertEquals(expected.get(0), lists.at(lists.first(lists.find(7))));
        }
        assertEquals(expected, takeOutAll());
    }

    @Test
    void keepsTheOrderWhateverIsTakenOutInBetween() {
        final Random random = new Random(1);
        final TreeMap<Long, List<String>> model = new TreeMap<>();
        final List<Integer> slots = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (slots.isEmpty() || random.nextInt(5) < 3) {
                final long key = random.nextInt(500);
                slots.add(add("timer " + step, key));
                model.computeIfAbsent(key, none -> new ArrayList<>()).add("timer " + step);
            } else {
                final int slot = slots.remove(random.nextInt(slots.size()));
                final String timer = lists.at(slot);
                takeOut(slot);
                model.values().forEach(list -> list.remove(timer));
                model.values().removeIf(List::isEmpty);
            }
            assertEquals(model.isEmpty() ? NONE : (long) model.firstKey(),
                lists.firstList() == NONE ? NONE : lists.expiryMillis(lists.firstList()));
        }
        final List<String> expected = new ArrayList<>();
        model.values().forEach(expected::addAll);

        assertEquals(expected, takeOutAll());
    }
}
