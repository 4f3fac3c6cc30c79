package dev.workfloo.definition.check;

import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is proven of one node, beside where its edges lead; each kind adds what it needs. */
abstract class NodeCheck<N extends Node> {

    final N node;
    final FindingsAt findings;

    NodeCheck(N node, FindingsAt findings) {
        this.node = node;
        this.findings = findings;
    }

    /** Finds what is wrong with the node by itself, without what stands around it. */
    void checkAlone() {}

    /** Finds what may be wrong with the node in a flow of which all else is proven. */
    void checkProven(CheckedFlow flow) {}

    /** The types of what the node sets. Finds what is wrong with its formulas, all of which must be typed. */
    Type.Context check(RuleCheck rules) {
        Map<String, Type> values = new LinkedHashMap<>();
        node.formulas().forEach(formula -> {
            Type type = type(formula, rules);
            formula.sets().ifPresent(member -> values.put(member, type));
        });
        return new Type.Context(values);
    }

    final Type type(Formula formula, RuleCheck rules) {
        FindingsAt at = findings.at(formula.pointer());
        return FormulaTypes.of(formula.expression().orElseThrow(), rules.known(node, formula.references(), at), at);
    }
}
