package dev.workfloo.definition;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.Deadline;
import dev.workfloo.rule.decision.DecisionTable;
import java.util.List;

/** Says what the analysis of a table found. */
final class TableFindings {

    private final DecisionTable table;
    private final List<Type> inputs;
    private final NodeFindings findings;

    TableFindings(DecisionTable table, List<Type> inputs, NodeFindings findings) {
        this.table = table;
        this.inputs = inputs;
        this.findings = findings;
    }

    void report(Deadline deadline) {}
}
