package dev.workfloo.application;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageRetention;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Retention.Overdue;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionPolicy;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

final class ManagingRetention implements ManageRetention {

    private static final Overdue NOTHING = new Overdue(0, 0);

    private final Retention retention;
    private final InstantSource clock;

    ManagingRetention(Retention retention, InstantSource clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<RetentionRule> rules(WorkspaceId workspace) {
        return retention.rules().stream()
                .filter(rule -> rule.scope().workspace().equals(workspace))
                .sorted(Comparator.comparing(rule -> named(rule.scope())))
                .toList();
    }

    private static String named(RetentionScope scope) {
        return scope.environment().map(Enum::name).orElse("") + " "
                + scope.outcome().map(Enum::name).orElse("");
    }

    @Override
    public RetentionRule set(RetentionRule rule) {
        return retention.put(rule);
    }

    private RetentionRule whole(RetentionRule rule) {
        return retention.rules().stream()
                .filter(it -> it.scope().equals(rule.scope()))
                .findFirst()
                .map(rule::or)
                .orElse(rule);
    }

    @Override
    public boolean clear(RetentionScope scope) {
        return retention.remove(scope);
    }

    @Override
    public List<Kept> kept(WorkspaceId workspace) {
        return kept(workspace, new RetentionPolicy(retention.rules()));
    }

    @Override
    public List<Kept> keptWith(RetentionRule rule) {
        return kept(rule.scope(), Stream.of(whole(rule)));
    }

    @Override
    public List<Kept> keptWithout(RetentionScope scope) {
        return kept(scope, Stream.empty());
    }

    private List<Kept> kept(RetentionScope changed, Stream<RetentionRule> then) {
        Stream<RetentionRule> others =
                retention.rules().stream().filter(it -> !it.scope().equals(changed));
        return kept(
                changed.workspace(),
                new RetentionPolicy(Stream.concat(others, then).toList()));
    }

    private List<Kept> kept(WorkspaceId workspace, RetentionPolicy policy) {
        return RetentionPolicy.kinds(workspace)
                .map(kind -> new Kept(
                        kind,
                        policy.executions(kind),
                        policy.callbacks(kind),
                        overdue(kind, policy.executions(kind)).executions(),
                        overdue(kind, policy.callbacks(kind)).callbacks()))
                .toList();
    }

    private Overdue overdue(Ended.Kind kind, RetentionPeriod period) {
        return period.before(clock.instant())
                .map(before -> retention.count(new Ended(kind, before), MOST_COUNTED))
                .orElse(NOTHING);
    }
}
