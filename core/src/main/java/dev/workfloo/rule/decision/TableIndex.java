package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks up, for the values of the inputs, which rules of a table can match at all. */
final class TableIndex {

    private final List<DecisionTable.Rule> rules;
    private final ColumnIndex[] columns;
    private final RowSet all;
    private final boolean plain;
    private final List<Value> allYes;

    TableIndex(DecisionTable table) {
        this.rules = table.rules();
        this.columns = new ColumnIndex[table.inputs().size()];
        this.all = RowSet.all(rules.size());
        boolean isPlain = true;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnIndex.of(cellsOf(i));
            isPlain &= columns[i].isExact() && !columns[i].mustEvaluateSome();
        }
        this.plain = isPlain;
        this.allYes = List.copyOf(Collections.nCopies(columns.length, Row.YES));
    }

    private List<UnaryTests> cellsOf(int column) {
        return rules.stream().map(rule -> rule.when().get(column)).toList();
    }

    int[] segmentsOf(Value[] inputs) {
        int[] segments = new int[columns.length];
        for (int i = 0; i < segments.length; i++) segments[i] = columns[i].segmentOf(inputs[i]);
        return segments;
    }

    /** Sets of rows, at least one, that all hold every row that matches. */
    RowSet[] candidates(int[] segments) {
        if (segments.length == 0) return new RowSet[] {all};
        RowSet[] sets = new RowSet[segments.length];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = segments[i] == Axis.NOWHERE ? all : columns[i].candidates(segments[i]);
        }
        return sets;
    }

    /** Whether all rows that are in every set of candidates match. */
    boolean isPlain(int[] segments) {
        if (!plain) return false;
        for (int segment : segments) if (segment == Axis.NOWHERE) return false;
        return true;
    }

    /** Whether the row matches, as far as that can be looked up. */
    boolean mayMatch(int row, int[] segments) {
        for (int i = 0; i < segments.length; i++) {
            if (segments[i] != Axis.NOWHERE && !columns[i].mayPass(row, segments[i])) return false;
        }
        return true;
    }

    boolean mustEvaluate(int row, int column, int segment) {
        return segment == Axis.NOWHERE ? !cell(row, column).isAny() : columns[column].mustEvaluate(row);
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
