package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.RunSampler;
import dev.workfloo.Samples;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.http.DescribedApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Wherever executions stand, and whatever happened to them: what clients see of it is described. */
class DescribedRunsProperties {

    private static final Viewer NOBODY = new Viewer(false, false);

    /** What tells, by the type of a node, what is in a detail. */
    private static String told() {
        return DescribedApi.document()
                .at("/components/schemas/NodeDetail/description")
                .textValue();
    }

    /** Whoever is asked for something must be shown it, and whoever waits for how long. */
    private static void checkDraws(Position position, ObjectNode status) {
        boolean draws = status.properties().stream().map(Map.Entry::getValue).anyMatch(JsonNode::isObject);
        boolean stands = position.waitsFor().isPresent() && !position.isWorking();
        assertEquals(stands, draws, () -> position.waitsFor() + ": " + status);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isDescribed(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        String told = told();
        List<ExecutionEvent> events = new ArrayList<>();
        for (Progress progress : new RunSampler(flow, random).run()) {
            events.addAll(progress.events());
            ExecutionHistory history = new ExecutionHistory(1, events);
            ExecutionDetail detail = new ExecutionDetail(
                    progress.execution(), flow, history, progress.execution().modifiedAt(), history.nodes(flow));

            ObjectNode details = DetailBody.of(detail, Viewer.OF_ALL);

            DescribedApi.checkIs("Detail", details);
            DescribedApi.checkIs("Detail", DetailBody.of(detail, NOBODY));
            DescribedApi.checkIs("Why", WhyBody.of(detail, NOBODY));
            DescribedApi.checkIs("Status", StatusBody.of(progress.execution(), flow, NOBODY, detail.at()));
            ObjectNode status = StatusBody.of(progress.execution(), flow);
            DescribedApi.checkIs("Status", status);
            checkDraws(progress.execution().position(), status);
            for (JsonNode node : details.path("nodes")) {
                String type = node.path("type").textValue();
                assertTrue(
                        told.contains(". " + type) || told.contains(", " + type),
                        () -> "openapi.json does not tell of " + type);
            }
        }
    }

    /** What no run waits for is described for nobody. The draws are the same each time, so that luck decides nothing. */
    @Property(seed = "20", edgeCases = EdgeCasesMode.NONE)
    void eachWaitIsAmongTheRuns(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        for (Progress progress : new RunSampler(flow, random).run()) {
            progress.execution().position().waitsFor().ifPresent(Statistics::collect);
        }

        Statistics.coverage(coverage -> Arrays.stream(WaitsFor.values())
                .forEach(it -> coverage.check(it).count(count -> count > 0)));
    }

    @Provide
    Arbitrary<CheckedFlow> flows() {
        return Samples.flows();
    }
}
