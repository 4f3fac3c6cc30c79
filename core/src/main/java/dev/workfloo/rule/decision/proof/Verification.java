package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.proof.TableAnalysis.Cause;
import dev.workfloo.rule.decision.proof.TableAnalysis.Completeness;
import dev.workfloo.rule.decision.proof.TableAnalysis.Gap;
import dev.workfloo.rule.decision.proof.TableAnalysis.IdleTest;
import dev.workfloo.rule.decision.proof.TableAnalysis.Question;
import dev.workfloo.rule.decision.proof.TableAnalysis.Undecided;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Verifies a table, one question after the other; what one finds out makes the next cheaper. */
final class Verification {

    /** What the search for gaps may take at most, so that something is left for the dead rules. */
    private static final long MOST_WORK_ON_GAPS = 1_000_000_000;

    private final DecisionTable table;
    private final Deadline deadline;
    private final int most;
    private final TableSpace space;
    private final boolean complete;
    private final List<Undecided> undecided = new ArrayList<>();

    Verification(DecisionTable table, List<Type> types, Deadline deadline, int most) {
        if (types.size() != table.inputs().size()) throw new IllegalArgumentException("one type per input");
        this.table = table;
        this.deadline = deadline;
        this.most = most;
        this.space = new TableSpace(table, types, deadline);
        this.complete = !deadline.isOver();
    }

    TableAnalysis result() {
        Overlaps overlaps = new Overlaps(table, space, most);
        overlaps.search(deadline);
        note(Question.OVERLAPS, overlaps.uncertain(), overlaps.isOutOfTime());
        doubt(Question.OVERLAPS, overlaps.doubts());
        overlaps.open()
                .forEach(words -> undecided.add(new Undecided(Question.AGREEMENT, Cause.OUTPUTS, List.of(), words)));
        Gaps gaps = new Gaps(space, overlaps.areDisjoint(), deadline.forAtMost(MOST_WORK_ON_GAPS));
        boolean defaultIsDead = table.otherwise().isPresent() && isDefaultDead(gaps);
        if (table.otherwise().isEmpty() && table.hitPolicy().isSingle()) searchGaps(gaps);
        DeadRules dead = new DeadRules(table, space, deadline);
        dead.search(most, !overlaps.areDisjoint());
        note(Question.DEAD_RULES, dead.uncertain(), !complete || dead.isOutOfTime());
        List<Gap> found = gaps.found().stream().map(space::region).map(Gap::new).toList();
        return new TableAnalysis(
                new Completeness(found, defaultIsDead), overlaps.found(), dead.found(), idleTests(), undecided);
    }

    private void searchGaps(Gaps gaps) {
        gaps.search(most);
        BitSet uncertain = gaps.uncertain();
        note(Question.GAPS, uncertain, gaps.isOutOfTime());
        doubt(Question.GAPS, gaps.doubts());
    }

    private boolean isDefaultDead(Gaps gaps) {
        boolean dead = gaps.areImpossible();
        BitSet uncertain = dead ? new BitSet() : gaps.uncertainIfNone();
        note(Question.DEFAULT, uncertain, !dead && gaps.isOutOfTime());
        return dead;
    }

    private void note(Question question, BitSet uncertain, boolean outOfTime) {
        if (outOfTime) undecided.add(new Undecided(question, Cause.TIME, List.of(), ""));
        else if (!uncertain.isEmpty()) dependsOn(question, Cause.CELLS, uncertain);
    }

    private void doubt(Question question, BitSet dependent) {
        if (!dependent.isEmpty()) dependsOn(question, Cause.DEPENDENCE, dependent);
    }

    private void dependsOn(Question question, Cause cause, BitSet columns) {
        undecided.add(new Undecided(question, cause, columns.stream().boxed().toList(), ""));
    }

    private List<IdleTest> idleTests() {
        List<IdleTest> idle = new ArrayList<>();
        for (int rule = 0; rule < space.rules(); rule++) {
            for (int column = 0; column < table.inputs().size(); column++) addIdle(rule, column, idle);
            if (idle.size() >= most) return idle.subList(0, most);
        }
        return idle;
    }

    private void addIdle(int rule, int column, List<IdleTest> idle) {
        UnaryTests cell = table.rules().get(rule).when().get(column);
        for (UnaryTest test : cell.tests()) {
            if (space.domain(column).isIdle(test)) idle.add(new IdleTest(rule, column, test));
        }
    }
}
