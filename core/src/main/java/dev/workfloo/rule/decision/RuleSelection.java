package dev.workfloo.rule.decision;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selects, by the hit policy, the rules that count among those that match, and puts together what they say. */
final class RuleSelection {

    private final DecisionTable table;
    private final Conclusions conclusions;
    private final Aggregation aggregation;
    private final int[] ranks;

    RuleSelection(DecisionTable table) {
        this.table = table;
        this.conclusions = new Conclusions(table);
        this.aggregation = new Aggregation(table);
        this.ranks = ranks();
    }

    /** The rank of each rule's exit among the priorities, 0 being the best; an exit that they do not name comes last. */
    private int[] ranks() {
        Map<Optional<String>, Integer> byExit = new HashMap<>();
        for (String exit : table.priority()) byExit.putIfAbsent(Optional.of(exit), byExit.size());
        return table.rules().stream()
                .mapToInt(rule -> byExit.getOrDefault(rule.then().exit(), Integer.MAX_VALUE))
                .toArray();
    }

    /** What the matching rules decide, or why they do not, in words. */
    Either<String, Decision> decide(RuleSearch search) {
        Either<String, Decision> outcome = switch (table.hitPolicy()) {
            case FIRST -> only(search.next(), search);
            case UNIQUE -> unique(search);
            case ANY -> any(search);
            case PRIORITY -> only(best(search), search);
            case RULE_ORDER -> several(Aggregate.LIST, search);
            case COLLECT -> several(table.aggregate(), search);
        };
        Optional<String> failure = search.evaluation().failure();
        return failure.isPresent() ? Either.left(failure.get()) : outcome;
    }

    private Either<String, Decision> only(int rule, RuleSearch search) {
        if (rule != RuleSearch.NONE) return Either.right(conclusions.single(rule, search.evaluation()));
        return table.otherwise().isPresent()
                ? Either.right(conclusions.single(Conclusions.DEFAULT, search.evaluation()))
                : Either.left("no rule matches, and there is no default");
    }

    private Either<String, Decision> unique(RuleSearch search) {
        int rule = search.next();
        int other = rule == RuleSearch.NONE ? RuleSearch.NONE : search.next();
        if (other == RuleSearch.NONE) return only(rule, search);
        return Either.left(both(rule, other) + ", and only one may");
    }

    private static String both(int rule, int other) {
        return "rules " + (rule + 1) + " and " + (other + 1) + " both match";
    }

    /** Rules say the same when their exits, labels and outputs are equal; the message is the first one's. */
    private Either<String, Decision> any(RuleSearch search) {
        int first = search.next();
        if (first == RuleSearch.NONE) return only(first, search);
        Decision decision = conclusions.single(first, search.evaluation());
        for (int other = search.next(); other != RuleSearch.NONE; other = search.next()) {
            if (!decision.saysTheSame(conclusions.single(other, search.evaluation()))) {
                return Either.left(both(first, other) + " and do not say the same");
            }
        }
        return Either.right(decision);
    }

    private int best(RuleSearch search) {
        int best = search.next();
        int next = best;
        while (next != RuleSearch.NONE) {
            if (ranks[next] < ranks[best]) best = next;
            next = search.next();
        }
        return best;
    }

    /** The default's outputs stand as they are, as there is nothing to put together; without one, no rule need match. */
    private Either<String, Decision> several(Aggregate aggregate, RuleSearch search) {
        List<Integer> rules = new ArrayList<>();
        for (int rule = search.next(); rule != RuleSearch.NONE; rule = search.next()) rules.add(rule);
        return rules.isEmpty() && table.otherwise().isPresent()
                ? only(RuleSearch.NONE, search)
                : Either.right(aggregation.decision(rules, aggregate, search.evaluation()));
    }
}
