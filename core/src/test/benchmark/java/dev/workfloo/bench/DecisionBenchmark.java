package dev.workfloo.bench;

import dev.workfloo.Problem;
import dev.workfloo.policy.PolicyDecision;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions a second of two threads that share a policy: from facts as a host has them, which are held against what the node reads, to
 * the exit, the messages and the outputs; and with why.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Threads(2)
public class DecisionBenchmark {

    /** In which form the facts come. */
    public enum Form {
        MAP,
        RECORD,
        VALUE
    }

    record Person(int score, BigDecimal income, String employment, boolean customer) {}

    record Facts(Person applicant) {}

    /** Which applicant is next, for each thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;

        int next() {
            next = (next + 1) % Contest.APPLICANTS;
            return next;
        }
    }

    @Param
    Form facts;

    @Param({"20", "200"})
    int rows;

    private dev.workfloo.policy.Policy policy;
    private List<Object> given;

    @Setup
    public void load() {
        Policy rules = Policy.of(rows);
        policy = dev.workfloo.policy.Policy.read(document(rules), InstantSource.system())
                .getOrElseThrow(Problem::toException);
        List<Applicant> applicants = rules.applicants(Contest.APPLICANTS);
        given = applicants.stream().map(this::facts).toList();
        for (int i = 0; i < applicants.size(); i++) {
            Answer meant = rules.rows().get(applicants.get(i).row()).answer();
            PolicyDecision decision = decision(i);
            if (!decision.messages().equals(List.of(meant.message()))) throw new IllegalStateException(meant.message());
        }
    }

    private Object facts(Applicant applicant) {
        Person person = new Person(applicant.score(), applicant.income(), applicant.employment(), applicant.customer());
        return switch (facts) {
            case MAP ->
                Map.of(
                        "applicant",
                        Map.of(
                                "score", applicant.score(),
                                "income", applicant.income(),
                                "employment", applicant.employment(),
                                "customer", applicant.customer()));
            case RECORD -> new Facts(person);
            case VALUE -> Value.of(new Facts(person));
        };
    }

    private PolicyDecision decision(int applicant) {
        return policy.decide("policy", given.get(applicant)).getOrElseThrow(Problem::toException);
    }

    @Benchmark
    public Object decide(Turn turn) {
        return decision(turn.next());
    }

    @Benchmark
    public Object decideAndSayWhy(Turn turn) {
        return decision(turn.next()).why();
    }

    private static Map<String, Object> document(Policy rules) {
        Map<String, Object> options = new LinkedHashMap<>();
        Policy.EMPLOYMENTS.forEach(name -> options.put(name, name));
        List<Map<String, Object>> fields = List.of(
                Map.of(
                        "id",
                        "score",
                        "name",
                        "Score",
                        "type",
                        "INTEGER",
                        "required",
                        true,
                        "minVal",
                        0,
                        "maxVal",
                        1_000),
                Map.of("id", "income", "name", "Income", "type", "NUMBER", "required", true, "minVal", 0),
                Map.of("id", "employment", "name", "Employment", "type", "SELECT", "required", true, "map", options),
                Map.of("id", "customer", "name", "Customer", "type", "BOOLEAN", "required", true));
        Map<String, Object> form = Map.of(
                "id",
                "applicant",
                "type",
                "FORM",
                "name",
                "Applicant",
                "next",
                "policy",
                "sections",
                List.of(Map.of("section", "All", "fields", fields)));
        Map<String, Object> exits = new LinkedHashMap<>();
        rules.rows().forEach(row -> exits.put(row.answer().exit(), null));
        Map<String, Object> table = Map.of(
                "id", "policy",
                "type", "RULESET",
                "name", "Policy",
                "hitPolicy", "FIRST",
                "inputs", List.of("applicant.score", "applicant.income", "applicant.employment", "applicant.customer"),
                "rules", rules.rows().stream().map(DecisionBenchmark::rule).toList(),
                "exits", exits);
        return Map.of(
                "id",
                "657117e1d511b6e54fe2a967",
                "name",
                "Policy",
                "start",
                "applicant",
                "nodes",
                List.of(form, table));
    }

    private static Map<String, Object> rule(Row row) {
        return Map.of(
                "when", row.conditions(),
                "exit", row.answer().exit(),
                "message", row.answer().message(),
                "outputs", Map.of("rate", row.outputs().get(2)));
    }
}
