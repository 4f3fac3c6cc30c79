package dev.workfloo.definition.check;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Warns where a table falls through to its default because a service gave no answer, or a way leads past what it reads: nothing
 * is wrong with such a table, and yet somebody is approved, or refused, whom no rule has looked at.
 */
final class MissingInputs {

    private final RulesetNode reader;
    private final DecisionTable table;
    private final RuleCheck rules;
    private final FindingsAt findings;

    MissingInputs(RulesetNode reader, RuleCheck rules, FindingsAt findings) {
        this.reader = reader;
        this.table = reader.table();
        this.rules = rules;
        this.findings = findings;
    }

    void check() {
        for (NodeId missing : rules.sometimesBefore(reader)) {
            List<Integer> columns = IntStream.range(0, table.inputs().size())
                    .filter(column -> needs(table.inputs().get(column), missing, new HashSet<>()))
                    .boxed()
                    .toList();
            if (!columns.isEmpty() && table.rules().stream().noneMatch(rule -> mayMatch(rule, columns))) {
                rules.bypass(missing, reader).ifPresent(edge -> warn(columns, edge));
            }
        }
    }

    private void warn(List<Integer> columns, String edge) {
        boolean hasDefault = table.otherwise().isPresent();
        if (!hasDefault && table.hitPolicy().isSingle()) return;
        String inputs = columns.stream()
                .map(column -> "`" + Printer.print(table.inputs().get(column)) + "`")
                .collect(Collectors.joining(", "));
        findings.warning(
                hasDefault ? "/default" : "/rules",
                "behind " + edge + " " + inputs + (columns.size() == 1 ? " is" : " are") + " missing, and then "
                        + (hasDefault ? "only the default counts" : "no rule counts")
                        + ": add a rule for null, or lead that way elsewhere");
    }

    private static boolean mayMatch(Rule rule, List<Integer> missing) {
        return missing.stream().map(rule.when()::get).allMatch(cell -> cell.isAny() || !TypeCheck.refuseNull(cell));
    }

    /** Whether the formula is null wherever the node's values are missing, be it by way of other formulas. */
    private boolean needs(Expression formula, NodeId missing, Set<Expression> seen) {
        if (!seen.add(formula)) return false;
        for (Expression part : TypeCheck.presentWhen(isThere(formula), true)) {
            if (part.equals(new Expression.Name(missing.name()))) return true;
            Optional<Expression> computed = computed(part);
            if (computed.isPresent() && needs(computed.get(), missing, seen)) return true;
        }
        return false;
    }

    private static Expression isThere(Expression formula) {
        return new Expression.Comparison(ComparisonOperator.NOT_EQUAL, formula, new Expression.Literal(Value.NULL));
    }

    /** The formula of what a path such as {@code v.limit} reads. */
    private Optional<Expression> computed(Expression part) {
        if (!(part instanceof Expression.Path path && path.of() instanceof Expression.Name name))
            return Optional.empty();
        return NodeId.parse(name.name()).flatMap(node -> rules.formula(node, path.member()));
    }
}
