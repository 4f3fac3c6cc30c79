package dev.workfloo.definition.check;

import dev.workfloo.definition.RulesetNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.HitPolicy;
import java.util.HashSet;
import java.util.Set;

/** Finds what is wrong with the exits that a decision table chooses, and with the labels of its default. */
final class TableExits {

    private final RulesetNode node;
    private final DecisionTable table;
    private final FindingsAt findings;
    private final ExitCheck exits;
    private final boolean hasExits;

    TableExits(RulesetNode node, FindingsAt findings) {
        this.node = node;
        this.table = node.table();
        this.findings = findings;
        this.exits = new ExitCheck(node.exits(), findings);
        this.hasExits = !node.exits().targets().isEmpty();
    }

    void check() {
        for (int rule = 0; rule < table.rules().size(); rule++) {
            check(table.rules().get(rule).then(), "/rules/" + rule);
        }
        table.otherwise().ifPresent(it -> {
            check(it, "/default");
            LabelCheck.checkLabels(it.labels(), findings.at("/default"));
        });
        exits.checkThatAllAreTaken();
        if (hasExits && node.next().isPresent()) findings.error("/next", "the flow takes an exit: leave next out");
        checkPriority(exits.taken());
    }

    private void check(Conclusion conclusion, String pointer) {
        boolean needed = table.hitPolicy().isSingle() && hasExits;
        if (conclusion.exit().isEmpty()) {
            if (needed) findings.error(pointer + "/exit", "required: the other rules choose an exit");
        } else if (!table.hitPolicy().isSingle()) {
            findings.error(pointer + "/exit", "several rules may count with this hit policy: the flow takes next");
        } else {
            exits.take(conclusion.exit().get(), pointer + "/exit");
        }
    }

    private void checkPriority(Set<String> taken) {
        if (table.hitPolicy() != HitPolicy.PRIORITY) {
            if (!table.priority().isEmpty()) findings.error("/priority", "counts with the hit policy PRIORITY only");
            return;
        }
        if (new HashSet<>(table.priority()).size() < table.priority().size()) {
            findings.error("/priority", "names an exit twice");
        }
        for (String exit : taken) {
            if (!table.priority().contains(exit)) findings.error("/priority", "must say where " + exit + " stands");
        }
        if (taken.isEmpty()) findings.error("/hitPolicy", "PRIORITY chooses between exits: give the rules exits");
    }
}
