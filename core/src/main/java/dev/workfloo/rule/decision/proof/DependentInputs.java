package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Segments;
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
 * Which inputs depend on each other because they read the same name, such as {@code f.income} and {@code f.income >= 8000}.
 * Which value of the one occurs together with which value of the other is not known; but each value of the one occurs with
 * some value of the other.
 */
final class DependentInputs {

    private final Box whole;
    private final List<BitSet> related = new ArrayList<>();

    /** @param inputs one for each dimension */
    DependentInputs(List<Expression> inputs, Box whole) {
        this.whole = whole;
        List<Set<Reference>> read = inputs.stream().map(References::of).toList();
        for (int one = 0; one < read.size(); one++) {
            BitSet others = new BitSet();
            for (int other = 0; other < read.size(); other++) {
                if (other != one && share(read.get(one), read.get(other))) others.set(other);
            }
            related.add(others);
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

    /** The values that related inputs mention: where the results of those may change. */
    static Set<Value> breakpoints(Expression input, Collection<Expression> inputs) {
        Set<Value> breakpoints = new LinkedHashSet<>();
        for (Expression other : inputs) {
            boolean isRelated = !other.equals(input) && share(References.of(input), References.of(other));
            if (isRelated) breakpoints.addAll(LiteralValues.in(other));
        }
        return breakpoints;
    }

    /** Whether the input is a name or a member and nothing computed from it: {@code f} or {@code f.income}. */
    static boolean isReference(Expression input) {
        return input instanceof Expression.Name
                || input instanceof Expression.Path path && path.of() instanceof Expression.Name;
    }

    boolean isIndependent(int dimension) {
        return related.get(dimension).isEmpty();
    }

    IntStream relatedTo(int dimension) {
        return related.get(dimension).stream();
    }

    /** The dimensions that leave it open whether any input of the region can occur: they depend on each other. */
    BitSet doubts(Box region) {
        BitSet restricted = new BitSet();
        for (int dimension = 0; dimension < related.size(); dimension++)
            restricted.set(dimension, isRestricted(region, dimension));
        BitSet doubts = new BitSet();
        restricted.stream().filter(it -> related.get(it).intersects(restricted)).forEach(doubts::set);
        return doubts;
    }

    boolean isRestricted(Box region, int dimension) {
        return !region.side(dimension).equals(whole.side(dimension));
    }

    /** Regions around a first point of this one that surely hold inputs: of related dimensions, only one is restricted. */
    List<Box> sureAround(Box region) {
        List<Box> regions = new ArrayList<>();
        for (int first = 0; first < related.size(); first++) {
            if (related.get(first).isEmpty()) continue;
            Box around = region;
            BitSet kept = new BitSet();
            for (int step = 0; step < related.size(); step++) {
                int dimension = (first + step) % related.size();
                boolean isKept = !related.get(dimension).intersects(kept);
                Segments side = region.side(dimension);
                around = around.with(dimension, isKept ? Segments.only(side.from(0)) : whole.side(dimension));
                if (isKept) kept.set(dimension);
            }
            regions.add(around);
        }
        return regions;
    }
}
