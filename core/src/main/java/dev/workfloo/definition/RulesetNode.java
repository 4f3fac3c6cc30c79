package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides by a table; its outputs become {@code node.output}.
 *
 * @param exits empty when the rules choose none, and the flow takes {@code next}
 */
public record RulesetNode(NodeId id, String name, DecisionTable table, Exits exits, Optional<NodeId> next)
        implements Node {

    public static final String TYPE = "RULESET";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return exits.targets().isEmpty() ? Ways.to(next) : exits.ways();
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    @Override
    public Stream<Formula> formulas() {
        Stream<Formula> inputs = Formula.each("/inputs", table.inputs(), Formula::reading);
        Stream<Formula> rules = IntStream.range(0, table.rules().size())
                .boxed()
                .flatMap(i -> formulas("/rules/" + i, table.rules().get(i)));
        Stream<Formula> otherwise = table.otherwise().stream().flatMap(it -> outputs("/default", it));
        return Stream.of(inputs, rules, otherwise).flatMap(Function.identity());
    }

    private static Stream<Formula> formulas(String pointer, Rule rule) {
        return Stream.concat(
                Formula.each(pointer + "/when", rule.when(), Formula::cell), outputs(pointer, rule.then()));
    }

    private static Stream<Formula> outputs(String pointer, Conclusion conclusion) {
        return Formula.each(pointer + "/outputs", conclusion.outputs(), Formula::maySet);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.ruleset(this);
    }
}
