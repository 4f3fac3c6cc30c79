package dev.workfloo.testkit.scenario;

import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.Simulator;
import dev.workfloo.testkit.scenario.ScenarioTests.Demands;
import dev.workfloo.testkit.trace.FlowCoverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/** The tests of one definition file. */
final class ScenarioFile {

    private static final String CAN_BE_PUBLISHED = "can be published";

    private final Path file;
    private final Demands demands;

    ScenarioFile(Path file, Demands demands) {
        this.file = file;
        this.demands = demands;
    }

    static boolean isDefinition(Path file) {
        return file.toString().endsWith(".json")
                && Files.isRegularFile(file)
                && read(file).contains("\"nodes\"");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<DynamicNode> tests(TestReporter reporter) {
        Simulator simulator;
        try {
            simulator = Simulator.of(file);
        } catch (IllegalArgumentException e) {
            return Stream.of(test(CAN_BE_PUBLISHED, file.toUri(), () -> {
                throw new AssertionFailedError(e.getMessage(), e);
            }));
        }
        List<RehearsedScenario> rehearsed = simulator.scenarios().stream()
                .map(scenario -> RehearsedScenario.of(scenario, simulator.flow(), demands.start()))
                .toList();
        Stream<DynamicNode> scenarios = rehearsed.stream()
                .map(each ->
                        test(each.scenario().name(), source(each.scenario()), () -> each.requireNoDifference(file)));
        return Stream.of(
                        Stream.of(test(CAN_BE_PUBLISHED, file.toUri(), () -> requirePublishable(simulator))),
                        scenarios,
                        Stream.of(test("coverage", file.toUri(), () -> cover(simulator, rehearsed, reporter))))
                .flatMap(each -> each);
    }

    private static DynamicNode test(String name, URI source, Executable doing) {
        return DynamicTest.dynamicTest(name, source, doing);
    }

    /** Where an editor opens the scenario. */
    private URI source(Scenario scenario) {
        String text = read(file);
        int at = text.toLowerCase(Locale.ROOT).lastIndexOf(scenario.id().hex());
        long line = 1
                + text.substring(0, Math.max(0, at))
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
        return URI.create(file.toUri() + "?line=" + line);
    }

    private void requirePublishable(Simulator simulator) {
        if (simulator.scenarios().isEmpty()) {
            throw new AssertionFailedError(file + " has no scenarios: nothing of it was tested");
        }
        if (!demands.noWarnings() || simulator.warnings().isEmpty()) return;
        throw new AssertionFailedError(file + " can be published, with warnings:"
                + simulator.warnings().stream().map(it -> "\n  " + it).collect(Collectors.joining()));
    }

    private void cover(Simulator simulator, List<RehearsedScenario> rehearsed, TestReporter reporter) {
        FlowCoverage coverage = FlowCoverage.of(
                simulator.flow(),
                rehearsed.stream().flatMap(it -> it.trace().stream()).toList());
        String vacuous = rehearsed.stream()
                .filter(RehearsedScenario::expectsNothing)
                .map(it -> "\n  expects nothing: scenario " + it.scenario().name())
                .collect(Collectors.joining());
        String report = coverage.report() + vacuous;
        // Where builds keep no entries, they keep what tests print.
        System.out.println(report);
        reporter.publishEntry(Map.of(file.getFileName().toString(), report));
        if (coverage.percent() >= demands.percent()) return;
        throw new AssertionFailedError("the scenarios of " + file + " reach " + coverage.percent()
                + " % of its flow, and must reach " + demands.percent() + " %\n" + report);
    }
}
