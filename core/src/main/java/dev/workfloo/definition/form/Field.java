package dev.workfloo.definition.form;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * One thing that a form asks for.
 *
 * @param accepts what can be answered
 */
@ValueObject
public record Field(String id, String name, Accepted accepts, Visibility visibility, Presentation presentation) {

    /**
     * What a field accepts as its answer.
     *
     * @param options what can be chosen, code to label, in the order in which it is offered
     * @param group the fields of each element, when this is a set
     */
    public record Accepted(
            FieldType type, Set<Trait> traits, Limits limits, Map<String, String> options, Optional<Group> group) {

        public Accepted {
            traits = Set.copyOf(traits);
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }

    public enum Trait {
        REQUIRED,
        PREDEFINED,
        /** Executions may be searched by it. */
        SEARCHABLE,
        /** Kept out of logs, metrics, traces, errors and a rule's trace. */
        SENSITIVE
    }

    public FieldType type() {
        return accepts.type();
    }

    public boolean is(Trait trait) {
        return accepts.traits().contains(trait);
    }

    public Limits limits() {
        return accepts.limits();
    }

    public Map<String, String> options() {
        return accepts.options();
    }

    public Optional<Group> group() {
        return accepts.group();
    }

    /** Whether it, or a field of its elements, is kept out of traces. */
    boolean isSensitive() {
        return is(Trait.SENSITIVE)
                || group().stream().flatMap(it -> it.fields().stream()).anyMatch(it -> it.is(Trait.SENSITIVE));
    }

    /** The same where a TEXT ends, whether it said so or not; in a set too. */
    Field withUsualLength() {
        Limits bounded = type() == FieldType.TEXT ? limits().withUsualLength() : limits();
        Optional<Group> inner = group().map(it ->
                new Group(it.fields().stream().map(Field::withUsualLength).toList(), it.required(), it.optionalAt()));
        return new Field(
                id, name, new Accepted(type(), accepts.traits(), bounded, options(), inner), visibility, presentation);
    }

    /** The bounds of its value that clients are told, in numbers that they can read. */
    public Range<BigDecimal> readableBounds() {
        return limits().value().cutTo(type().readable());
    }

    /** The default value that clients are told: none where it is a number that they cannot read. */
    public Optional<Value> readableDefault() {
        return presentation
                .defaultValue()
                .filter(value -> !(value instanceof Value.Num num) || isReadable(num.number()));
    }

    /** What is wrong with a value that has its type already; empty when nothing is. */
    Optional<String> refuse(Value value, StepBudget budget) {
        return limits().refuse(type().compared(value), budget);
    }

    boolean isReadable(BigDecimal number) {
        return type().readable().holds(number);
    }

    /**
     * The fields of a repeatable group.
     *
     * @param required ids of fields that every element must answer, besides those that are required themselves
     * @param optionalAt the positions, from 0, of elements in which nothing is required
     */
    public record Group(List<Field> fields, Set<String> required, Set<Integer> optionalAt) {

        public Group {
            fields = List.copyOf(fields);
            required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
            optionalAt = Collections.unmodifiableSet(new LinkedHashSet<>(optionalAt));
        }

        /** Whether what its elements must answer hangs on fields around it too. */
        boolean looksOutside() {
            Set<String> inside = fields.stream().map(Field::id).collect(Collectors.toSet());
            return fields.stream()
                    .flatMap(field -> field.visibility().conditions().stream())
                    .anyMatch(condition -> !inside.contains(condition.field()));
        }
    }
}
