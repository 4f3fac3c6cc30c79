package dev.workfloo.testkit.trace;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.rule.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a decision came out as it did, in words. */
final class Reasons {

    private Reasons() {}

    static String of(RulesetDecided event, CheckedFlow flow, Optional<Explanation> why) {
        Decision decision = event.decision();
        List<String> words = new ArrayList<>();
        words.add(told(decision.exit().orElse("decides") + by(event, flow), why));
        String outputs = TraceWords.of(flow, event.node(), decision.outputs());
        if (!outputs.isEmpty()) words.add("sets " + outputs);
        if (!decision.labels().isEmpty()) words.add("puts on " + String.join(", ", decision.labels()));
        decision.messages().forEach(message -> words.add("\"" + message + "\""));
        return String.join("; ", words);
    }

    private static String told(String outcome, Optional<Explanation> why) {
        return why.map(it -> it.inWords(outcome)).orElse(outcome);
    }

    private static String by(RulesetDecided event, CheckedFlow flow) {
        List<Integer> rules = event.decision().rules();
        if (rules.isEmpty()) return TakenDecision.isDefault(event, flow) ? " by the default" : " by no rule";
        String numbers = rules.stream().map(rule -> String.valueOf(rule + 1)).collect(Collectors.joining(", "));
        return (rules.size() == 1 ? " by rule " : " by rules ") + numbers;
    }

    static String of(TreeDecided event, Optional<Explanation> why) {
        return told(event.decision().exit(), why);
    }
}
