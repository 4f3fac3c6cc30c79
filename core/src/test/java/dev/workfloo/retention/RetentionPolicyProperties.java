package dev.workfloo.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which executions are over by which rules, against the sentence that says it. */
class RetentionPolicyProperties {

    private static final Instant NOW = Instant.parse("2028-02-29T10:00:00Z");
    private static final List<WorkspaceId> WORKSPACES = List.of(new WorkspaceId("one"), new WorkspaceId("two"));

    @Provide
    Arbitrary<RetentionPeriod> periods() {
        return Arbitraries.of("P1D", "P90D", "P6M", "P5Y", "PT36H", "forever")
                .map(text -> RetentionPeriod.parse(text).orElseThrow());
    }

    @Provide
    Arbitrary<List<RetentionRule>> rules() {
        Arbitrary<RetentionScope> scopes = Combinators.combine(
                        Arbitraries.of(WORKSPACES),
                        Arbitraries.of(Environment.values()).optional(),
                        Arbitraries.of(Outcome.values()).optional())
                .as(RetentionScope::new);
        return Combinators.combine(scopes, periods().optional(), periods().optional())
                .as(RetentionRule::new)
                .list()
                .uniqueElements(RetentionRule::scope)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Ended.Kind> kinds() {
        return Arbitraries.of(
                WORKSPACES.stream().flatMap(RetentionPolicy::kinds).toList());
    }

    /** Looked for by what is named, from the most to the least. */
    private static RetentionPeriod expected(List<RetentionRule> rules, Ended.Kind kind) {
        Optional<Environment> environment = Optional.of(kind.environment());
        Optional<Outcome> outcome = Optional.of(kind.outcome());
        return Stream.of(
                        new RetentionScope(kind.workspace(), environment, outcome),
                        new RetentionScope(kind.workspace(), environment, Optional.empty()),
                        new RetentionScope(kind.workspace(), Optional.empty(), outcome),
                        RetentionScope.all(kind.workspace()))
                .flatMap(scope -> rules.stream().filter(rule -> rule.scope().equals(scope)))
                .flatMap(rule -> rule.executions().stream())
                .findFirst()
                .orElse(RetentionPeriod.FOR_GOOD);
    }

    @Property
    void theRuleCountsThatNamesMost(@ForAll("rules") List<RetentionRule> rules, @ForAll("kinds") Ended.Kind kind) {
        RetentionPeriod period = new RetentionPolicy(rules).executions(kind);

        assertEquals(expected(rules, kind), period);
    }

    @Property
    void callbacksAreSaidApart(@ForAll("rules") List<RetentionRule> rules, @ForAll("kinds") Ended.Kind kind) {
        List<RetentionRule> swapped = rules.stream()
                .map(rule -> new RetentionRule(rule.scope(), rule.callbacks(), rule.executions()))
                .toList();

        RetentionPeriod period = new RetentionPolicy(rules).callbacks(kind);

        assertEquals(expected(swapped, kind), period);
    }

    @Property
    void whatIsOverIsOlderThanItsPeriod(@ForAll("rules") List<RetentionRule> rules) {
        RetentionPolicy policy = new RetentionPolicy(rules);

        List<Ended> over = policy.executionsOver(NOW);

        Set<Ended.Kind> kinds = over.stream().map(Ended::kind).collect(Collectors.toCollection(HashSet::new));
        assertEquals(over.size(), kinds.size());
        for (WorkspaceId workspace : WORKSPACES) {
            RetentionPolicy.kinds(workspace)
                    .forEach(kind -> assertEquals(
                            policy.executions(kind).before(NOW),
                            over.stream()
                                    .filter(it -> it.kind().equals(kind))
                                    .map(Ended::before)
                                    .findFirst()));
        }
    }

    @Property
    void nothingOfTheLastDayIsEverOver(@ForAll("rules") List<RetentionRule> rules) {
        RetentionPolicy policy = new RetentionPolicy(rules);

        Stream<Ended> over = Stream.concat(policy.executionsOver(NOW).stream(), policy.callbacksOver(NOW).stream());

        assertTrue(over.allMatch(it -> !it.before().isAfter(NOW.minus(Duration.ofHours(24)))));
    }

    @Property
    void whatNoRuleSpeaksOfIsKeptForGood(@ForAll("rules") List<RetentionRule> rules) {
        Ended.Kind stranger = new Ended.Kind(new WorkspaceId("three"), Environment.PRODUCTION, Outcome.SUCCESS);
        RetentionPolicy policy = new RetentionPolicy(rules);

        assertTrue(policy.executions(stranger).isForGood()
                && policy.callbacks(stranger).isForGood());
    }
}
