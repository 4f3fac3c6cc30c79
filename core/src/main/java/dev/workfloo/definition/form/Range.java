package dev.workfloo.definition.form;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** Both ends belong to the range; an empty end is open. */
@ValueObject
public record Range<T extends Comparable<T>>(Optional<T> least, Optional<T> most) {

    static <T extends Comparable<T>> Range<T> any() {
        return new Range<T>(Optional.empty(), Optional.empty());
    }

    static <T extends Comparable<T>> Range<T> of(T least, T most) {
        return new Range<T>(Optional.of(least), Optional.of(most));
    }

    boolean holds(T candidate) {
        return !isAbove(candidate) && !isBelow(candidate);
    }

    /** The candidate itself, or the end that it is past. */
    private T cut(T candidate) {
        if (isAbove(candidate)) return least.orElse(candidate);
        return isBelow(candidate) ? most.orElse(candidate) : candidate;
    }

    /** The same with its ends in the other range. */
    Range<T> cutTo(Range<T> other) {
        return new Range<T>(least.map(other::cut), most.map(other::cut));
    }

    boolean isGiven() {
        return least.isPresent() || most.isPresent();
    }

    boolean isEmpty() {
        return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0;
    }

    boolean isAbove(T candidate) {
        return least.isPresent() && candidate.compareTo(least.get()) < 0;
    }

    boolean isBelow(T candidate) {
        return most.isPresent() && candidate.compareTo(most.get()) > 0;
    }
}
