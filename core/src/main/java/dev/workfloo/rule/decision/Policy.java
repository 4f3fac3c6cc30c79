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
            case RULE_ORDER -> collecting.decide(all(search), Aggregate.LIST, search.evaluation());
            case COLLECT -> collecting.decide(all(search), table.aggregate(), search.evaluation());
        };
        Optional<String> failure = search.evaluation().failure();
        return failure.isPresent() ? Either.left(failure.get()) : outcome;
    }

    private Either<String, Decision> only(int rule, Search search) {
        if (rule != Search.NONE) return conclusions.single(rule, search.evaluation());
        if (table.otherwise().isEmpty()) return Either.left("no rule matches, and there is no default");
        return conclusions.single(Conclusions.DEFAULT, search.evaluation());
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
        Either<String, Decision> decision = only(first, search);
        if (first == Search.NONE) return decision;
        for (int other = search.next(); other != Search.NONE; other = search.next()) {
            if (!decision.exists(conclusions.single(other, search.evaluation()).get()::saysTheSame)) {
                return Either.left(both(first, other) + " and do not say the same");
            }
        }
        return decision;
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

    private static List<Integer> all(Search search) {
        List<Integer> rules = new ArrayList<>();
        for (int rule = search.next(); rule != Search.NONE; rule = search.next()) rules.add(rule);
        return rules;
    }
}
