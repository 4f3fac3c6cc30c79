package dev.workfloo.execution.explanation;

import dev.workfloo.execution.explanation.Explanation.Condition;
import dev.workfloo.execution.explanation.Explanation.Row;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decided;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.TableTrace;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells why a table decided as it did. */
public final class TableReasons {

    private static final int MOST_ROWS = 200;

    private final DecisionTable table;
    private final TracedValues values;

    public TableReasons(DecisionTable table, TracedValues values) {
        this.table = table;
        this.values = values;
    }

    public Explanation of(Decision decision, Decided again) {
        List<Column> columns = columns(again.inputs());
        boolean open = columns.stream().allMatch(column -> column.value().isPresent());
        return new Explanation.OfTable(
                rows(decision, again).map(row -> row(row, columns)).toList(),
                open ? again.trace().remarks() : List.of());
    }

    /** What all rows say alike. */
    private record Column(String input, Optional<Value> value) {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Column[" + input + "]";
        }
    }

    private List<Column> columns(List<Value> inputs) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Expression input = table.inputs().get(i);
            Optional<Value> value = values.isHidden(input) ? Optional.empty() : Optional.of(inputs.get(i));
            columns.add(new Column(Printer.print(input), value));
        }
        return columns;
    }

    /** Of a large table, those that the inputs alone did not rule out; of another, all up to where it was decided. */
    private Stream<TableTrace.Row> rows(Decision decision, Decided again) {
        int count = table.rules().size();
        if (count > MOST_ROWS) return again.trace().rows().stream().limit(MOST_ROWS);
        boolean stops =
                table.hitPolicy() == HitPolicy.FIRST && !decision.rules().isEmpty();
        return IntStream.range(0, stops ? decision.rules().get(0) + 1 : count).mapToObj(again::row);
    }

    private Row row(TableTrace.Row row, List<Column> columns) {
        List<Condition> conditions = new ArrayList<>(columns.size());
        for (int i = 0; i < row.answers().size(); i++) {
            conditions.add(
                    condition(columns.get(i), row.tests().get(i), row.answers().get(i)));
        }
        return new Row(row.rule() + 1, row.matched(), conditions);
    }

    private Condition condition(Column column, UnaryTests tests, Value answer) {
        return new Condition(
                column.input(),
                column.value(),
                Printer.print(tests),
                values.read(References.of(tests)),
                answer instanceof Value.Bool held ? Optional.of(held.truth()) : Optional.empty());
    }
}
