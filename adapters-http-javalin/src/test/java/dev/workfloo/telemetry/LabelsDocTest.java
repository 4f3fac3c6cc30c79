package dev.workfloo.telemetry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.outbound.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on operations names every metric of ours, and every value that a label can have, where they are ours to choose. */
class LabelsDocTest {

    private static final Pattern METRIC = Pattern.compile("\"((?:workfloo|http)\\.[a-z.]+)\"");

    /** Some of them are there only once something has happened; all are in the code. */
    @Test
    void namesEveryMetric() throws Exception {
        String page = Files.readString(Path.of("docs", "operations.md"));
        Set<String> metrics = metrics();

        for (String metric : metrics) {
            Pattern row = Pattern.compile("(?m)^\\| `" + metric.replace('.', '_') + "(_total|_seconds)?` \\|");
            assertTrue(row.matcher(page).find(), () -> "docs/operations.md has no line for " + metric);
        }
        assertTrue(metrics.size() > 10, metrics::toString);
    }

    private static Set<String> metrics() throws Exception {
        Set<String> metrics = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (!source.contains("import io.micrometer.core.instrument.")) continue;
                METRIC.matcher(source).results().forEach(found -> metrics.add(found.group(1)));
            }
        }
        return metrics;
    }

    private static void assertNamed(String metric, Enum<?>[] values) throws Exception {
        String row = Files.readAllLines(Path.of("docs", "operations.md")).stream()
                .filter(line -> line.startsWith("| `" + metric + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric));
        for (Enum<?> value : values) {
            String label = value.name().toLowerCase(Locale.ROOT);
            assertTrue(row.contains("`" + label + "`"), metric + " " + label);
        }
    }

    @Test
    void namesEveryOutcomeOfAnExecution() throws Exception {
        assertNamed("workfloo_executions_duration_seconds", Outcome.values());
    }

    @Test
    void namesEveryChannel() throws Exception {
        assertNamed("workfloo_nip_sends_seconds", CodeChannel.values());
    }

    @Test
    void namesEveryOutcomeOfACallback() throws Exception {
        assertNamed("workfloo_callbacks_seconds", Callbacks.Outcome.values());
    }

    @Test
    void namesEveryLoss() throws Exception {
        assertNamed("workfloo_outbound_lost_total", LossCause.values());
        assertNamed("workfloo_outbound_lost_total", Peer.Kind.values());
    }

    @Test
    void namesEveryKindOfWork() throws Exception {
        assertNamed("workfloo_work_seconds", Work.Kind.values());
    }
}
