package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Deciding for one applicant after the other, each competitor in processes of its own. The warm-up is as long as it is for
 * Camunda's sake: on two cores its FEEL engine takes some ten seconds to be compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", Contest.NO_LOGGING})
public class TableBenchmark {

    @Param
    Competitor competitor;

    @Param({"FIRST", "UNIQUE"})
    HitPolicy hitPolicy;

    @Param({"20", "200", "10000"})
    int rows;

    private Engine engine;
    private int next;

    @Setup
    public void load() {
        Policy policy = Policy.of(rows);
        engine = competitor.load(policy, hitPolicy, policy.applicants(Contest.APPLICANTS));
    }

    @Benchmark
    public void decide(Blackhole into) {
        engine.decide(next, into);
        next = (next + 1) % Contest.APPLICANTS;
    }
}
