package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What can be proven of a decision table for all inputs of the given types.
 *
 * <p>It is exact where cells compare with constants: numbers, dates, times and durations by intervals, booleans, enumerated
 * text, free text by equality, and null as one more case of every nullable input. A cell that compares with something else,
 * or that holds a condition on a value of which there are too many, may or may not match: what is so in either case is found,
 * and what depends on it is undecided. Columns are taken to vary freely unless they have the same expression. Where two read
 * the same name, it is undecided whether their values occur together, unless an example is found or both rules test the same.
 * Where inputs depend on each other in other ways, combinations may be reported that do not occur.
 *
 * <p>Rules and columns are counted from 0 in the data and from 1 in the messages.
 *
 * @param completeness whether every input is matched by a rule
 * @param overlaps rules that match the same input: any two with UNIQUE, two that conclude differently with ANY
 * @param deadRules rules that never count
 * @param idleTests tests in cells that no value of the input's type passes
 * @param undecided what has not been found out
 */
@ValueObject
public record TableAnalysis(
        Completeness completeness,
        List<Overlap> overlaps,
        List<DeadRule> deadRules,
        List<IdleTest> idleTests,
        List<Undecided> undecided) {

    /** So many findings of each kind are enough to know what is wrong. */
    public static final int USUAL_MOST = 10;

    public TableAnalysis {
        overlaps = List.copyOf(overlaps);
        deadRules = List.copyOf(deadRules);
        idleTests = List.copyOf(idleTests);
        undecided = List.copyOf(undecided);
    }

    /** @param types those of the inputs, one per column */
    public static TableAnalysis of(DecisionTable table, List<Type> types, Deadline deadline) {
        return of(table, types, deadline, USUAL_MOST);
    }

    /** @param most how many findings of each kind to make at most */
    public static TableAnalysis of(DecisionTable table, List<Type> types, Deadline deadline, int most) {
        return new Verification(table, types, deadline, most).result();
    }

    public List<Gap> gaps() {
        return completeness.gaps();
    }

    public boolean defaultIsDead() {
        return completeness.defaultIsDead();
    }

    /** Whether the table is as it should be, and nothing is left open. */
    public boolean isFlawless() {
        return gaps().isEmpty()
                && overlaps.isEmpty()
                && deadRules.isEmpty()
                && idleTests.isEmpty()
                && !defaultIsDead()
                && undecided.isEmpty();
    }

    /**
     * Whether every input is matched by a rule.
     *
     * @param gaps inputs that no rule matches; none are looked for where a default or the hit policy provides for them
     * @param defaultIsDead whether there is a default although every input is matched by a rule
     */
    public record Completeness(List<Gap> gaps, boolean defaultIsDead) {

        public Completeness {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * Inputs that have something in common.
     *
     * @param inputs the table's, without those whose value in the example is not known
     * @param example one value for each of them
     * @param tests a row, one cell per column, that exactly these inputs match; it could be added to the table
     */
    public record Region(List<Expression> inputs, List<Value> example, List<UnaryTests> tests) {
        public Region {
            inputs = List.copyOf(inputs);
            example = List.copyOf(example);
            tests = List.copyOf(tests);
        }

        /** The example in words. */
        @Override
        public String toString() {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < inputs.size(); column++) {
                String value = Printer.print(new Expression.Literal(example.get(column)));
                values.add(Printer.print(inputs.get(column)) + " = " + value);
            }
            if (!values.isEmpty()) return String.join(", ", values);
            return tests.stream().allMatch(UnaryTests::isAny) ? "any input" : "whatever passes " + row();
        }

        private String row() {
            return tests.stream().map(Printer::print).collect(Collectors.joining(" | "));
        }
    }

    /** Inputs that no rule matches. */
    public record Gap(Region where) {
        @Override
        public String toString() {
            return "no rule matches " + where + " (missing: " + where.row() + ")";
        }
    }

    /**
     * Inputs that two rules match.
     *
     * @param difference in what they do not say the same, in words; empty where that is not asked
     */
    public record Overlap(int rule, int other, Region where, String difference) {
        @Override
        public String toString() {
            return "rules " + (rule + 1) + " and " + (other + 1) + " both match " + where
                    + (difference.isEmpty() ? "" : ", and differ: " + difference);
        }
    }

    /**
     * A rule that never counts.
     *
     * @param columns those whose cell no input passes, alone or together with others of the same input
     * @param coveredBy the rules that count instead; empty when they are many, or when there are such columns
     */
    public record DeadRule(int rule, List<Integer> columns, List<Integer> coveredBy) {
        public DeadRule {
            columns = List.copyOf(columns);
            coveredBy = List.copyOf(coveredBy);
        }

        @Override
        public String toString() {
            String dead = "rule " + (rule + 1) + " never counts: ";
            if (!columns.isEmpty()) return dead + "no input passes " + counted("column", columns);
            if (coveredBy.isEmpty()) return dead + "many other rules together match whatever it matches";
            String match = coveredBy.size() == 1 ? " matches" : " match";
            return dead + counted("rule", coveredBy) + match + " whatever it matches";
        }
    }

    /** A test that no value which the input can have passes; other tests in the same cell may still. */
    public record IdleTest(int rule, int column, UnaryTest test) {
        @Override
        public String toString() {
            return "rule " + (rule + 1) + ", column " + (column + 1) + ": no value passes " + Printer.print(test);
        }
    }

    /**
     * What has not been found out.
     *
     * @param why the cause
     * @param columns those it depends on; empty when time ran out, or when it depends on what the rules say
     * @param words which outputs may differ; empty where it depends on something else
     */
    public record Undecided(Question question, Cause why, List<Integer> columns, String words) {
        public Undecided {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            String open = "undecided whether " + question.words() + ": ";
            return switch (why) {
                case TIME -> open + "it takes too long";
                case CELLS -> open + "it hangs on " + counted("column", columns);
                case DEPENDENCE -> open + counted("column", columns) + " read the same";
                case OUTPUTS -> open + words;
            };
        }
    }

    /** Why something has not been found out. */
    public enum Cause {
        TIME,
        /** Cells compare with what is not known before, or hold conditions. */
        CELLS,
        /** Columns read the same names, so that not every value of the one occurs with every value of the other. */
        DEPENDENCE,
        /** Rules have formulas in their outputs that may come to the same. */
        OUTPUTS
    }

    /** What is asked of a table. */
    public enum Question {
        GAPS("there are inputs that no rule matches"),
        OVERLAPS("two rules match the same input"),
        AGREEMENT("rules that match the same input say the same"),
        DEAD_RULES("all rules can count"),
        DEFAULT("the default can count");

        private final String words;

        Question(String words) {
            this.words = words;
        }

        /** The end of a sentence that begins with <i>whether</i>. */
        public String words() {
            return words;
        }
    }

    private static String counted(String what, List<Integer> indices) {
        String list = indices.stream().map(index -> Integer.toString(index + 1)).collect(Collectors.joining(", "));
        return what + (indices.size() == 1 ? " " : "s ") + list;
    }
}
