package dev.workfloo.retention;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What rules say together. Of those that say something about an execution, the one counts that names its environment and
 * outcome, else one that names the environment, else one that names the outcome, else the workspace's. Where none says anything,
 * all is kept for good.
 */
@ValueObject
public record RetentionPolicy(List<RetentionRule> rules) {

    private static final Comparator<RetentionRule> LEAST_SPECIFIC =
            Comparator.comparingInt(rule -> rule.scope().specificity());

    public RetentionPolicy {
        rules = List.copyOf(rules);
    }

    /** How long executions are kept after their end. */
    public RetentionPeriod executions(Ended.Kind kind) {
        return period(kind, RetentionRule::executions);
    }

    /** How long callbacks are kept after the end of their execution, if that is kept for so long. */
    public RetentionPeriod callbacks(Ended.Kind kind) {
        return period(kind, RetentionRule::callbacks);
    }

    private RetentionPeriod period(Ended.Kind kind, Function<RetentionRule, Optional<RetentionPeriod>> said) {
        return rules.stream()
                .filter(rule -> rule.scope().covers(kind) && said.apply(rule).isPresent())
                .max(LEAST_SPECIFIC)
                .flatMap(said)
                .orElse(RetentionPeriod.FOR_GOOD);
    }

    /** Executions that are kept no longer. */
    public List<Ended> executionsOver(Instant now) {
        return over(now, this::executions);
    }

    /** Executions whose callbacks are kept no longer. */
    public List<Ended> callbacksOver(Instant now) {
        return over(now, this::callbacks);
    }

    private List<Ended> over(Instant now, Function<Ended.Kind, RetentionPeriod> period) {
        return rules.stream()
                .map(rule -> rule.scope().workspace())
                .distinct()
                .flatMap(RetentionPolicy::kinds)
                .flatMap(kind -> period.apply(kind).before(now).map(before -> new Ended(kind, before)).stream())
                .toList();
    }

    /** All that there is of a workspace's. */
    public static Stream<Ended.Kind> kinds(WorkspaceId workspace) {
        return Arrays.stream(Environment.values())
                .flatMap(environment -> Arrays.stream(Outcome.values())
                        .map(outcome -> new Ended.Kind(workspace, environment, outcome)));
    }
}
