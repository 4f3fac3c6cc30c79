package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells, for the values of the inputs, which rules of a table can match at all. */
final class TableIndex {

    private final List<DecisionTable.Rule> rules;
    private final Column[] columns;
    private final Rows all;
    private final boolean plain;
    private final List<Value> allYes;

    TableIndex(DecisionTable table) {
        this.rules = table.rules();
        this.columns = new Column[table.inputs().size()];
        this.all = Rows.all(rules.size());
        boolean isPlain = true;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(cellsOf(i));
            isPlain &= columns[i].isExact() && !columns[i].mustEvaluateSome();
        }
        this.plain = isPlain;
        this.allYes = List.copyOf(Collections.nCopies(columns.length, Row.YES));
    }

    private List<UnaryTests> cellsOf(int column) {
        return rules.stream().map(rule -> rule.when().get(column)).toList();
    }

    int[] slotsOf(Value[] inputs) {
        int[] slots = new int[columns.length];
        for (int i = 0; i < slots.length; i++) slots[i] = columns[i].slotOf(inputs[i]);
        return slots;
    }

    /** Sets of rows, at least one, that all hold every row that matches. */
    Rows[] candidates(int[] slots) {
        if (slots.length == 0) return new Rows[] {all};
        Rows[] sets = new Rows[slots.length];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = slots[i] == Line.NOWHERE ? all : columns[i].candidates(slots[i]);
        }
        return sets;
    }

    /** Whether all rows that are in every set of candidates match. */
    boolean isPlain(int[] slots) {
        if (!plain) return false;
        for (int slot : slots) if (slot == Line.NOWHERE) return false;
        return true;
    }

    /** Whether the row matches, as far as that can be looked up. */
    boolean mayMatch(int row, int[] slots) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != Line.NOWHERE && !columns[i].mayPass(row, slots[i])) return false;
        }
        return true;
    }

    boolean mustEvaluate(int row, int column, int slot) {
        return slot == Line.NOWHERE ? !cell(row, column).isAny() : columns[column].mustEvaluate(row);
    }

    UnaryTests cell(int row, int column) {
        return rules.get(row).when().get(column);
    }

    Row matched(int row) {
        return new Row(row, rules.get(row).when(), allYes);
    }

    /** A row whose tests held before this column; there the answer was another. */
    Row failed(int row, int column, Value answer) {
        List<Value> answers = new ArrayList<>(allYes.subList(0, column));
        answers.add(answer);
        return new Row(row, rules.get(row).when(), answers);
    }
}
