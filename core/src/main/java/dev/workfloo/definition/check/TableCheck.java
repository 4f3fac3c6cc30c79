package dev.workfloo.definition.check;

import dev.workfloo.definition.RulesetNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with a decision table, and types what it sets. */
final class TableCheck extends NodeCheck<RulesetNode> {

    static final int MOST_RULES = 20_000;
    private static final int MOST_INPUTS = 50;

    private final DecisionTable table;

    TableCheck(RulesetNode node, FindingsAt findings) {
        super(node, findings);
        this.table = node.table();
    }

    @Override
    Type.Context check(RuleCheck rules) {
        if (table.rules().size() > MOST_RULES) findings.error("/rules", "must have at most " + MOST_RULES + " rules");
        if (table.inputs().size() > MOST_INPUTS) findings.error("/inputs", "must have at most " + MOST_INPUTS);
        if (findings.hasErrors()) return new Type.Context(Map.of());
        new TableExits(node, findings).check();
        TypeEnvironment known = known(rules);
        List<Type> inputs = inputTypes(known);
        for (int rule = 0; rule < table.rules().size(); rule++) checkRule(rule, inputs, known);
        OutputTypes outputs = new OutputTypes(table, findings);
        for (int rule = 0; rule < table.rules().size(); rule++) {
            Rule row = table.rules().get(rule);
            outputs.add(row.then(), "/rules/" + rule, known.with(presentIn(row)));
        }
        table.otherwise().ifPresent(it -> outputs.addDefault(it, known));
        Type.Context type = outputs.types();
        if (!findings.hasErrors()) new TableFindings(table, findings).report(inputs, rules.deadline());
        if (!findings.hasErrors()) new MissingInputs(node, rules, findings).check();
        return type;
    }

    /** All formulas of the table are read in one go, so that one that cannot be is found once. */
    private TypeEnvironment known(RuleCheck rules) {
        Set<Reference> references = new LinkedHashSet<>();
        node.formulas().forEach(formula -> references.addAll(formula.references()));
        return rules.known(node, references, findings);
    }

    private List<Type> inputTypes(TypeEnvironment known) {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            types.add(FormulaTypes.of(table.inputs().get(i), known, findings.at("/inputs/" + i)));
        }
        return types;
    }

    private void checkRule(int rule, List<Type> inputs, TypeEnvironment known) {
        for (int column = 0; column < inputs.size(); column++) {
            UnaryTests tests = table.rules().get(rule).when().get(column);
            FindingsAt at = findings.at("/rules/" + rule + "/when/" + column);
            // A missing input is a case of its own; whether it is covered is asked of the table as a whole.
            TypeCheck.Result checked = TypeCheck.check(tests, inputs.get(column).present(), known);
            checked.mistakes().forEach(mistake -> at.error("", mistake));
            TypeCheck.swallowed(tests).forEach(swallowed -> at.warning("", swallowed));
            Type answer = checked.type();
            if (answer.isNullable()) at.error("", "compares with something that may be missing: guard it in a formula");
        }
        LabelCheck.checkLabels(table.rules().get(rule).then().labels(), findings.at("/rules/" + rule));
    }

    /** What a row's own tests have shown not to be null where its outputs are computed. */
    private Set<Expression> presentIn(Rule row) {
        Set<Expression> present = new HashSet<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            Expression input = table.inputs().get(column);
            if (TypeCheck.refuseNull(row.when().get(column))) present.add(input);
            asksFor(row.when().get(column)).ifPresent(truth -> present.addAll(TypeCheck.presentWhen(input, truth)));
        }
        return present;
    }

    /** The one answer, true or false, that a condition in the place of an input must have. */
    private static Optional<Boolean> asksFor(UnaryTests tests) {
        boolean isOne = tests.tests().size() == 1 && !tests.negated();
        return isOne
                        && tests.tests().get(0) instanceof UnaryTest.Equal equal
                        && equal.to() instanceof Expression.Literal literal
                        && literal.value() instanceof Value.Bool bool
                ? Optional.of(bool.truth())
                : Optional.empty();
    }
}
