package dev.workfloo.execution.explanation;

import dev.workfloo.execution.explanation.Explanation.Condition;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.execution.explanation.Explanation.Question;
import dev.workfloo.execution.explanation.Explanation.Row;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why, behind the outcome: the tests that held, and of a table's other rules the first test that did not. */
final class ExplanationWords implements Explanation.Cases<String> {

    static final ExplanationWords ALL = new ExplanationWords();

    /** Of rules that did not match, so many are told of. */
    private static final int MOST_FAILED = 3;

    /** Of a value, in characters. */
    private static final int LONGEST = 100;

    private static final String ANYTHING = "-";

    private ExplanationWords() {}

    @Override
    public String ofTable(OfTable table) {
        StringBuilder words = new StringBuilder();
        table.rows().stream().filter(Row::matched).map(ExplanationWords::held).forEach(words::append);
        List<Row> failed = table.rows().stream().filter(row -> !row.matched()).toList();
        failed.stream().limit(MOST_FAILED).map(ExplanationWords::failed).forEach(words::append);
        if (failed.size() > MOST_FAILED) {
            words.append("; nor by ").append(failed.size() - MOST_FAILED).append(" more rules");
        }
        return words.toString();
    }

    private static String held(Row row) {
        String why = row.conditions().stream()
                .filter(condition -> !condition.tests().equals(ANYTHING))
                .map(ExplanationWords::said)
                .collect(Collectors.joining(" and "));
        return why.isEmpty() ? "" : ", as " + why;
    }

    private static String failed(Row row) {
        String why = row.conditions().stream()
                .filter(condition -> !condition.held().equals(Optional.of(true)))
                .findFirst()
                .map(condition -> ", as " + said(condition))
                .orElse("");
        return "; not by rule " + row.rule() + why;
    }

    private static String said(Condition condition) {
        String link = condition.held().equals(Optional.of(true)) ? " is " : " is not ";
        return condition.input() + " " + value(condition.value()) + link + condition.tests()
                + compared(condition.compared());
    }

    @Override
    public String ofTree(OfTree tree) {
        String why = tree.questions().stream().map(ExplanationWords::answered).collect(Collectors.joining(", and "));
        return why.isEmpty() ? "" : ", as " + why;
    }

    private static String answered(Question question) {
        return (question.answer() ? "" : "not ") + question.condition() + compared(question.compared());
    }

    private static String compared(Map<String, Optional<Value>> compared) {
        if (compared.isEmpty()) return "";
        return compared.entrySet().stream()
                .map(read -> read.getKey() + " " + value(read.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** As a formula writes it. */
    private static String value(Optional<Value> value) {
        String written =
                value.map(it -> Printer.print(new Expression.Literal(it))).orElse("(hidden)");
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
    }
}
