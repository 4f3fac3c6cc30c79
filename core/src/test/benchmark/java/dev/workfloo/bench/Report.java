package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;

/** What was measured, and how it compares to ours. */
final class Report {

    private static final String EXPLANATION = """

            A decision on a table of four columns: average time, its error (99.9 %), and how many times ours it takes.
            All engines read the table once and get inputs in their own types, made ahead.
            Workfloo's trace names the rows that its index left to look at; the loop's names every row that it passed.
            feel-scala, as Camunda 7 calls it, reads the text of every cell anew at each evaluation.
            """;

    private final Map<Contest, Line> lines = new LinkedHashMap<>();
    private final double loadBefore = load();

    private record Line(double micros, double error, String missing) {}

    void missing(Contest contest, String why) {
        System.out.printf("%s: not measured: %s%n", contest.title(), why);
        lines.put(contest, new Line(Double.NaN, Double.NaN, why));
    }

    void measured(Contest contest, Result<?> result) {
        lines.put(contest, new Line(result.getScore(), result.getScoreError(), ""));
        System.out.printf(Locale.ROOT, "%s: %,.2f us%n", contest.title(), result.getScore());
    }

    void print() {
        System.out.print(EXPLANATION);
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load average %.1f before and %.1f after%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                load());
        lines.keySet().stream()
                .map(contest -> new Table(contest.hitPolicy(), contest.rows()))
                .distinct()
                .forEach(this::print);
        growth(HitPolicy.FIRST);
        growth(HitPolicy.UNIQUE);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private record Table(HitPolicy hitPolicy, int rows) {
        Contest by(Competitor competitor) {
            return new Contest(competitor, hitPolicy, rows);
        }
    }

    private void print(Table table) {
        System.out.printf(Locale.ROOT, "%n%s, %,d rows%n", table.hitPolicy, table.rows);
        for (Competitor competitor : Competitor.values()) {
            Line line = lines.get(table.by(competitor));
            if (line != null) print(table, competitor, line);
        }
    }

    private void print(Table table, Competitor competitor, Line line) {
        if (!line.missing.isEmpty()) {
            System.out.printf("  %-40s not measured: %s%n", competitor.title(), line.missing);
            return;
        }
        Line ours = lines.get(table.by(Competitor.WORKFLOO));
        String ratio = ours == null ? "" : String.format(Locale.ROOT, "%,12.2f", line.micros / ours.micros);
        System.out.printf(
                Locale.ROOT, "  %-40s %,14.3f us  ± %,12.3f  %s%n", competitor.title(), line.micros, line.error, ratio);
    }

    private void growth(HitPolicy hitPolicy) {
        for (Competitor competitor : Competitor.values()) {
            Line large = lines.get(new Contest(competitor, hitPolicy, 10_000));
            Line small = lines.get(new Contest(competitor, hitPolicy, 200));
            if (large == null || small == null || !large.missing.isEmpty() || !small.missing.isEmpty()) continue;
            System.out.printf(
                    Locale.ROOT,
                    "%n%s, %s: 10,000 rows take %,.2f times what 200 take",
                    competitor.title(),
                    hitPolicy,
                    large.micros / small.micros);
        }
        System.out.println();
    }
}
