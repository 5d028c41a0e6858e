package dev.sixphase.loop.core;

import java.util.Arrays;

/** Small numbers: what is given back is handed out first, so they stay small. */
final class FreeNumbers {
    private int[] givenBack = new int[16];
    private int givenBackCount;
    private int count;

    /** {@return a number that nobody has} */
    int take() {
        if (givenBackCount > 0) {
            givenBackCount--;
            return givenBack[givenBackCount];
        }
        return count++;
    }

    void giveBack(final int number) {
        if (givenBackCount == givenBack.length) {
            givenBack = Arrays.copyOf(givenBack, 2 * givenBackCount);
        }
        givenBack[givenBackCount] = number;
        givenBackCount++;
    }

    /** {@return whether nobody has any} */
    boolean areAllFree() {
        return givenBackCount == count;
    }

    /** {@return how many there were at most since all were free and forgotten} */
    int highest() {
        return count;
    }

    /** Begins with 0 again. All are free. */
    void forget() {
        count = 0;
        givenBackCount = 0;
    }
}
