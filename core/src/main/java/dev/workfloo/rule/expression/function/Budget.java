package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much an evaluation may still do, and what it has to say: why it failed, and why nulls came out. */
public final class Budget {

    private static final int MOST_REMARKS = 10;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_LIST = 100_000;

    private long steps;
    private @Nullable String failure;
    private @Nullable List<String> remarks;

    public Budget(long steps) {
        this.steps = steps;
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** Whether there is room for so many more steps; once there is not, there never is. */
    public boolean charge(long more) {
        steps -= more;
        if (steps >= 0) return true;
        steps = -1;
        fail("takes more steps than an evaluation may");
        return false;
    }

    public Value fail(String reason) {
        if (failure == null) failure = reason;
        return Value.NULL;
    }

    /** Null, where the standard gives null for an error. Remarks tell of kinds, never of values, which may be personal. */
    public Value nullFor(String reason) {
        if (remarks == null) remarks = new ArrayList<>();
        if (remarks.size() < MOST_REMARKS && !remarks.contains(reason)) remarks.add(reason);
        return Value.NULL;
    }

    /** Takes back what was remarked after so many remarks. */
    public void forgetRemarksFrom(int count) {
        if (remarks != null) remarks.subList(count, remarks.size()).clear();
    }

    public Value text(String text) {
        if (text.length() > LONGEST_TEXT) return fail("a text became longer than " + LONGEST_TEXT + " characters");
        charge(text.length() / 100);
        return new Value.Text(text);
    }

    public Value list(List<Value> items) {
        if (items.size() > LONGEST_LIST) return fail("a list became longer than " + LONGEST_LIST);
        charge(items.size());
        return new Value.Sequence(items);
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public List<String> remarks() {
        return remarks == null ? List.of() : List.copyOf(remarks);
    }
}
