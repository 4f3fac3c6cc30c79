package dev.workfloo.rule.decision;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses, among the rules that match, those that count, and puts together what they say. */
final class Policy {

    private final DecisionTable table;
    private final Conclusions conclusions;
    private final Collecting collecting;
    private final int[] ranks;

    Policy(DecisionTable table) {
        this.table = table;
        this.conclusions = new Conclusions(table);
        this.collecting = new Collecting(table);
        this.ranks = ranks();
    }

    /** How good each rule's exit is, 0 the best; an exit that the priorities do not name comes after those that they do. */
    private int[] ranks() {
        Map<Optional<String>, Integer> byExit = new HashMap<>();
        for (String exit : table.priority()) byExit.putIfAbsent(Optional.of(exit), byExit.size());
        return table.rules().stream()
                .mapToInt(rule -> byExit.getOrDefault(rule.then().exit(), Integer.MAX_VALUE))
                .toArray();
    }

    /** What the matching rules decide, or why they do not, in words. */
    Either<String, Decision> decide(Search search) {
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

    private Either<String, Decision> only(int rule, Search search) {
        if (rule != Search.NONE) return Either.right(conclusions.single(rule, search.evaluation()));
        return table.otherwise().isPresent()
                ? Either.right(conclusions.single(Conclusions.DEFAULT, search.evaluation()))
                : Either.left("no rule matches, and there is no default");
    }

    private Either<String, Decision> unique(Search search) {
        int rule = search.next();
        int other = rule == Search.NONE ? Search.NONE : search.next();
        if (other == Search.NONE) return only(rule, search);
        return Either.left(both(rule, other) + ", and only one may");
    }

    private static String both(int rule, int other) {
        return "rules " + (rule + 1) + " and " + (other + 1) + " both match";
    }

    /** Rules say the same when their exits, labels and outputs are equal; the message is the first one's. */
    private Either<String, Decision> any(Search search) {
        int first = search.next();
        if (first == Search.NONE) return only(first, search);
        Decision decision = conclusions.single(first, search.evaluation());
        for (int other = search.next(); other != Search.NONE; other = search.next()) {
            if (!decision.saysTheSame(conclusions.single(other, search.evaluation()))) {
                return Either.left(both(first, other) + " and do not say the same");
            }
        }
        return Either.right(decision);
    }

    private int best(Search search) {
        int best = search.next();
        int next = best;
        while (next != Search.NONE) {
            if (ranks[next] < ranks[best]) best = next;
            next = search.next();
        }
        return best;
    }

    /** The default's outputs stand as they are, as there is nothing to put together; without one, no rule need match. */
    private Either<String, Decision> several(Aggregate aggregate, Search search) {
        List<Integer> rules = new ArrayList<>();
        for (int rule = search.next(); rule != Search.NONE; rule = search.next()) rules.add(rule);
        return rules.isEmpty() && table.otherwise().isPresent()
                ? only(Search.NONE, search)
                : Either.right(collecting.decision(rules, aggregate, search.evaluation()));
    }
}
