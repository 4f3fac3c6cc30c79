package dev.workfloo.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of the policy.
 *
 * @param number its place, from 0
 * @param employments those that it is about; empty when it is about all
 * @param customer whether it is about customers or about others; empty when it is about both
 */
record Row(int number, Band score, Band income, List<String> employments, Optional<Boolean> customer, Answer answer) {

    /** The conditions in FEEL, one per column. */
    List<String> conditions() {
        String employment = employments.isEmpty()
                ? "-"
                : employments.stream().map(Row::quoted).collect(Collectors.joining(", "));
        return List.of(
                score.condition(),
                income.condition(),
                employment,
                customer.map(String::valueOf).orElse("-"));
    }

    /** The outputs in FEEL: exit, message, rate. */
    List<String> outputs() {
        return List.of(
                quoted(answer.exit()), quoted(answer.message()), answer.rate().toPlainString());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
