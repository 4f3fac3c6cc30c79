package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Values without order: each listed one is a segment, and so are all others together, where there are others. */
final class ListedPartition implements Partition {

    private final Map<Value, Integer> segments = new LinkedHashMap<>();
    private final List<Value> examples = new ArrayList<>();
    private final boolean hasOthers;
    private final boolean othersAreUnmentioned;

    private ListedPartition(Collection<Value> listed, Optional<Value> other, boolean othersAreUnmentioned) {
        this.othersAreUnmentioned = othersAreUnmentioned;
        for (Value value : listed) {
            segments.put(value, examples.size());
            examples.add(value);
        }
        hasOthers = other.isPresent();
        other.ifPresent(examples::add);
    }

    /** These values and no others. */
    static ListedPartition only(Collection<Value> values) {
        return new ListedPartition(new LinkedHashSet<>(values), Optional.empty(), true);
    }

    /** The texts among these values, and any other text. */
    static ListedPartition texts(Collection<Value> mentioned) {
        Set<Value> texts = new LinkedHashSet<>();
        mentioned.stream().filter(Type.TEXT::includes).forEach(texts::add);
        return new ListedPartition(texts, Optional.of(otherThan(texts)), true);
    }

    private static Value otherThan(Set<Value> texts) {
        Value other = new Value.Text("other");
        for (int i = 2; texts.contains(other); i++) other = new Value.Text("other " + i);
        return other;
    }

    /** Values of which nothing is known but this example. */
    static ListedPartition unknown(Value example) {
        return new ListedPartition(List.of(), Optional.of(example), false);
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Value example(int segment) {
        return examples.get(segment);
    }

    @Override
    public boolean isSingle(int segment) {
        return segment < segments.size();
    }

    /** Equality tells the mentioned values from all others; what a test of another kind does is asked of every value. */
    @Override
    public List<Zone> zones(UnaryTest test, List<Value> mentioned) {
        boolean equality = isEquality(test);
        Set<Integer> alone = new TreeSet<>(equality ? List.of() : segments.values());
        if (equality)
            mentioned.stream().filter(segments::containsKey).map(segments::get).forEach(alone::add);
        List<Zone> zones = new ArrayList<>();
        alone.forEach(segment -> zones.add(new Zone(Segments.only(segment), true)));
        Segments rest = Segments.of(alone).complement(size());
        boolean uniform =
                equality && (othersAreUnmentioned || mentioned.stream().allMatch(Value.NULL::equals));
        if (!rest.isEmpty()) zones.add(new Zone(rest, uniform));
        return zones;
    }

    private static boolean isEquality(UnaryTest test) {
        return test instanceof UnaryTest.Equal
                || test instanceof UnaryTest.Compares compares
                        && (compares.operator() == ComparisonOperator.EQUAL
                                || compares.operator() == ComparisonOperator.NOT_EQUAL);
    }

    @Override
    public Passing passing(Segments passing) {
        boolean others = hasOthers && passing.contains(size() - 1);
        List<UnaryTest> tests = new ArrayList<>();
        segments.forEach((value, segment) -> {
            if (passing.contains(segment) != others) tests.add(new UnaryTest.Equal(new Expression.Literal(value)));
        });
        return new Passing(tests, others);
    }
}
