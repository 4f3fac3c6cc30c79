package dev.workfloo.jdbc.rotation;

import org.jspecify.annotations.Nullable;

/**
 * Where a pass through a column is.
 *
 * @param number 1 for the first one
 * @param behind the place that it has come to
 * @param found what was not under the key in this pass so far, and could be read
 * @param damaged what could not
 */
record Pass(int number, @Nullable String behind, long found, long damaged) {

    Pass finding(long more, long moreDamaged) {
        return new Pass(number, behind, found + more, damaged + moreDamaged);
    }

    Pass behind(String place) {
        return new Pass(number, place, found, damaged);
    }

    /** Those behind the first one say whether anything was written meanwhile. */
    boolean isLast() {
        return number > 1 && found == 0;
    }
}
