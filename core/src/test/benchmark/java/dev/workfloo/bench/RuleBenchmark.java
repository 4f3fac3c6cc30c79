package dev.workfloo.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decision tables against other DMN engines and a hand-written loop, on one policy: first that they agree, then how fast. */
public final class RuleBenchmark {

    private static final int PATIENCE_SECONDS = 600;

    private final CommandLineOptions given;
    private final Report report = new Report();

    private RuleBenchmark(CommandLineOptions given) {
        this.given = given;
    }

    /** Takes JMH's own options, such as {@code -f 1 -wi 2 -i 2 -r 1 -p rows=20,200 -p competitor=WORKFLOO,KIE}. */
    public static void main(String[] arguments) throws Exception {
        new RuleBenchmark(new CommandLineOptions(arguments)).run();
    }

    private void run() throws Exception {
        List<Contest> ready = new ArrayList<>();
        for (Contest contest : contests()) {
            Optional<String> missing = Agreement.missing(contest, PATIENCE_SECONDS);
            missing.ifPresent(why -> report.missing(contest, why));
            if (missing.isEmpty()) ready.add(contest);
        }
        for (Contest contest : ready) {
            report.measured(contest, new Runner(options(contest)).runSingle().getPrimaryResult());
        }
        report.print();
    }

    private List<Contest> contests() {
        List<Contest> contests = new ArrayList<>();
        for (String hitPolicy : chosen("hitPolicy", List.of("FIRST", "UNIQUE"))) {
            for (String rows : chosen("rows", List.of("20", "200", "10000"))) {
                for (String competitor : chosen("competitor", names())) {
                    contests.add(Contest.parse(List.of(competitor, hitPolicy, rows)));
                }
            }
        }
        return contests;
    }

    private static List<String> names() {
        return Arrays.stream(Competitor.values()).map(Enum::name).toList();
    }

    private Collection<String> chosen(String parameter, List<String> all) {
        return given.getParameter(parameter).orElse(all);
    }

    private Options options(Contest contest) {
        return new OptionsBuilder()
                .parent(given)
                .include("^" + TableBenchmark.class.getName() + "\\.decide$")
                .param("competitor", contest.competitor().name())
                .param("hitPolicy", contest.hitPolicy().name())
                .param("rows", Integer.toString(contest.rows()))
                .shouldFailOnError(true)
                .verbosity(given.verbosity().orElse(VerboseMode.SILENT))
                .build();
    }
}
