package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.LiteralValues;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which dimensions of a grid do not vary freely, since their inputs read the same: {@code f.income} and {@code f.income >= 8000}.
 * That a value of the one goes with a value of the other is not known; with each value of the one, some value of the other does.
 */
final class Kinship {

    private final Box whole;
    private final List<BitSet> kin = new ArrayList<>();

    /** @param inputs one for each dimension */
    Kinship(List<Expression> inputs, Box whole) {
        this.whole = whole;
        List<Set<Reference>> read = inputs.stream().map(References::of).toList();
        for (int one = 0; one < read.size(); one++) {
            BitSet others = new BitSet();
            for (int other = 0; other < read.size(); other++) {
                if (other != one && share(read.get(one), read.get(other))) others.set(other);
            }
            kin.add(others);
        }
    }

    private static boolean share(Set<Reference> one, Set<Reference> other) {
        return one.stream().anyMatch(mine -> other.stream().anyMatch(its -> isSame(mine, its)));
    }

    private static boolean isSame(Reference one, Reference other) {
        boolean overlap = one.member().isEmpty()
                || other.member().isEmpty()
                || one.member().equals(other.member());
        return one.name().equals(other.name()) && overlap && (one.certain() || other.certain());
    }

    /** The values that others which read the same mention: where what they come to may change. */
    static Set<Value> marks(Expression input, Collection<Expression> inputs) {
        Set<Value> marks = new LinkedHashSet<>();
        for (Expression other : inputs) {
            boolean isKin = !other.equals(input) && share(References.of(input), References.of(other));
            if (isKin) marks.addAll(LiteralValues.in(other));
        }
        return marks;
    }

    /** Whether the input is what stands somewhere, and nothing made of it: {@code f} or {@code f.income}. */
    static boolean isBare(Expression input) {
        return input instanceof Expression.Name
                || input instanceof Expression.Path path && path.of() instanceof Expression.Name;
    }

    boolean isFree(int dimension) {
        return kin.get(dimension).isEmpty();
    }

    IntStream akin(int dimension) {
        return kin.get(dimension).stream();
    }

    boolean isNone() {
        return kin.stream().allMatch(BitSet::isEmpty);
    }

    /** The dimensions on account of which it is not known whether the place holds any input that there can be. */
    BitSet doubts(Box place) {
        BitSet narrow = new BitSet();
        for (int dimension = 0; dimension < kin.size(); dimension++) narrow.set(dimension, isNarrow(place, dimension));
        BitSet doubts = new BitSet();
        narrow.stream().filter(it -> kin.get(it).intersects(narrow)).forEach(doubts::set);
        return doubts;
    }

    boolean isNarrow(Box place, int dimension) {
        return !place.side(dimension).equals(whole.side(dimension));
    }

    /**
     * Places around the first slots of this one that surely hold inputs: of dimensions that are akin, one is as narrow as here.
     */
    List<Box> sureAround(Box place) {
        List<Box> places = new ArrayList<>();
        for (int first = 0; first < kin.size(); first++) {
            if (kin.get(first).isEmpty()) continue;
            Box around = place;
            BitSet kept = new BitSet();
            for (int step = 0; step < kin.size(); step++) {
                int dimension = (first + step) % kin.size();
                boolean isFree = !kin.get(dimension).intersects(kept);
                Slots side = place.side(dimension);
                around = around.with(dimension, isFree ? Slots.only(side.from(0)) : whole.side(dimension));
                if (isFree) kept.set(dimension);
            }
            places.add(around);
        }
        return places;
    }
}
