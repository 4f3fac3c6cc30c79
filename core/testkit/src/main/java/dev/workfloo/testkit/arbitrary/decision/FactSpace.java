package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that a decision reads.
 *
 * @param types by path
 * @param values by path
 */
public record FactSpace(List<FactPath> paths, List<Type> types, List<FactValues> values) {

    public FactSpace {
        paths = List.copyOf(paths);
        types = List.copyOf(types);
        values = List.copyOf(values);
    }

    public int size() {
        return paths.size();
    }

    /** @throws IllegalArgumentException if the decision reads no such fact */
    public int indexOf(String path) {
        for (int i = 0; i < paths.size(); i++) if (paths.get(i).toString().equals(path)) return i;
        throw new IllegalArgumentException("the decision does not read " + path + ", but " + paths);
    }

    /** The facts that are read so. */
    List<Integer> read(Set<Reference> references) {
        return IntStream.range(0, paths.size())
                .filter(i -> references.stream().anyMatch(it -> isRead(paths.get(i), it)))
                .boxed()
                .toList();
    }

    static boolean isRead(FactPath path, Reference reference) {
        return reference.name().equals(path.node())
                && reference.member().map(path.member()::equals).orElse(true);
    }

    Point any(Random random) {
        List<Value> point = new ArrayList<>();
        for (FactValues its : values) point.add(its.any(random));
        return new Point(point);
    }

    /** As formulas read them: what each node left behind. One of which nothing is there was never come to. */
    public Map<String, Value.Context> byNode(Point point) {
        Map<String, Map<String, Value>> members = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            members.computeIfAbsent(paths.get(i).node(), node -> new LinkedHashMap<>())
                    .put(paths.get(i).member(), point.get(i));
        }
        Map<String, Value.Context> nodes = new LinkedHashMap<>();
        members.forEach((node, its) -> {
            boolean isThere = its.values().stream().anyMatch(value -> value != Value.NULL);
            if (isThere) nodes.put(node, new Value.Context(its));
        });
        return nodes;
    }

    /** {@code applicant.age = 17, applicant.income = 8000}. */
    public String words(Point point) {
        return IntStream.range(0, paths.size())
                .mapToObj(i -> paths.get(i) + " = " + words(point.get(i)))
                .collect(Collectors.joining(", "));
    }

    public static String words(Value value) {
        return Printer.print(new Expression.Literal(value));
    }
}
