package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.expression.Dependencies;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for an input of a region that can really occur, where inputs depend on each other: a witness. References, such as
 * {@code f.income}, are given one example after the other; what is computed from them, {@code f.income >= 8000}, is evaluated.
 */
final class Witnesses {

    private static final int MOST_TRIED = 1_000;
    private static final long MOST_WORK = 40_000_000;
    private static final int WORK_OF_A_TRY = 100;

    private final List<Expression> inputs;
    private final List<Domain> domains;
    private final DependentInputs dependence;
    private final Deadline deadline;
    private final List<Integer> references = new ArrayList<>();
    private final List<Integer> computed = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();

    Witnesses(Dimensions dimensions, DependentInputs dependence, Deadline deadline) {
        this.inputs = dimensions.inputs();
        this.domains = dimensions.domains();
        this.dependence = dependence;
        this.deadline = deadline.forAtMost(MOST_WORK);
        Set<Reference> given = inputs.stream()
                .filter(this::isReference)
                .flatMap(input -> References.of(input).stream())
                .collect(Collectors.toSet());
        for (int dimension = 0; dimension < inputs.size(); dimension++) {
            if (dependence.isIndependent(dimension)) continue;
            Expression input = inputs.get(dimension);
            if (isReference(input)) references.add(dimension);
            else (isComputedFrom(given, input) ? computed : unknown).add(dimension);
        }
    }

    private boolean isReference(Expression input) {
        return DependentInputs.isReference(input)
                && !(input instanceof Expression.Path path && inputs.contains(path.of()));
    }

    private static boolean isComputedFrom(Set<Reference> given, Expression input) {
        return !Dependencies.of(input).moment()
                && References.of(input).stream()
                        .allMatch(it -> it.certain()
                                && (given.contains(it)
                                        || given.contains(new Reference(it.name(), Optional.empty(), true))));
    }

    boolean existsIn(Box region) {
        return in(region).isPresent();
    }

    /** A value for each dimension, except where none is known to go with the others; empty when no witness was found. */
    Optional<List<Optional<Value>>> in(Box region) {
        if (unknown.stream().anyMatch(it -> dependence.isRestricted(region, it))) return Optional.empty();
        List<List<Integer>> choices =
                references.stream().map(it -> region.side(it).all(MOST_TRIED)).toList();
        List<UnaryTests> passing = computed.stream()
                .map(it -> domains.get(it).passing(region.side(it)))
                .toList();
        int[] chosen = new int[references.size()];
        for (int tried = 0; tried < MOST_TRIED && deadline.allows(WORK_OF_A_TRY); tried++) {
            List<Optional<Value>> values = independent(region);
            for (int i = 0; i < chosen.length; i++) {
                int segment = choices.get(i).get(chosen[i]);
                values.set(
                        references.get(i),
                        Optional.of(domains.get(references.get(i)).example(segment)));
            }
            if (complete(values, passing)) return Optional.of(values);
            if (!advance(choices, chosen)) break;
        }
        return Optional.empty();
    }

    private static boolean advance(List<List<Integer>> choices, int[] chosen) {
        for (int i = 0; i < chosen.length; i++) {
            if (++chosen[i] < choices.get(i).size()) return true;
            chosen[i] = 0;
        }
        return false;
    }

    private List<Optional<Value>> independent(Box region) {
        List<Optional<Value>> values = new ArrayList<>(Collections.nCopies(inputs.size(), Optional.empty()));
        for (int dimension = 0; dimension < inputs.size(); dimension++) {
            if (dependence.isIndependent(dimension)) values.set(dimension, Optional.of(first(region, dimension)));
        }
        return values;
    }

    /** Whether what is computed from the references passes; then its values are there too. */
    private boolean complete(List<Optional<Value>> values, List<UnaryTests> passing) {
        EvaluationContext names = new EvaluationContext(names(values), Instant.EPOCH.atZone(ZoneOffset.UTC));
        for (int i = 0; i < computed.size(); i++) {
            Evaluation evaluation = new Evaluation(names);
            Value value = evaluation.evaluate(inputs.get(computed.get(i)));
            Value passes = evaluation.test(passing.get(i), value);
            if (evaluation.failure().isPresent() || !passes.equals(Value.of(true))) return false;
            values.set(computed.get(i), Optional.of(value));
        }
        return true;
    }

    private Value first(Box region, int dimension) {
        return domains.get(dimension).example(region.side(dimension).from(0));
    }

    private Value.Context names(List<Optional<Value>> values) {
        Map<String, Value> names = new LinkedHashMap<>();
        Map<String, Map<String, Value>> members = new LinkedHashMap<>();
        for (int dimension : references) {
            Value value = values.get(dimension).orElseThrow();
            Reference read = References.of(inputs.get(dimension)).iterator().next();
            if (read.member().isEmpty()) names.put(read.name(), value);
            else
                members.computeIfAbsent(read.name(), name -> new LinkedHashMap<>())
                        .put(read.member().get(), value);
        }
        members.forEach((name, all) -> names.put(name, new Value.Context(all)));
        return new Value.Context(names);
    }

    /**
     * A value for each dimension of a region that surely holds inputs; of dimensions that depend on each other, for one only,
     * first of all for one that the region restricts.
     */
    List<Optional<Value>> parts(Box region) {
        List<Optional<Value>> values = new ArrayList<>(Collections.nCopies(inputs.size(), Optional.empty()));
        for (boolean restricted : List.of(true, false)) {
            for (int dimension = 0; dimension < inputs.size(); dimension++) {
                boolean isAlone = dependence
                        .relatedTo(dimension)
                        .noneMatch(it -> values.get(it).isPresent());
                if (dependence.isRestricted(region, dimension) == restricted && isAlone) {
                    values.set(dimension, Optional.of(first(region, dimension)));
                }
            }
        }
        return values;
    }

    /** Whether a witness is found wherever there is one: all compare references with literals, which are breakpoints. */
    boolean areAlwaysFound(Box region) {
        return unknown.stream().noneMatch(it -> dependence.isRestricted(region, it))
                && computed.stream()
                        .allMatch(it -> inputs.get(it) instanceof Expression.Comparison comparison
                                && (isCompared(comparison.left(), comparison.right())
                                        || isCompared(comparison.right(), comparison.left())));
    }

    private static boolean isCompared(Expression input, Expression with) {
        return DependentInputs.isReference(input) && with instanceof Expression.Literal;
    }
}
