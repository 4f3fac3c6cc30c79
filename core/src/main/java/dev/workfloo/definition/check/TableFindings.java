package dev.workfloo.definition.check;

import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.proof.TableAnalysis;
import dev.workfloo.rule.decision.proof.TableAnalysis.DeadRule;
import dev.workfloo.rule.decision.proof.TableAnalysis.IdleTest;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Undecided;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the analysis of a table found, each at its place. */
final class TableFindings {

    private final DecisionTable table;
    private final FindingsAt findings;

    TableFindings(DecisionTable table, FindingsAt findings) {
        this.table = table;
        this.findings = findings;
    }

    /** @param inputs the types of the table's inputs */
    void report(List<Type> inputs, Deadline deadline) {
        TableAnalysis analysis = TableAnalysis.of(table, inputs, deadline);
        analysis.gaps().forEach(gap -> findings.error("/rules", gap + ": add a rule or a default"));
        analysis.overlaps().forEach(this::report);
        analysis.deadRules().forEach(this::report);
        analysis.idleTests().forEach(this::report);
        if (analysis.defaultIsDead()) findings.warning("/default", "never counts: the rules match whatever comes");
        analysis.undecided().forEach(this::report);
    }

    private void report(Overlap overlap) {
        findings.error("/rules/" + Math.max(overlap.rule(), overlap.other()), overlap.toString());
    }

    private void report(DeadRule dead) {
        findings.error("/rules/" + dead.rule(), dead.toString());
    }

    private void report(IdleTest idle) {
        findings.warning(
                "/rules/" + idle.rule() + "/when/" + idle.column(),
                "no value that " + input(idle.column()) + " can have passes " + Printer.print(idle.test()));
    }

    private void report(Undecided undecided) {
        String open = "undecided whether " + undecided.question().words() + ": ";
        String columns = undecided.columns().stream().map(this::input).collect(Collectors.joining(", "));
        findings.warning(
                "/rules",
                open
                        + switch (undecided.why()) {
                            case TIME -> "it takes too long to find out";
                            case CELLS -> "it hangs on what " + columns + " is compared with";
                            case DEPENDENCE -> columns + " read the same value, and may not go together in every way";
                            case OUTPUTS -> undecided.words();
                        });
    }

    private String input(int column) {
        return Printer.print(table.inputs().get(column));
    }
}
