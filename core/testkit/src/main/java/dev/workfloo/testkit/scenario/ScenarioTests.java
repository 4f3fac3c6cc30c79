package dev.workfloo.testkit.scenario;

import dev.workfloo.testkit.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestReporter;

/**
 * The scenarios of definition files as tests, for a {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> credit(TestReporter reporter) {
 *     return ScenarioTests.of(Path.of("credit.json")).covering(90).tests(reporter);
 * }
 * }</pre>
 *
 * <p>Of each file there is a test that it can be published, one for each of its scenarios, which fails with what came out otherwise
 * than the scenario expects, and one of what they reach of the flow together: its report is printed, and published as an entry of
 * JUnit's. It never changes: each method gives another one.
 */
public final class ScenarioTests {

    private final List<Path> files;
    private final Demands demands;

    private ScenarioTests(List<Path> files, Demands demands) {
        this.files = List.copyOf(files);
        this.demands = demands;
    }

    /** Of these definition files, from the folder in which the tests run. */
    public static ScenarioTests of(Path... files) {
        if (files.length == 0) throw new IllegalArgumentException("name one definition file at least");
        return new ScenarioTests(Arrays.asList(files), new Demands(0, false, Simulator.USUAL_START));
    }

    /** Of each file of this folder that ends in {@code .json} and has nodes; pools, which have none, are left out. */
    public static ScenarioTests in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "there is no folder " + folder + " in " + Path.of("").toAbsolutePath());
        }
        try (Stream<Path> all = Files.list(folder)) {
            Path[] files = all.filter(ScenarioFile::isDefinition).sorted().toArray(Path[]::new);
            if (files.length == 0) throw new IllegalArgumentException("no definition file is in " + folder);
            return of(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks that the scenarios of each file reach so much of its flow; else the test of what they reach fails.
     *
     * @param percent from 0, as it is unless this is said, to 100
     */
    public ScenarioTests covering(int percent) {
        if (percent < 0 || percent > 100) throw new IllegalArgumentException("of a hundred: " + percent);
        return new ScenarioTests(files, new Demands(percent, demands.noWarnings(), demands.start()));
    }

    /** Asks that publishing warns of nothing. */
    public ScenarioTests withoutWarnings() {
        return new ScenarioTests(files, new Demands(demands.percent(), true, demands.start()));
    }

    /** Has scenarios start at this moment, and not at {@link Simulator#USUAL_START}. */
    public ScenarioTests startingAt(Instant moment) {
        return new ScenarioTests(files, new Demands(demands.percent(), demands.noWarnings(), moment));
    }

    /** @param percent how much of the flow the scenarios must reach */
    record Demands(int percent, boolean noWarnings, Instant start) {}

    /** The tests; of several files, a container for each. */
    public Stream<DynamicNode> tests(TestReporter reporter) {
        if (files.size() == 1) return new ScenarioFile(files.get(0), demands).tests(reporter);
        return files.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getFileName().toString(), file.toUri(), new ScenarioFile(file, demands).tests(reporter)));
    }
}
