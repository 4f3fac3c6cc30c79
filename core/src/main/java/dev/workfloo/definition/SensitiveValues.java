package dev.workfloo.definition;

import dev.workfloo.definition.Field.Trait;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a flow that are kept out of traces, and all that is computed from them, however far. */
final class SensitiveValues {

    private record Place(String node, String member) {}

    /** A formula, and the value that it sets. */
    private record Computed(Place place, Expression expression) {}

    private final Set<Place> places = new HashSet<>();
    private final Set<String> nodes = new HashSet<>();

    private SensitiveValues() {}

    static SensitiveValues in(WorkflooDefinition definition) {
        SensitiveValues sensitive = new SensitiveValues();
        List<Computed> computed = new ArrayList<>();
        for (Node node : definition.nodes()) {
            if (node instanceof FormNode form)
                form.form().fields().forEach(field -> sensitive.addIfMarked(form, field));
            if (node instanceof VariablesNode variables) addAll(node, variables.variables(), computed);
            if (node instanceof RulesetNode ruleset) {
                ruleset.table().rules().forEach(rule -> addAll(node, rule.then().outputs(), computed));
                ruleset.table().otherwise().ifPresent(it -> addAll(node, it.outputs(), computed));
            }
        }
        sensitive.spread(computed);
        return sensitive;
    }

    private static void addAll(Node node, Map<String, Expression> formulas, List<Computed> computed) {
        formulas.forEach(
                (name, formula) -> computed.add(new Computed(new Place(node.id().name(), name), formula)));
    }

    private void addIfMarked(FormNode form, Field field) {
        boolean marked = field.is(Trait.SENSITIVE)
                || field.group()
                        .filter(group -> group.fields().stream().anyMatch(it -> it.is(Trait.SENSITIVE)))
                        .isPresent();
        if (marked) add(new Place(form.id().name(), field.id()));
    }

    private boolean add(Place place) {
        nodes.add(place.node());
        return places.add(place);
    }

    private void spread(List<Computed> computed) {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Computed one : computed) {
                if (!places.contains(one.place()) && isReadBy(one.expression())) grew |= add(one.place());
            }
        }
    }

    boolean isReadBy(Expression expression) {
        return References.of(expression).stream().anyMatch(this::isSensitive);
    }

    private boolean isSensitive(Reference reference) {
        return reference
                .member()
                .map(member -> places.contains(new Place(reference.name(), member)))
                .orElseGet(() -> nodes.contains(reference.name()));
    }
}
