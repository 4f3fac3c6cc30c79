package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.Arrays;
import java.util.List;

/** Tells, for the values of the inputs, which rules of a table can match at all. */
final class TableIndex {

    private final List<DecisionTable.Rule> rules;
    private final Column[] columns;
    private final Rows all;
    private final boolean plain;

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
    }

    private List<UnaryTests> cellsOf(int column) {
        return rules.stream().map(rule -> rule.when().get(column)).toList();
    }

    int[] slotsOf(Value[] inputs) {
        int[] slots = new int[columns.length];
        for (int i = 0; i < slots.length; i++) slots[i] = columns[i].slotOf(inputs[i]);
        return slots;
    }

    /** Sets of rows, the smallest first, that all hold every row that matches. */
    Rows[] candidates(int[] slots) {
        Rows[] sets = new Rows[slots.length + 1];
        int count = 0;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == Line.NOWHERE) continue;
            Rows set = columns[i].candidates(slots[i]);
            if (set.size() < all.size()) insert(sets, count++, set);
        }
        return count == 0 ? new Rows[] {all} : Arrays.copyOf(sets, count);
    }

    private static void insert(Rows[] sets, int count, Rows set) {
        int place = count;
        for (; place > 0 && sets[place - 1].size() > set.size(); place--) sets[place] = sets[place - 1];
        sets[place] = set;
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
}
