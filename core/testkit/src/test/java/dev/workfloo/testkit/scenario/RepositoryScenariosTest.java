package dev.workfloo.testkit.scenario;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** The scenarios of this repository's own definitions. */
class RepositoryScenariosTest {

    private static final Path SERVICE = Path.of("../../adapters-http-javalin/src");

    @TestFactory
    Stream<DynamicNode> demo(TestReporter reporter) {
        return ScenarioTests.in(SERVICE.resolve("main/resources/dev/workfloo/server"))
                .covering(60)
                .tests(reporter);
    }

    @TestFactory
    Stream<DynamicNode> everyKindOfNode(TestReporter reporter) {
        return ScenarioTests.of(SERVICE.resolve("test/resources/dev/workfloo/driver/every-kind.json"))
                .covering(75)
                .tests(reporter);
    }
}
