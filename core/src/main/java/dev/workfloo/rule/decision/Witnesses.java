package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
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
 * Finds values that inputs have together where some of them read the same. Those that are bare, {@code f.income}, are given
 * one example after the other; those that are made of them, {@code f.income >= 8000}, are evaluated.
 */
final class Witnesses {

    private static final int MOST_TRIED = 1_000;
    private static final long MOST_WORK = 40_000_000;
    private static final int WORK_OF_A_TRY = 100;

    private final List<Expression> inputs;
    private final List<Domain> domains;
    private final Kinship kinship;
    private final Deadline deadline;
    private final List<Integer> bare = new ArrayList<>();
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();

    /** @param inputs one for each dimension */
    Witnesses(List<Expression> inputs, List<Domain> domains, Kinship kinship, Deadline deadline) {
        this.inputs = inputs;
        this.domains = domains;
        this.kinship = kinship;
        this.deadline = deadline.forAtMost(MOST_WORK);
        Set<Reference> given = inputs.stream()
                .filter(this::isBare)
                .flatMap(input -> References.of(input).stream())
                .collect(Collectors.toSet());
        for (int dimension = 0; dimension < inputs.size(); dimension++) {
            if (kinship.isFree(dimension)) continue;
            Expression input = inputs.get(dimension);
            if (isBare(input)) bare.add(dimension);
            else (isMadeOf(given, input) ? made : unknown).add(dimension);
        }
    }

    private boolean isBare(Expression input) {
        return Kinship.isBare(input) && !(input instanceof Expression.Path path && inputs.contains(path.of()));
    }

    private static boolean isMadeOf(Set<Reference> given, Expression input) {
        return !Dependencies.of(input).moment()
                && References.of(input).stream()
                        .allMatch(it -> it.certain()
                                && (given.contains(it)
                                        || given.contains(new Reference(it.name(), Optional.empty(), true))));
    }

    /** A value for each dimension, but where any would do and it is not known which; empty when none were found. */
    Optional<List<Optional<Value>>> in(Box place) {
        if (unknown.stream().anyMatch(it -> kinship.isNarrow(place, it))) return Optional.empty();
        List<List<Integer>> choices =
                bare.stream().map(it -> place.side(it).all(MOST_TRIED)).toList();
        List<UnaryTests> passing =
                made.stream().map(it -> domains.get(it).passing(place.side(it))).toList();
        int[] chosen = new int[bare.size()];
        for (int tried = 0; tried < MOST_TRIED && deadline.allows(WORK_OF_A_TRY); tried++) {
            List<Optional<Value>> values = alone(place);
            for (int i = 0; i < chosen.length; i++) {
                int slot = choices.get(i).get(chosen[i]);
                values.set(bare.get(i), Optional.of(domains.get(bare.get(i)).example(slot)));
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

    private List<Optional<Value>> alone(Box place) {
        List<Optional<Value>> values = new ArrayList<>(Collections.nCopies(inputs.size(), Optional.empty()));
        for (int dimension = 0; dimension < inputs.size(); dimension++) {
            if (kinship.isFree(dimension)) values.set(dimension, Optional.of(first(place, dimension)));
        }
        return values;
    }

    /** Whether what is made of the bare ones passes; then its values are there too. */
    private boolean complete(List<Optional<Value>> values, List<UnaryTests> passing) {
        EvaluationContext names = new EvaluationContext(names(values), Instant.EPOCH.atZone(ZoneOffset.UTC));
        for (int i = 0; i < made.size(); i++) {
            Evaluation evaluation = new Evaluation(names);
            Value value = evaluation.evaluate(inputs.get(made.get(i)));
            Value passes = evaluation.test(passing.get(i), value);
            if (evaluation.failure().isPresent() || !passes.equals(Value.of(true))) return false;
            values.set(made.get(i), Optional.of(value));
        }
        return true;
    }

    private Value first(Box place, int dimension) {
        return domains.get(dimension).example(place.side(dimension).from(0));
    }

    private Value.Context names(List<Optional<Value>> values) {
        Map<String, Value> names = new LinkedHashMap<>();
        Map<String, Map<String, Value>> members = new LinkedHashMap<>();
        for (int dimension : bare) {
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
     * A value for each dimension of a place that surely holds inputs, but where it is not known which go with the others: what
     * is narrow goes first.
     */
    List<Optional<Value>> parts(Box place) {
        List<Optional<Value>> values = new ArrayList<>(Collections.nCopies(inputs.size(), Optional.empty()));
        for (boolean narrow : List.of(true, false)) {
            for (int dimension = 0; dimension < inputs.size(); dimension++) {
                boolean isAlone =
                        kinship.akin(dimension).noneMatch(it -> values.get(it).isPresent());
                if (kinship.isNarrow(place, dimension) == narrow && isAlone) {
                    values.set(dimension, Optional.of(first(place, dimension)));
                }
            }
        }
        return values;
    }

    /** Whether it would have been found if there were one: all is compared with what the bare ones have slots for. */
    boolean areAll(Box place) {
        return unknown.stream().noneMatch(it -> kinship.isNarrow(place, it))
                && made.stream()
                        .allMatch(it -> inputs.get(it) instanceof Expression.Comparison comparison
                                && (isCompared(comparison.left(), comparison.right())
                                        || isCompared(comparison.right(), comparison.left())));
    }

    private static boolean isCompared(Expression input, Expression with) {
        return Kinship.isBare(input) && with instanceof Expression.Literal;
    }
}
