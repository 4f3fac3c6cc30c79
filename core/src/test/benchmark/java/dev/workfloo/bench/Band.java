package dev.workfloo.bench;

import java.util.OptionalInt;

/** From a number, which belongs to it, to another, which does not; without an end where one is missing. */
record Band(OptionalInt low, OptionalInt high) {

    static final Band ALL = new Band(OptionalInt.empty(), OptionalInt.empty());

    Band below(int cut) {
        return new Band(low, OptionalInt.of(cut));
    }

    Band from(int cut) {
        return new Band(OptionalInt.of(cut), high);
    }

    String condition() {
        if (low.isEmpty() && high.isEmpty()) return "-";
        if (low.isEmpty()) return "< " + high.getAsInt();
        if (high.isEmpty()) return ">= " + low.getAsInt();
        return "[" + low.getAsInt() + ".." + high.getAsInt() + ")";
    }
}
