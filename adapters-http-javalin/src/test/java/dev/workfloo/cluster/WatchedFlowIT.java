package dev.workfloo.cluster;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.cluster.Collector.Span;
import dev.workfloo.server.Service;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hawkular.agent.prometheus.PrometheusScraper;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What whoever runs the service sees of a flow: figures, one trace over two processes, and a log that a program reads. */
@Execution(ExecutionMode.CONCURRENT)
class WatchedFlowIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern METRIC =
            Pattern.compile("`((?:workfloo|http|hikaricp|jvm|process|system)_[a-z0-9_]+)`");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @TempDir
    Path folder;

    private Collector collector;

    @BeforeEach
    void collect() throws Exception {
        collector = new Collector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private TestDeployment deployment() throws Exception {
        return TestDeployment.in(
                folder,
                Map.of(
                        "WORKFLOO_LOG", "json",
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
                        "OTEL_BSP_SCHEDULE_DELAY", "100"));
    }

    /** The first service asks the bureau, which is down, and ends; the second one asks again. */
    @Test
    void oneTraceLeadsFromTheRequestToTheCallsOfTwoProcesses() throws Exception {
        try (TestDeployment deployment = deployment()) {
            Service first = deployment.start();
            Applicant applicant = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);
            String id = askedForItsSecondCode(applicant, deployment.api(first), deployment);
            // However often the first service asks until it ends.
            deployment.bureau().failFirst(id, 3);

            String code = deployment.gateway().latest(id).orElseThrow().code();
            Map<String, String> traced = Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
            deployment.api(first).nip(id, "validate", "{\"nip\":\"" + code + "\"}", traced);
            Awaiting.until(
                    "a failure", PATIENCE, () -> !deployment.bureau().asks(id).isEmpty());
            first.stop();
            deployment.bureau().failFirst(id, 0);
            Service second = deployment.start();
            applicant.goOn(() -> deployment.api(second));
            second.stop();

            List<Span> spans = collector.spans(TRACE);
            assertIsOneTree(spans);
            assertEquals(
                    Set.of("PATCH /api/v1/workfloo/{id}/nip/validate", "work call", "connector buro-pf"),
                    spans.stream().map(Span::name).collect(toSet()));
            assertEquals(
                    List.of("connector buro-pf", "work call", "PATCH /api/v1/workfloo/{id}/nip/validate"),
                    upwards(
                                    spans.stream()
                                            .filter(span -> span.name().equals("connector buro-pf"))
                                            .findFirst()
                                            .orElseThrow(),
                                    spans)
                            .subList(0, 3));
            assertEquals(2, spans.stream().map(Span::instance).distinct().count(), spans.toString());
        }
    }

    private static String askedForItsSecondCode(Applicant applicant, Api api, TestDeployment deployment)
            throws Exception {
        applicant.start(api);
        applicant.form(api);
        applicant.send(api, Map.of("urlCallback", deployment.receiver().url()));
        Awaiting.until(
                "a code",
                PATIENCE,
                () -> deployment.gateway().latest(applicant.id()).isPresent());
        Awaiting.until("its delivery", PATIENCE, () -> deployment.receiver().told(applicant.id()) > 0);
        applicant.confirm(api);
        return applicant.id();
    }

    private static void assertIsOneTree(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(toSet());
        List<Span> roots =
                spans.stream().filter(span -> span.parent().equals(CALLER)).toList();
        assertEquals(1, roots.size(), spans.toString());
        assertTrue(
                spans.stream().allMatch(span -> ids.contains(span.parent()) || roots.contains(span)), spans.toString());
    }

    /** The names of a span and of all above it. */
    private static List<String> upwards(Span span, List<Span> spans) {
        List<String> names = new ArrayList<>(List.of(span.name()));
        spans.stream()
                .filter(above -> above.id().equals(span.parent()))
                .findFirst()
                .ifPresent(above -> names.addAll(upwards(above, spans)));
        return names;
    }

    @Test
    void eachMetricIsDocumentedAndTheDocumentedAreThere() throws Exception {
        Set<String> documented = documented();
        Set<String> ours = ours();
        try (TestDeployment deployment = deployment()) {
            Service service = deployment.start();
            Applicant applicant = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);
            String told = deployment
                    .api(service)
                    .startToldAt(deployment.receiver().url(), CreditFlow.BY_EMAIL)
                    .json()
                    .path("id")
                    .textValue();
            String id = askedForItsSecondCode(applicant, deployment.api(service), deployment);
            applicant.goOn(() -> deployment.api(service));
            deployment.applicant(CreditFlow.VERIFIED).goOn(() -> deployment.api(service));
            Awaiting.until("the callback", PATIENCE, () -> deployment.receiver().told(told) > 0);

            Set<String> scraped = Awaiting.some("all metrics", PATIENCE, () -> {
                Set<String> names = names(scrape(service));
                boolean all = names.containsAll(ours);
                return all ? Optional.of(names) : Optional.empty();
            });

            Set<String> undocumented = new TreeSet<>(scraped);
            undocumented.removeAll(documented);
            assertEquals(Set.of(), undocumented);
            assertEquals(1, gauge(scrape(service), "workfloo_executions_waiting", "waiting_for", "form"));
            assertTellsWhatItIsAbout(service, id);
        }
    }

    private static Set<String> documented() throws Exception {
        return named(page().stream());
    }

    /** Those of the service itself, in the first column of a table; in its prose the page also names the database's tables. */
    private static Set<String> ours() throws Exception {
        Set<String> first =
                named(page().stream().filter(line -> line.startsWith("| ")).map(line -> line.split(" \\| ", 2)[0]));
        first.removeIf(name -> !name.startsWith("workfloo_") && !name.startsWith("http_"));
        return first;
    }

    private static List<String> page() throws Exception {
        return Files.readAllLines(Path.of("docs", "operations.md"));
    }

    private static Set<String> named(Stream<String> texts) {
        return texts.flatMap(text -> METRIC.matcher(text).results())
                .map((MatchResult name) -> name.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static List<MetricFamily> scrape(Service service) throws Exception {
        return new PrometheusScraper(URI.create(service.address() + "/metrics").toURL()).scrape();
    }

    /** Without the largest values, which the page speaks of once for all. */
    private static Set<String> names(List<MetricFamily> families) {
        Set<String> all = families.stream().map(MetricFamily::getName).collect(toSet());
        Set<String> names = new HashSet<>(all);
        names.removeIf(name -> name.endsWith("_max") && all.contains(name.substring(0, name.length() - 4)));
        return names;
    }

    private static double gauge(List<MetricFamily> families, String name, String label, String value) {
        return families.stream()
                .filter(family -> family.getName().equals(name))
                .flatMap(family -> family.getMetrics().stream())
                .filter(metric -> value.equals(metric.getLabels().get(label)))
                .mapToDouble(metric -> ((Gauge) metric).getValue())
                .sum();
    }

    /** But for the greeting, which is printed and not logged. */
    private static void assertTellsWhatItIsAbout(Service service, String id) throws Exception {
        ObjectMapper json = new ObjectMapper();
        int about = 0;
        for (String line : service.output().lines().toList()) {
            if (line.startsWith("Workfloo listens at ")) continue;
            JsonNode event = json.readTree(line);
            assertTrue(event.hasNonNull("@timestamp") && event.hasNonNull("message"), line);
            boolean isRequest = event.path("log.logger").asText().equals("dev.workfloo.http.requests");
            assertEquals(isRequest, event.has("request_id"), line);
            if (event.path("execution_id").asText().equals(id)) {
                assertTrue(event.hasNonNull("trace.id"), line);
                about++;
            }
        }
        assertTrue(about >= 5, service::output);
    }
}
