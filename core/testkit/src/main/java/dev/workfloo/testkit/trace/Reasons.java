package dev.workfloo.testkit.trace;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.Explanation.Condition;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.execution.explanation.Explanation.Question;
import dev.workfloo.execution.explanation.Explanation.Row;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a decision came out as it did, in words. */
final class Reasons implements Explanation.Cases<String> {

    /** Of rules that did not hold, so many are told of. */
    private static final int MOST_FAILED = 3;

    private static final Reasons WHY = new Reasons();

    private Reasons() {}

    static String of(RulesetDecided event, CheckedFlow flow, Optional<Explanation> why) {
        Decision decision = event.decision();
        List<String> words = new ArrayList<>();
        words.add(decision.exit().orElse("decides") + by(decision.rules()) + told(why));
        String outputs = Words.of(flow, event.node(), decision.outputs());
        if (!outputs.isEmpty()) words.add("sets " + outputs);
        if (!decision.labels().isEmpty()) words.add("puts on " + String.join(", ", decision.labels()));
        decision.messages().forEach(message -> words.add("\"" + message + "\""));
        return String.join("; ", words);
    }

    private static String told(Optional<Explanation> why) {
        return why.map(it -> it.fold(WHY)).orElse("");
    }

    private static String by(List<Integer> rules) {
        if (rules.isEmpty()) return " by the default";
        String numbers = rules.stream().map(rule -> String.valueOf(rule + 1)).collect(Collectors.joining(", "));
        return (rules.size() == 1 ? " by rule " : " by rules ") + numbers;
    }

    static String of(TreeDecided event, Optional<Explanation> why) {
        return event.decision().exit() + told(why);
    }

    @Override
    public String ofTable(OfTable table) {
        StringBuilder words = new StringBuilder();
        table.rows().stream().filter(Row::matched).map(Reasons::held).forEach(words::append);
        List<Row> failed = table.rows().stream().filter(row -> !row.matched()).toList();
        failed.stream().limit(MOST_FAILED).map(Reasons::failed).forEach(words::append);
        if (failed.size() > MOST_FAILED) {
            words.append("; nor by ").append(failed.size() - MOST_FAILED).append(" more rules");
        }
        return words.toString();
    }

    private static String held(Row row) {
        String why = row.conditions().stream()
                .filter(condition -> !condition.tests().equals("-"))
                .map(Reasons::said)
                .collect(Collectors.joining(" and "));
        return why.isEmpty() ? "" : ", as " + why;
    }

    /** The first test that did not hold. */
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

    private static String value(Optional<Value> value) {
        return value.map(Words::of).orElse(Words.HIDDEN);
    }

    private static String compared(Map<String, Optional<Value>> compared) {
        if (compared.isEmpty()) return "";
        return compared.entrySet().stream()
                .map(read -> read.getKey() + " " + value(read.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    @Override
    public String ofTree(OfTree tree) {
        String why = tree.questions().stream().map(Reasons::answered).collect(Collectors.joining(", and "));
        return why.isEmpty() ? "" : ", as " + why;
    }

    private static String answered(Question question) {
        String not = question.answer() ? "" : "not ";
        return not + question.condition() + compared(question.compared());
    }
}
